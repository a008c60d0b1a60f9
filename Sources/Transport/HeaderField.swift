/// A field of a request. Its value may be a secret, so that no description shows it.
package struct HeaderField: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  package var name: String
  package var value: String

  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }

  package var description: String { name }

  package var customMirror: Mirror { Mirror(self, children: ["name": name]) }

  /// Whether it can be sent without breaking a request apart.
  package var isSendable: Bool { line != nil }

  /// `name: value` for the wire, or nil where it would break the request apart (RFC 9110, 5.5).
  var line: String? {
    var text = name
    let token = text.withUTF8 { $0.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x3A } }
    guard token, !name.isEmpty else { return nil }
    text = value
    let controls = text.withUTF8 { $0.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F } }
    guard !controls else { return nil }
    // libcurl sends a field without a value only when it ends in a semicolon.
    return value.isEmpty ? "\(name);" : "\(name): \(value)"
  }
}
