import NewsModel

/// Reads what `RowWriter` wrote, and refuses a row that ends early.
struct RowReader {
  let key: [UInt8]
  private let bytes: [UInt8]
  private var place = 0

  init(key: [UInt8], bytes: [UInt8]) {
    self.key = key
    self.bytes = bytes
  }

  var isAtEnd: Bool { place == bytes.count }

  private func failure() -> EventClusteringError {
    EventClusteringError(reason: .truncated, key: key)
  }

  /// What a row is refused with that says what cannot be.
  func inconsistency() -> EventClusteringError {
    EventClusteringError(reason: .inconsistent, key: key)
  }

  mutating func integer<Number: FixedWidthInteger>(
    _ type: Number.Type = Number.self
  ) throws(EventClusteringError) -> Number {
    let width = Number.bitWidth / 8
    guard bytes.count - place >= width else { throw failure() }
    var value: Number = 0
    for step in (0..<width).reversed() {
      value = value << 8 | Number(truncatingIfNeeded: bytes[place + step])
    }
    place += width
    return value
  }

  mutating func float() throws(EventClusteringError) -> Float {
    Float(bitPattern: try integer())
  }

  mutating func timestamp() throws(EventClusteringError) -> Timestamp {
    Timestamp(seconds: try integer(Int64.self)).clamped
  }

  mutating func bool() throws(EventClusteringError) -> Bool {
    try integer(UInt8.self) != 0
  }

  mutating func string() throws(EventClusteringError) -> String {
    let count = Int(try integer(UInt32.self))
    guard bytes.count - place >= count else { throw failure() }
    defer { place += count }
    return String(decoding: bytes[place..<place + count], as: UTF8.self)
  }

  mutating func vector() throws(EventClusteringError) -> SparseVector {
    let entries = try array { reader throws(EventClusteringError) in
      TermWeight(term: try reader.integer(), weight: try reader.float())
    }
    guard entries.count <= VectorBlock.longest else { throw inconsistency() }
    return SparseVector(ascending: entries)
  }

  mutating func numbers() throws(EventClusteringError) -> [UInt32] {
    try array { reader throws(EventClusteringError) in try reader.integer() }
  }

  mutating func array<Element>(
    _ body: (inout RowReader) throws(EventClusteringError) -> Element
  ) throws(EventClusteringError) -> [Element] {
    let count = Int(try integer(UInt32.self))
    // Every element takes at least a byte, so that a false count cannot ask for memory.
    guard count <= bytes.count - place else { throw failure() }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(try body(&self)) }
    return elements
  }
}
