import NewsModel

/// Writes values one after the other, numbers with the low byte first.
struct RowWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ value: Float) { write(value.bitPattern) }
  mutating func write(_ value: Timestamp) { write(value.seconds) }
  mutating func write(_ value: Bool) { write(UInt8(value ? 1 : 0)) }

  /// Appends what another writer wrote.
  mutating func append(_ written: [UInt8]) { bytes.append(contentsOf: written) }

  mutating func write(_ text: String) {
    write(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func write(_ vector: SparseVector) {
    write(Array(vector.weights)) {
      $0.write($1.term)
      $0.write($1.weight)
    }
  }

  mutating func write(_ numbers: [UInt32]) {
    write(numbers) { $0.write($1) }
  }

  mutating func write<Element>(
    _ elements: [Element], _ body: (inout RowWriter, Element) -> Void
  ) {
    write(UInt32(elements.count))
    for element in elements { body(&self, element) }
  }
}
