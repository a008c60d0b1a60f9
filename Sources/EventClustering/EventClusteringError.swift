/// A stored model that cannot be read.
package struct EventClusteringError: Error, Equatable, CustomStringConvertible {
  package enum Reason: String, Sendable {
    case truncated = "row ends early, expected more bytes"
    case unknownKind = "row of an unknown kind, expected one that this version writes"
    case unknownVersion = "model of another version"
    case inconsistent = "row names something that no other row holds"
  }

  package var reason: Reason
  /// The key of the row.
  package var key: [UInt8]

  package init(reason: Reason, key: [UInt8]) {
    self.reason = reason
    self.key = key
  }

  package var description: String {
    let hex = key.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return "event model row \(hex): \(reason.rawValue)"
  }
}
