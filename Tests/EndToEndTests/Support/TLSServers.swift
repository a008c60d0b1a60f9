import Foundation

/// Servers of TLS with certificates of which one is right: nginx blocks, and a source for each.
struct TLSServers: Sendable {
  /// To be put into nginx' configuration.
  let blocks: String
  let sources: [HostileSource]

  /// Nil, with a notice, where a tool is missing.
  init?(in workspace: Workspace) async throws {
    guard let authority = try await CertificateAuthority("authority", in: workspace) else {
      return nil
    }
    let past = try FakeClock(in: workspace)
    try past.set(.seconds(-365 * 86_400))
    try await authority.issue("right", for: "127.0.0.1")
    try await authority.issue("expired", for: "127.0.0.1", environment: past.environment)
    try await authority.issue("other", for: "news.example")
    let ports = try ["right", "expired", "other"].map {
      (name: $0, port: try LoopbackSocket.freePort())
    }
    blocks = ports.map { Self.block($0.name, $0.port) }.joined(separator: "\n")
    let loopback = "allow_private_addresses: [127.0.0.0/8]"
    let trusting = "\(loopback), ca_file: authority.pem"
    let expired = HostileSource("bad-tls-expired", "certificate has expired")
    let other = HostileSource("bad-tls-name", "alternative certificate subject name")
    let unknown = HostileSource("bad-tls-authority", "expected a trusted certificate")
    let right = HostileSource("odd-tls", "1 entries", health: "good")
    sources = [
      right.at("https://127.0.0.1:\(ports[0].port)/1", trusting),
      unknown.at("https://127.0.0.1:\(ports[0].port)/1"),
      expired.at("https://127.0.0.1:\(ports[1].port)/1", trusting),
      other.at("https://127.0.0.1:\(ports[2].port)/1", trusting),
    ]
  }

  private static func block(_ name: String, _ port: UInt16) -> String {
    """
    server {
      listen 127.0.0.1:\(port) ssl;
      ssl_certificate \(name).pem; ssl_certificate_key \(name).key;
    }
    """
  }
}
