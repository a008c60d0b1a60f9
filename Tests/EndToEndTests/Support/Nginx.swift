import Foundation
import Testing

/// A real web server over a directory, on loopback.
struct Nginx: Sendable {
  let port: UInt16
  private let accessLog: URL

  /// One line of the access log.
  struct Access: Hashable, Sendable {
    let status: Int
    let path: String
    /// Seconds since 1970.
    let time: Double
    /// `http` or `https`.
    let scheme: String
    /// Where the request came.
    let port: UInt16
    /// Whose certificate the client showed; `-`: none.
    let client: String
  }

  /// Serves `root` inside `workspace` while `body` runs, and what the blocks of `servers` say. Where
  /// nginx is not installed this fails in continuous integration, and prints a notice elsewhere.
  static func with(
    _ workspace: Workspace, root: String, servers: String = "",
    _ body: (Nginx) async throws -> Void
  ) async throws {
    guard let binary = Tool.path("nginx", wantedBy: "polling a real server") else { return }
    let port = try LoopbackSocket.freePort()
    let nginx = Nginx(port: port, accessLog: workspace["access.log"])
    try workspace.write(
      configuration(port: port, root: workspace[root].path, servers), to: "nginx.conf")
    let child = try Child(
      binary, ["-p", workspace.directory.path, "-c", "nginx.conf", "-e", "error.log"],
      in: workspace.directory)
    defer { child.send(signal: SIGKILL) }
    try await Pause.until("nginx answers; \(child.errors())") { nginx.isListening() }
    try await body(nginx)
  }

  func accesses() -> [Access] {
    let text = (try? String(contentsOf: accessLog, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ")
      guard parts.count == 6, let status = Int(parts[0]), let time = Double(parts[2]),
        let port = UInt16(parts[4])
      else { return nil }
      return Access(
        status: status, path: String(parts[1]), time: time, scheme: String(parts[3]),
        port: port, client: String(parts[5]))
    }
  }

  private func isListening() -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { _ = close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  /// One process in the foreground that writes nothing outside the workspace.
  private static func configuration(
    port: UInt16, root: String, _ servers: String
  ) -> String {
    """
    daemon off;
    master_process off;
    pid nginx.pid;
    error_log error.log;
    events { worker_connections 2048; }
    http {
      types { application/rss+xml xml; }
      log_format short '$status $uri $msec $scheme $server_port $ssl_client_s_dn';
      access_log access.log short;
      client_body_temp_path temp; proxy_temp_path temp; fastcgi_temp_path temp;
      uwsgi_temp_path temp; scgi_temp_path temp;
      root \(root);
      server { listen 127.0.0.1:\(port); }
      \(servers)
    }
    """
  }
}
