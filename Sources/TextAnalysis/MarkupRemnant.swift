/// Tags and character references that a text still has though it should be plain.
enum MarkupRemnant {
  struct Tag {
    var end: Int
    var isBlock: Bool
  }

  struct Reference {
    var end: Int
    /// Of a numeric reference.
    var scalar: UInt32?
  }

  /// Longest tag that is believed; an attribute list in a text hardly exceeds it, and a lone `<` in
  /// prose must not swallow paragraphs.
  private static let maxTagLength = 512

  /// The tag that begins with the `<` at `index`.
  ///
  /// Stops at the next `<`, so that a text of nothing but `<a` costs linear time.
  static func tag(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Tag? {
    var position = index + 1
    if position < bytes.count, bytes[position] == 0x2F { position += 1 }
    guard position < bytes.count else { return nil }
    let lead = bytes[position] | 0x20
    guard (0x61...0x7A).contains(lead) || bytes[position] == 0x21 else { return nil }
    var name: UInt64 = 0
    var isInName = true
    let limit = min(bytes.count, index + maxTagLength)
    while position < limit {
      let byte = bytes[position]
      position += 1
      if byte == 0x3E { return Tag(end: position, isBlock: blocks.contains(name)) }
      if byte == 0x3C { return nil }
      isInName = isInName && isNameByte(byte)
      if isInName { name = name << 8 | UInt64(byte | 0x20) }
    }
    return nil
  }

  /// The character reference that begins with the `&` at `index`.
  static func reference(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Reference? {
    var position = index + 1
    var base: UInt32 = 0
    if position < bytes.count, bytes[position] == 0x23 {
      position += 1
      base = 10
      if position < bytes.count, bytes[position] | 0x20 == 0x78 {
        position += 1
        base = 16
      }
    }
    let first = position
    var scalar: UInt32 = 0
    while position < min(bytes.count, first + 8) {
      let byte = bytes[position]
      if byte == 0x3B, position > first {
        return Reference(end: position + 1, scalar: base == 0 ? nil : scalar)
      }
      if base == 0 {
        guard isNameByte(byte) else { return nil }
      } else {
        guard let digit = digitValue(byte), digit < base else { return nil }
        scalar = scalar &* base &+ digit
      }
      position += 1
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }

  private static func digitValue(_ byte: UInt8) -> UInt32? {
    if byte &- 0x30 < 10 { return UInt32(byte - 0x30) }
    let lower = byte | 0x20
    return lower &- 0x61 < 6 ? UInt32(lower - 0x57) : nil
  }

  private static let blocks: Set<UInt64> = Set(
    [
      "p", "br", "div", "li", "ul", "ol", "tr", "td", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
      "table", "section", "article", "figure", "header", "footer", "aside",
    ].map { name in name.utf8.reduce(0) { $0 << 8 | UInt64($1 | 0x20) } })
}
