/// Why a stored near-duplicate window cannot be read.
package struct NearDuplicatesError: Error, Equatable, CustomStringConvertible {
  package enum Reason: String, Sendable {
    /// A key has an unknown form.
    case key = "unknown key"
    /// A row is cut or has impossible values.
    case row = "damaged row"
    /// Rows do not come in ascending key order.
    case order = "rows out of order"
    /// Another version wrote the rows.
    case version = "unknown version"
  }

  package var reason: Reason
  /// The key of the row.
  package var key: [UInt8]

  package init(reason: Reason, key: [UInt8]) {
    self.reason = reason
    self.key = key
  }

  package var description: String {
    let digits = key.map { byte in
      let hex = String(byte, radix: 16)
      return hex.utf8.count == 1 ? "0" + hex : hex
    }
    return "near-duplicate row \(digits.joined()): \(reason.rawValue)"
  }
}
