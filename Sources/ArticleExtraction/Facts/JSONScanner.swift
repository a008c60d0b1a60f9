import Markup

/// A JSON text as a flat array of values in document order.
///
/// Lenient, as JSON-LD in pages needs it: control characters in strings, a comma too many, text
/// around the value. Linear, without recursion; where the text is cut off, what came before counts.
struct JSONScanner {
  enum Kind {
    case object, array, string, literal
  }

  struct Value {
    var kind: Kind
    /// The bytes of its name in an object, without quotation marks.
    var name: Range<Int>
    /// The bytes of a string without quotation marks, of a literal as they are.
    var bytes: Range<Int>
    /// Index after the last value inside of it.
    var end: Int
  }

  /// JSON-LD of real pages has some hundred values; more than this are not read.
  private static let mostValues = 100_000

  private(set) var values: [Value] = []
  private var place: Int
  private let limit: Int

  /// Reads the first object or array in `range`.
  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    place = range.lowerBound
    limit = range.upperBound
    while place < limit, bytes[place] != UInt8(ascii: "{"), bytes[place] != UInt8(ascii: "[") {
      place += 1
    }
    scan(bytes)
  }

  private mutating func scan(_ bytes: Span<UInt8>) {
    var open: [Int] = []
    var name = 0..<0
    while place < limit, values.count < Self.mostValues {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        open.append(values.count)
        add(byte == UInt8(ascii: "{") ? .object : .array, name, place..<place)
        name = 0..<0
        place += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if let index = open.popLast() { values[index].end = values.count }
        place += 1
        if open.isEmpty { return }
      case UInt8(ascii: "\""):
        let text = string(bytes)
        if isName(bytes, in: open) {
          name = text
        } else {
          add(.string, name, text)
          name = 0..<0
        }
      case UInt8(ascii: ","), UInt8(ascii: ":"), 0...0x20: place += 1
      default:
        let start = place
        while place < limit, !Self.endsLiteral(bytes[place]) { place += 1 }
        add(.literal, name, start..<place)
        name = 0..<0
      }
    }
    for index in open { values[index].end = values.count }
  }

  private mutating func add(_ kind: Kind, _ name: Range<Int>, _ bytes: Range<Int>) {
    values.append(Value(kind: kind, name: name, bytes: bytes, end: values.count + 1))
  }

  /// Reads a string at its first quotation mark.
  private mutating func string(_ bytes: Span<UInt8>) -> Range<Int> {
    let start = place + 1
    var end = bytes.firstIndex(of: UInt8(ascii: "\""), in: min(start, limit)..<limit)
    while end < limit, Self.isEscaped(bytes, at: end, after: start) {
      end = bytes.firstIndex(of: UInt8(ascii: "\""), in: end + 1..<limit)
    }
    place = min(limit, end + 1)
    return min(start, end)..<end
  }

  /// Whether an odd number of backslashes stands before the byte at `place`.
  private static func isEscaped(_ bytes: Span<UInt8>, at place: Int, after start: Int) -> Bool {
    var first = place
    while first > start, bytes[first - 1] == UInt8(ascii: "\\") { first -= 1 }
    return (place - first) % 2 == 1
  }

  /// Whether a colon follows, in an object.
  private func isName(_ bytes: Span<UInt8>, in open: [Int]) -> Bool {
    guard let last = open.last, values[last].kind == .object else { return false }
    var next = place
    while next < limit, bytes[next].isHTMLSpace { next += 1 }
    return next < limit && bytes[next] == UInt8(ascii: ":")
  }

  private static func endsLiteral(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ":"),
      UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["), 0...0x20:
      true
    default: false
    }
  }
}

extension JSONScanner {
  /// The member of an object.
  func member(_ name: StaticString, of object: Int, in bytes: Span<UInt8>) -> Int? {
    guard values[object].kind == .object else { return nil }
    var index = object + 1
    while index < values[object].end {
      let range = values[index].name
      if range.count == name.utf8CodeUnitCount, matches(bytes, range, name) { return index }
      index = values[index].end
    }
    return nil
  }

  private func matches(_ bytes: Span<UInt8>, _ range: Range<Int>, _ name: StaticString) -> Bool {
    name.withUTF8Buffer { letters in
      for offset in 0..<letters.count where bytes[range.lowerBound + offset] != letters[offset] {
        return false
      }
      return true
    }
  }

  /// The text of a string, escapes read; nil for other values.
  func text(_ index: Int, in bytes: Span<UInt8>) -> String? {
    values[index].kind == .string ? String(decoding: utf8(index, in: bytes), as: UTF8.self) : nil
  }

  /// The bytes of a string, escapes read.
  func utf8(_ index: Int, in bytes: Span<UInt8>) -> [UInt8] {
    JSONEscapes.read(bytes.extracting(values[index].bytes))
  }
}
