import NewsModel

/// The inside of a JSON string, with its escapes (RFC 8259, section 7).
enum EscapedText {
  /// The text; a lone surrogate or an escape cut short gives U+FFFD.
  static func decoded(_ escaped: ArraySlice<UInt8>) -> String {
    let bytes = escaped.span
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "\\"), place + 1 < bytes.count else {
        text.append(bytes[place])
        place += 1
        continue
      }
      let escape = JSONEscape(bytes, at: place)
      if let scalar = escape.scalar { text.append(scalar) }
      place += escape.length
    }
    return String(decoding: text, as: UTF8.self)
  }
}
