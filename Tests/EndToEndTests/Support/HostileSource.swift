import Testing

/// A source that a server treats badly, and what `newsloom` must say of it.
struct HostileSource: Sendable {
  let id: String
  let health: String
  /// Of these words one must be in the outcome.
  private let words: [String]
  private var location = ""

  init(_ id: String, _ words: String..., health: String = "failing") {
    self.id = id
    self.health = health
    self.words = words
  }

  /// The same source, there, with further keys of its configuration. Loopback is a network like any
  /// other to it: what else is private is refused.
  func at(_ url: String, _ keys: String = "allow_private_addresses: [127.0.0.0/8]") -> HostileSource
  {
    var source = self
    source.location = "url: '\(url)', \(keys)"
    return source
  }

  /// Its entry in the configuration.
  var entry: String { "id: \(id), \(location)" }

  /// Expects of its line of `sources list --json` what this server deserves.
  func expect(_ line: String) {
    #expect(line.contains(#""health":"\#(health)""#), "\(line)")
    #expect(words.contains { line.contains($0) }, "\(line)")
  }
}
