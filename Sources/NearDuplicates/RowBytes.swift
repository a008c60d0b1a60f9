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

  mutating func read(bytes count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= bytes.count - index else { return nil }
    defer { index += count }
    return bytes[index..<index + count]
  }

  /// Reads a list of at most `limit` values.
  mutating func readList(limit: Int) -> [UInt32]? {
    readList(limit: limit) { $0 }
  }

  /// Reads a list of at most `limit` values that 32 bits make.
  mutating func readList<Value>(limit: Int, _ make: (UInt32) -> Value) -> [Value]? {
    guard let count = read(UInt8.self), Int(count) <= limit,
      Int(count) * 4 <= bytes.count - index
    else { return nil }
    let first = index
    index += Int(count) * 4
    return bytes.withUnsafeBytes { buffer in
      (0..<Int(count)).map {
        make(
          UInt32(
            littleEndian: buffer.loadUnaligned(fromByteOffset: first + $0 * 4, as: UInt32.self)))
      }
    }
  }
}
