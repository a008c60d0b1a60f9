/// Numbers and texts one after the other in an array of bytes, as the clusterer itself wrote them.
///
/// What most clusters have is a handful of short texts: an array of values would take 40 bytes each.
struct ByteList: Hashable, Sendable {
  private(set) var bytes: [UInt8]

  /// What another list has written.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// An empty list with room for so many bytes.
  init(capacity: Int) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  /// Appends a number, seven bits a byte, the low ones first.
  mutating func append(_ number: UInt32) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Appends a number that has no small ones.
  mutating func append(hash: UInt32) {
    for shift: UInt32 in [0, 8, 16, 24] {
      bytes.append(UInt8(truncatingIfNeeded: hash >> shift))
    }
  }

  /// Appends a text behind its length.
  mutating func append(_ text: String) {
    append(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// The number at a place, which then lies behind it.
  func number(at place: inout Int) -> UInt32 {
    var number: UInt32 = 0
    var shift: UInt32 = 0
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      number |= UInt32(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return number
  }

  /// What `append(hash:)` wrote at a place, which then lies behind it.
  func hash(at place: inout Int) -> UInt32 {
    guard place + 4 <= bytes.count else { return 0 }
    defer { place += 4 }
    return UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8
      | UInt32(bytes[place + 2]) << 16 | UInt32(bytes[place + 3]) << 24
  }

  /// The text at a place, which then lies behind it.
  func text(at place: inout Int) -> String {
    let count = Int(number(at: &place))
    let range = place..<min(bytes.count, place + count)
    place = range.upperBound
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// Moves a place behind the text there.
  func skipText(at place: inout Int) {
    let count = Int(number(at: &place))
    place = min(bytes.count, place + count)
  }
}
