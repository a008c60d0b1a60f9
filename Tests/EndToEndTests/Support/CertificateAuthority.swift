import Foundation

/// A certificate authority of a test's own, its files in the workspace.
struct CertificateAuthority: Sendable {
  private let workspace: Workspace
  private let name: String
  private let openssl: URL

  /// Its certificate in PEM.
  var file: URL { workspace["\(name).pem"] }

  /// Nil, with a notice, where openssl is missing.
  init?(_ name: String, in workspace: Workspace) async throws {
    guard let openssl = Tool.path("openssl", wantedBy: "TLS") else { return nil }
    self.workspace = workspace
    self.name = name
    self.openssl = openssl
    try await make(name, subject: "/CN=\(name)", [])
  }

  /// Issues `NAME.pem` with `NAME.key`, for a month.
  ///
  /// - Parameter host: the name or address that it is for.
  func issue(
    _ name: String, for host: String, environment: [String: String] = [:]
  ) async throws {
    let kind = host.contains { $0.isLetter } ? "DNS" : "IP"
    try await make(
      name, subject: "/CN=\(name)",
      [
        "-CA", file.path, "-CAkey", workspace["\(self.name).key"].path, "-addext",
        "subjectAltName=\(kind):\(host)",
      ], environment: environment)
  }

  private func make(
    _ name: String, subject: String, _ more: [String], environment: [String: String] = [:]
  ) async throws {
    let outcome = try await workspace.run(
      openssl,
      [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
        "-days", "30", "-subj", subject, "-keyout", "\(name).key", "-out", "\(name).pem",
      ] + more, environment: environment)
    guard outcome.exit == .status(0) else {
      throw SupportError("openssl: \(outcome.errors)")
    }
  }
}
