import NewsModel

/// Reads a JSON object whose values are texts and null, from left to right.
///
/// Strict: whatever RFC 8259 does not allow, and a few rare things that it does, end the reading
/// before `hasEnded` holds. Linear.
struct PlainObjectScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0
  private var isFirst = true
  /// Whether the object was read to its end and nothing follows it.
  private(set) var hasEnded = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Passes over the bracket that opens the object.
  mutating func enter() -> Bool { take(UInt8(ascii: "{")) }

  /// The next key, with its colon passed; nil at the end of the object and where there is none.
  mutating func nextKey() -> String? {
    if take(UInt8(ascii: "}")) {
      passSpace()
      hasEnded = place == bytes.count
      return nil
    }
    guard isFirst || take(UInt8(ascii: ",")) else { return nil }
    isFirst = false
    guard let key = text(), take(UInt8(ascii: ":")) else { return nil }
    return key
  }

  /// The text that stands here, nil where none does.
  mutating func text() -> String? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    let start = place
    place = endOfPlainText(from: place)
    guard place < bytes.count else { return nil }
    if bytes[place] == UInt8(ascii: "\"") {
      place += 1
      return String(
        validating: UnsafeBufferPointer(rebasing: bytes[start..<place - 1]), as: UTF8.self)
    }
    return escapedText(from: start)
  }

  mutating func skipTextOrNull() -> Bool { skipNull() || text() != nil }

  /// Passes over `null`; false, with nothing passed, where it does not stand here.
  mutating func skipNull() -> Bool {
    passSpace()
    guard place + 4 <= bytes.count, bytes[place..<place + 4].elementsEqual("null".utf8) else {
      return false
    }
    place += 4
    return true
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    passSpace()
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private mutating func passSpace() {
    while place < bytes.count {
      switch bytes[place] {
      case 0x20, 0x09, 0x0A, 0x0D: place += 1
      default: return
      }
    }
  }
}

// MARK: Inside a text

extension PlainObjectScanner {
  /// The place of the first byte from `start` on that ends a text, escapes or must not stand in one.
  ///
  /// Eight bytes at a time: in most texts whole paragraphs have none of them.
  private func endOfPlainText(from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var place = start
    while place + 8 <= raw.count {
      let found = Self.marks(
        UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
      if found != 0 { return place + found.trailingZeroBitCount / 8 }
      place += 8
    }
    while place < raw.count, raw[place] >= 0x20, raw[place] != UInt8(ascii: "\""),
      raw[place] != UInt8(ascii: "\\")
    {
      place += 1
    }
    return place
  }

  /// The highest bit of each byte that is a quotation mark, a backslash or a control character; of
  /// those after the first such byte some may be set without reason.
  private static func marks(_ eight: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = eight ^ ones &* UInt64(UInt8(ascii: "\""))
    let backslashes = eight ^ ones &* UInt64(UInt8(ascii: "\\"))
    let isQuote = (quotes &- ones) & ~quotes
    let isBackslash = (backslashes &- ones) & ~backslashes
    let isControl = (eight &- ones &* 0x20) & ~eight
    return (isQuote | isBackslash | isControl) & (ones &* 0x80)
  }

  /// The text whose first bytes, up to an escape here, began at `start`.
  private mutating func escapedText(from start: Int) -> String? {
    var text = Array(bytes[start..<place])
    text.reserveCapacity(2 * text.count + 256)
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") {
        place += 1
        return String(validating: text, as: UTF8.self)
      }
      guard byte == UInt8(ascii: "\\"), takeEscape(into: &text) else { return nil }
      let plain = place
      place = endOfPlainText(from: place)
      text.append(contentsOf: bytes[plain..<place])
    }
    return nil
  }

  private mutating func takeEscape(into text: inout [UInt8]) -> Bool {
    let escape = JSONEscape(bytes.span, at: place)
    guard escape.isValid, let scalar = escape.scalar else { return false }
    text.append(scalar)
    place += escape.length
    return true
  }
}
