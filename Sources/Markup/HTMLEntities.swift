import NewsModel

/// Character references as HTML reads them (WHATWG HTML Standard, section 13.2.5.72 and following).
///
/// Named references of the full table, 106 of them without their semicolon too; numbers in decimal
/// and hex, 128…159 as windows-1252, impossible numbers as U+FFFD.
package enum HTMLEntities {
  /// Where a reference stands: in an attribute, `&copy=1` is part of an address.
  package enum Context: Sendable {
    case text
    case attribute
    /// As in text, but a reference must have its semicolon.
    case strict
  }

  /// The text with its references decoded by one level.
  package static func decode(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var text = text
    return text.withUTF8 { buffer in
      var decoded: [UInt8] = []
      decoded.reserveCapacity(buffer.count)
      append(buffer.span, 0..<buffer.count, to: &decoded)
      return String(decoding: decoded, as: UTF8.self)
    }
  }

  /// The code points that a name without `&` and `;` stands for, empty if HTML does not have it.
  package static func scalars(named name: some Sequence<UInt8>) -> [Unicode.Scalar] {
    let bytes = Array(name.prefix(EntityTable.longestName + 1))
    guard
      let reference = EntityTable.shared.reference(in: bytes.span, from: 0, count: bytes.count)
    else { return [] }
    return [reference.first] + (reference.second.map { [$0] } ?? [])
  }

  /// The code point that a numeric reference to `number` stands for.
  package static func scalar(numbered number: UInt32) -> Unicode.Scalar {
    if (0x80...0x9F).contains(number) { return windows1252[Int(number) - 0x80] }
    guard number != 0, let scalar = Unicode.Scalar(number) else { return "\u{FFFD}" }
    return scalar
  }

  /// Appends `range` of the UTF-8 in `bytes`, references decoded, in time linear in its length.
  package static func append(
    _ bytes: Span<UInt8>, _ range: Range<Int>, as context: Context = .text, to text: inout [UInt8]
  ) {
    var position = range.lowerBound
    while position < range.upperBound {
      let ampersand = bytes.firstIndex(of: UInt8(ascii: "&"), in: position..<range.upperBound)
      bytes.append(position..<ampersand, to: &text)
      position = ampersand
      guard position < range.upperBound else { return }
      let read = appendReference(bytes, position..<range.upperBound, as: context, to: &text)
      if read == 0 { text.append(UInt8(ascii: "&")) }
      position += max(1, read)
    }
  }

  /// Decodes the reference at the `&` that begins `range`; returns its length, 0 if it is none.
  package static func appendReference(
    _ bytes: Span<UInt8>, _ range: Range<Int>, as context: Context, to text: inout [UInt8]
  ) -> Int {
    guard range.count > 1 else { return 0 }
    if bytes[range.lowerBound + 1] == UInt8(ascii: "#") {
      return appendNumber(bytes, range, as: context, to: &text)
    }
    return appendName(bytes, range, as: context, to: &text)
  }

  private static func appendNumber(
    _ bytes: Span<UInt8>, _ range: Range<Int>, as context: Context, to text: inout [UInt8]
  ) -> Int {
    var position = range.lowerBound + 2
    let isHex = position < range.upperBound && bytes[position] | 0x20 == UInt8(ascii: "x")
    if isHex { position += 1 }
    let digits = position
    var number: UInt32 = 0
    while position < range.upperBound,
      let digit = isHex ? bytes[position].hexDigit : bytes[position].decimalDigit
    {
      number = min(0x11_0000, number * (isHex ? 16 : 10) + UInt32(digit))
      position += 1
    }
    guard position > digits else { return 0 }
    if position < range.upperBound, bytes[position] == UInt8(ascii: ";") {
      position += 1
    } else if context == .strict {
      return 0
    }
    text.append(scalar(numbered: number))
    return position - range.lowerBound
  }

  private static func appendName(
    _ bytes: Span<UInt8>, _ range: Range<Int>, as context: Context, to text: inout [UInt8]
  ) -> Int {
    let start = range.lowerBound + 1
    let limit = min(range.upperBound, start + EntityTable.longestName + 1)
    var end = start
    while end < limit, bytes[end].isASCIIAlphanumeric { end += 1 }
    if end < limit, bytes[end] == UInt8(ascii: ";"),
      let reference = EntityTable.shared.reference(in: bytes, from: start, count: end - start)
    {
      text.append(reference)
      return end + 1 - range.lowerBound
    }
    guard context != .strict else { return 0 }
    var count = min(end - start, EntityTable.longestLegacyName)
    while count > 1 {
      if let reference = EntityTable.shared.reference(in: bytes, from: start, count: count),
        reference.isLegacy
      {
        let next = start + count < range.upperBound ? bytes[start + count] : 0
        if context == .attribute, next == UInt8(ascii: "=") || next.isASCIIAlphanumeric {
          return 0
        }
        text.append(reference)
        return count + 1
      }
      count -= 1
    }
    return 0
  }

  /// The code points of the bytes 0x80…0x9F; the five that windows-1252 leaves open stay C1
  /// controls, as the standard has it.
  package static let windows1252: [Unicode.Scalar] = [
    "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
    "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
  ]
}

extension [UInt8] {
  fileprivate mutating func append(_ reference: EntityTable.Reference) {
    append(reference.first)
    if let second = reference.second { append(second) }
  }
}
