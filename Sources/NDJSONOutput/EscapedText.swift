/// The inside of a JSON string, with its escapes (RFC 8259, section 7).
enum EscapedText {
  /// The text; a lone surrogate or an escape cut short gives U+FFFD.
  static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let byte = bytes[place]
      place += 1
      guard byte == UInt8(ascii: "\\"), place < bytes.endIndex else {
        text.append(byte)
        continue
      }
      let letter = bytes[place]
      place += 1
      switch letter {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "u"): text.append(contentsOf: String(scalar(bytes, &place)).utf8)
      default: text.append(letter)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func scalar(_ bytes: ArraySlice<UInt8>, _ place: inout Int) -> Unicode.Scalar {
    guard let high = unit(bytes, &place) else { return "\u{FFFD}" }
    guard high & 0xFC00 == 0xD800 else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
    let mark = place
    if bytes[place...].starts(with: #"\u"#.utf8) {
      place += 2
      if let low = unit(bytes, &place), low & 0xFC00 == 0xDC00 {
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
      }
    }
    place = mark
    return "\u{FFFD}"
  }

  private static func unit(_ bytes: ArraySlice<UInt8>, _ place: inout Int) -> UInt32? {
    let digits = bytes[place...].prefix(4)
    guard digits.count == 4, digits.allSatisfy(isHexDigit) else { return nil }
    place += 4
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}
