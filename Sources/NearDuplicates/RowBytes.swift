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
    guard let count = read(UInt8.self), Int(count) <= limit else { return nil }
    var list: [UInt32] = []
    list.reserveCapacity(Int(count))
    for _ in 0..<count {
      guard let value = read(UInt32.self) else { return nil }
      list.append(value)
    }
    return list
  }
}
