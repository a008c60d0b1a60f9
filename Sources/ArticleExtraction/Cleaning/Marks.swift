import Markup

/// Signs inside a text on its way from markup to lines, so that nothing has to be kept beside it.
///
/// They are noncharacters (U+FDD0…U+FDEF, EF B7 90…AF in UTF-8), which never come in from outside:
/// `Marks.removed(from:)` drops them from every input.
enum Marks {
  enum Mark: UInt8 {
    /// `<`, `>` and `&` of code, which no further round may read as markup.
    case less = 0x90
    case greater = 0x91
    case ampersand = 0x92
    case linkStart = 0x93
    case linkEnd = 0x94
    /// At the start of a line: it is a heading, a list item, code.
    case heading = 0x95
    case item = 0x96
    case code = 0x97
  }

  /// The mark at `place`.
  static func mark(in bytes: Span<UInt8>, at place: Int) -> Mark? {
    guard isNoncharacter(in: bytes, at: place) else { return nil }
    return Mark(rawValue: bytes[place + 2])
  }

  /// U+FDD0…U+FDEF, U+FFFE and U+FFFF.
  private static func isNoncharacter(in bytes: Span<UInt8>, at place: Int) -> Bool {
    guard bytes[place] == 0xEF, place + 2 < bytes.count else { return false }
    let (second, third) = (bytes[place + 1], bytes[place + 2])
    return second == 0xB7 && third >= 0x90 && third <= 0xAF || second == 0xBF && third >= 0xBE
  }

  /// The text without noncharacters and without control characters but tab and line feed.
  static func removed(from text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { buffer in
      let bytes = buffer.span
      var kept: [UInt8] = []
      kept.reserveCapacity(bytes.count)
      var place = 0
      while place < bytes.count {
        let byte = bytes[place]
        if byte == 0x0D {
          if place + 1 == bytes.count || bytes[place + 1] != 0x0A { kept.append(0x0A) }
          place += 1
        } else if byte < 0x20 && byte != 0x09 && byte != 0x0A || byte == 0x7F {
          if byte == 0x0B || byte == 0x0C { kept.append(0x20) }
          place += 1
        } else if byte == 0xEF, isNoncharacter(in: bytes, at: place) {
          place += 3
        } else {
          kept.append(byte)
          place += 1
        }
      }
      return kept
    }
  }
}

extension [UInt8] {
  mutating func append(_ mark: Marks.Mark) {
    append(0xEF)
    append(0xB7)
    append(mark.rawValue)
  }
}
