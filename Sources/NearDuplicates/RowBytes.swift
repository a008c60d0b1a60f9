/// Writes the fields of a stored row, integers little-endian.
struct RowWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  mutating func write(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(bytes more: some Sequence<UInt8>) {
    bytes.append(contentsOf: more)
  }

  /// Writes at most 255 values and how many they are.
  mutating func write(list: some Collection<UInt32>) {
    write(UInt8(clamping: list.count))
    for value in list.prefix(255) { write(value) }
  }
}

/// Reads the fields of a stored row; nil once they do not fit.
struct RowReader {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { index == bytes.count }

  mutating func read<Value: FixedWidthInteger>(_: Value.Type = Value.self) -> Value? {
    let size = MemoryLayout<Value>.size
    guard size <= bytes.count - index else { return nil }
    defer { index += size }
    return bytes.withUnsafeBytes {
      Value(littleEndian: $0.loadUnaligned(fromByteOffset: index, as: Value.self))
    }
  }

  /// Reads `count` bytes in place of those in `buffer`.
  mutating func read(bytes count: Int, into buffer: inout [UInt8]) -> Bool {
    guard count >= 0, count <= bytes.count - index else { return false }
    buffer.removeAll(keepingCapacity: true)
    buffer.append(contentsOf: bytes[index..<index + count])
    index += count
    return true
  }

  /// Reads a list of at most `limit` values in place of those in `list`.
  mutating func readList(limit: Int, into list: inout [UInt32]) -> Bool {
    readList(limit: limit, into: &list) { $0 }
  }

  /// Reads a list of at most `limit` values that 32 bits make.
  mutating func readList<Value>(
    limit: Int, into list: inout [Value], _ make: (UInt32) -> Value
  ) -> Bool {
    guard let count = read(UInt8.self), Int(count) <= limit,
      Int(count) * 4 <= bytes.count - index
    else { return false }
    list.removeAll(keepingCapacity: true)
    bytes.withUnsafeBytes { buffer in
      for place in 0..<Int(count) {
        let bits = buffer.loadUnaligned(fromByteOffset: index + place * 4, as: UInt32.self)
        list.append(make(UInt32(littleEndian: bits)))
      }
    }
    index += Int(count) * 4
    return true
  }
}
