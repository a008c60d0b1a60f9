/// The letters of a text by script, as far as a script tells the language.
struct LanguageScript {
  /// Letters of all scripts.
  private(set) var letters = 0
  private var kana = 0
  private var han = 0
  private var cyrillic = 0
  /// Letters that Cyrillic Mongolian shares with Turkic languages only: ө, ү.
  private var rounded = 0
  /// Letters that those Turkic languages have and Mongolian has not.
  private var turkic = 0
  private var counts = [Int](repeating: 0, count: LanguageScript.blocks.count)

  /// Blocks of one language each, or of one that outweighs its neighbours by far.
  private static let blocks: [(range: ClosedRange<UInt32>, code: String)] = [
    (0x0370...0x03FF, "el"), (0x0530...0x058F, "hy"), (0x0590...0x05FF, "he"),
    (0x0A00...0x0A7F, "pa"), (0x0A80...0x0AFF, "gu"), (0x0B00...0x0B7F, "or"),
    (0x0B80...0x0BFF, "ta"), (0x0C00...0x0C7F, "te"), (0x0C80...0x0CFF, "kn"),
    (0x0D00...0x0D7F, "ml"), (0x0D80...0x0DFF, "si"), (0x0E00...0x0E7F, "th"),
    (0x0E80...0x0EFF, "lo"), (0x0F00...0x0FFF, "bo"), (0x1000...0x109F, "my"),
    (0x10A0...0x10FF, "ka"), (0x1100...0x11FF, "ko"), (0x1200...0x137F, "am"),
    (0x1780...0x17FF, "km"), (0x1F00...0x1FFF, "el"), (0xAC00...0xD7AF, "ko"),
  ]

  /// Counts at most the first `limit` scalars.
  init(_ text: Substring.UnicodeScalarView) {
    for scalar in text { count(scalar) }
  }

  private mutating func count(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if value < 0x80 {
      letters += (value | 0x20) &- 0x61 < 26 ? 1 : 0
      return
    }
    if value < 0x370 {
      letters += value >= 0xC0 && value != 0xD7 && value != 0xF7 ? 1 : 0
      return
    }
    switch value {
    case 0x3041...0x30FF where value != 0x30FB, 0x31F0...0x31FF, 0xFF66...0xFF9F: kana += 1
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: han += 1
    case 0x0400...0x052F: countCyrillic(value)
    case 0x2000...0x2FFF, 0x3000...0x3040, 0xFE00...0xFE0F, 0xFF00...0xFF20, 0x1F000...0x1FFFF:
      return
    default:
      if let block = Self.blocks.firstIndex(where: { $0.range.contains(value) }) {
        counts[block] += 1
      }
    }
    letters += 1
  }

  private mutating func countCyrillic(_ value: UInt32) {
    cyrillic += 1
    switch value {
    case 0x04E8, 0x04E9, 0x04AE, 0x04AF: rounded += 1
    case 0x04D8, 0x04D9, 0x0492, 0x0493, 0x049A, 0x049B, 0x04A2, 0x04A3, 0x04B0, 0x04B1, 0x04BA,
      0x04BB, 0x0406, 0x0456, 0x0496, 0x0497:
      turkic += 1
    default: break
    }
  }

  /// The language that the script alone gives away, for texts mostly in that script.
  ///
  /// Han with at least a tenth of kana is Japanese: headlines use few particles, and Chinese none.
  var language: String? {
    let east = kana + han
    if east * 2 > letters { return kana * 10 >= east ? "ja" : nil }
    if cyrillic * 2 > letters { return rounded > 0 && turkic == 0 ? "mn" : nil }
    guard let most = counts.indices.max(by: { counts[$0] < counts[$1] }) else { return nil }
    return counts[most] * 2 > letters ? Self.blocks[most].code : nil
  }

  /// Whether the text is mostly in Han characters without kana.
  var isHan: Bool { han * 2 > letters && kana * 10 < kana + han }
}
