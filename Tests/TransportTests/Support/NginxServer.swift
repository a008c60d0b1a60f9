import Foundation
import Glibc
import TestSupport

/// nginx on loopback ports, with its files in a temporary directory.
final class NginxServer: Sendable {
  /// Whether this machine has nginx and openssl.
  static let isInstalled = path("nginx") != nil && path("openssl") != nil

  let port: Int
  let tlsPort: Int
  /// What it serves.
  let root: URL
  /// The certificate authority of the TLS port.
  let authority: String
  private let directory: URL
  private let process: ChildProcess

  init() throws {
    guard let nginx = Self.path("nginx") else { throw ServerError.didNotStart("no nginx") }
    directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("newsloom-nginx-\(UUID().uuidString)")
    root = directory.appendingPathComponent("root")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    port = try Loopback.freePort()
    tlsPort = try Loopback.freePort()
    authority = directory.appendingPathComponent("certificate.pem").path
    try Self.makeCertificate(in: directory)
    let file = directory.appendingPathComponent("nginx.conf")
    try Data(Self.configuration(directory.path, port, tlsPort).utf8).write(to: file)
    process = try ChildProcess(
      nginx, ["-p", directory.path, "-c", file.path, "-e", "error.log"])
    try waitUntilItListens()
  }

  deinit {
    process.terminate()
    process.wait()
    try? FileManager.default.removeItem(at: directory)
  }

  func url(_ path: String) -> String { "http://127.0.0.1:\(port)/\(path)" }

  func tlsURL(_ path: String) -> String { "https://localhost:\(tlsPort)/\(path)" }

  func put(_ text: String, at path: String) throws {
    try Data(text.utf8).write(to: root.appendingPathComponent(path))
  }

  private func waitUntilItListens() throws {
    for _ in 0..<500 {
      if Loopback.canConnect(to: port), Loopback.canConnect(to: tlsPort) { return }
      // Nothing tells when a daemon is ready but asking it; 10 ms between the questions.
      poll(nil, 0, 10)
    }
    throw ServerError.didNotStart("nginx does not listen")
  }

  private static func path(_ name: String) -> String? {
    ["/usr/sbin/", "/usr/bin/", "/usr/local/sbin/", "/usr/local/bin/"].map { $0 + name }
      .first { access($0, X_OK) == 0 }
  }

  private static func makeCertificate(in directory: URL) throws {
    guard let openssl = path("openssl") else { throw ServerError.didNotStart("no openssl") }
    let process = try ChildProcess(
      openssl,
      [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
        "-days", "30", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
        "-keyout", directory.appendingPathComponent("key.pem").path, "-out",
        directory.appendingPathComponent("certificate.pem").path,
      ])
    guard process.wait() == 0 else { throw ServerError.didNotStart("no certificate") }
  }

  private static func configuration(_ directory: String, _ port: Int, _ tlsPort: Int) -> String {
    """
    daemon off;
    master_process off;
    pid nginx.pid;
    events { worker_connections 1024; }
    http {
      access_log off;
      types { text/xml xml; }
      gzip on;
      gzip_types *;
      gzip_min_length 1;
      client_body_temp_path body;
      proxy_temp_path proxy;
      fastcgi_temp_path fastcgi;
      uwsgi_temp_path uwsgi;
      scgi_temp_path scgi;
      keepalive_requests 1000000;
      server {
        listen 127.0.0.1:\(port);
        listen 127.0.0.1:\(tlsPort) ssl http2;
        ssl_certificate certificate.pem;
        ssl_certificate_key key.pem;
        root root;
      }
    }
    """
  }
}
