import Foundation

/// A directory of its own for one test, removed afterwards.
struct Workspace: Sendable {
  let directory: URL

  /// Runs `body` in a new directory and removes it, whatever happens.
  static func with<Result>(_ body: (Workspace) async throws -> Result) async throws -> Result {
    let directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("newsloom-test-\(UUID().uuidString.prefix(12))")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try await body(Workspace(directory: directory))
  }

  subscript(name: String) -> URL { directory.appendingPathComponent(name) }

  var output: OutputFolder { OutputFolder(directory: self["out"]) }

  @discardableResult
  func write(_ text: String, to name: String) throws -> URL {
    let url = self[name]
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url, options: .atomic)
    return url
  }

  /// Writes `newsloom.yaml` with these sources (YAML flow mappings, one a line), fit for fast tests
  /// against a loopback server.
  @discardableResult
  func configure(
    _ sources: [String], http: String = "timeout: 5s", minInterval: String = "1s",
    more: String = ""
  ) throws -> URL {
    try write(
      """
      sources:
      \(sources.map { "  - {\($0)}" }.joined(separator: "\n"))
      poll: {min_interval: \(minInterval), max_interval: 1h}
      http: {per_host: 64, host_gap: 0ms, allow_private_addresses: true, \(http)}
      output: {directory: out, compress: none}
      state: {directory: state}
      log: {format: plain}
      \(more)
      """, to: "newsloom.yaml")
  }
}
