/// One row of a model's stored memory.
///
/// The near-duplicate index and the event clusterer keep their memory in rows of their own making.
/// The state store commits the rows that changed together with the records that came of the same
/// decision, and hands all of them back, in ascending key order, when the service starts.
package struct ModelRow: Hashable, Sendable {
  package var key: [UInt8]
  /// The stored bytes; nil deletes the row.
  package var value: [UInt8]?

  package init(key: [UInt8], value: [UInt8]?) {
    self.key = key
    self.value = value
  }
}
