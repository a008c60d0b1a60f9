import Markup

/// What a word of a date means.
enum DateWord {
  enum Meaning: Sendable {
    case month(Int)
    /// 0 is Sunday.
    case weekday(Int)
    /// Minutes east of Greenwich.
    case zone(Int)
    /// The half of the day: true after noon.
    case morning(isAfternoon: Bool)
    case mark(Mark)
    /// A single letter, whose meaning its place decides.
    case letter(UInt8)
    case filler
  }

  /// The unit of the number before.
  enum Mark: Sendable {
    case year
    case month
    case day
    case hour
    case minute
    case second
  }

  /// The end of the word at `start`. An ideograph is a word by itself, but for the halves of the day.
  static func end(in bytes: Span<UInt8>, from start: Int) -> Int {
    if isIdeograph(bytes, at: start) {
      let pair = min(bytes.count, start + 6)
      if meaning(of: bytes.extracting(start..<pair)) != nil { return pair }
      return min(bytes.count, start + 3)
    }
    // A Korean mark may have no space after it.
    if bytes[start] >= 0xEA, bytes[start] <= 0xED, start + 3 < bytes.count,
      case .mark? = meaning(of: bytes.extracting(start..<start + 3))
    {
      return start + 3
    }
    var end = start
    while end < bytes.count, bytes[end].isASCIILetter || bytes[end] >= 0x80,
      !isIdeograph(bytes, at: end), punctuationLength(in: bytes, at: end) == 0
    {
      end += 1
    }
    return max(end, start + 1)
  }

  private static func isIdeograph(_ bytes: Span<UInt8>, at place: Int) -> Bool {
    place + 2 < bytes.count && bytes[place] >= 0xE4 && bytes[place] <= 0xE9
  }

  /// The length of a space, dash or other sign above ASCII, 0 where there is none: signs of Latin-1,
  /// general punctuation, ideographic punctuation.
  static func punctuationLength(in bytes: Span<UInt8>, at place: Int) -> Int {
    switch bytes[place] {
    case 0xC2: min(2, bytes.count - place)
    case 0xE2: min(3, bytes.count - place)
    case 0xE3 where place + 1 < bytes.count && bytes[place + 1] == 0x80:
      min(3, bytes.count - place)
    default: 0
    }
  }

  /// The meaning of a word in whatever case and with whatever accents, nil where it has none.
  static func meaning(of word: Span<UInt8>) -> Meaning? {
    if word.count == 1 { return .letter(word[0].lowercasedASCII) }
    guard word.count <= 40 else { return nil }
    return table[key(word)]
  }

  /// FNV-1a over the word's folded letters.
  private static func key(_ word: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var position = 0
    while position < word.count {
      let byte = word[position]
      if byte < 0x80 || position + 1 >= word.count {
        add(byte.lowercasedASCII)
        position += 1
      } else if byte >= 0xC3 && byte <= 0xD3 {
        let scalar = UInt32(byte & 0x1F) << 6 | UInt32(word[position + 1] & 0x3F)
        let folded = LetterFolding.fold(scalar)
        if folded < 0x80 {
          add(UInt8(folded))
        } else {
          add(UInt8(0xC0 | folded >> 6 & 0x1F))
          add(UInt8(0x80 | folded & 0x3F))
        }
        position += 2
      } else {
        add(byte)
        position += 1
      }
    }
    return hash
  }

  private static let table: [UInt64: Meaning] = {
    var table: [UInt64: Meaning] = [:]
    func add(_ words: String, _ meaning: Meaning) {
      for word in words.split(separator: " ") { table[key(Array(word.utf8).span)] = meaning }
    }
    for (index, words) in DateWords.months.enumerated() { add(words, .month(index + 1)) }
    for (index, words) in DateWords.weekdays.enumerated() { add(words, .weekday(index)) }
    for (words, minutes) in DateWords.zones { add(words, .zone(minutes)) }
    for (words, mark) in DateWords.marks { add(words, .mark(mark)) }
    add(DateWords.beforeNoon, .morning(isAfternoon: false))
    add(DateWords.afterNoon, .morning(isAfternoon: true))
    add(DateWords.fillers, .filler)
    return table
  }()
}

/// Letters without case and accents, as far as names of months need it.
enum LetterFolding {
  /// The folded form of a code point below U+0500.
  static func fold(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xC0..<0x180: UInt32(latin[Int(scalar) - 0xC0])
    case 0x218, 0x219: 0x73
    case 0x21A, 0x21B: 0x74
    case 0x386, 0x3AC: 0x3B1
    case 0x388, 0x3AD: 0x3B5
    case 0x389, 0x3AE: 0x3B7
    case 0x38A, 0x3AF, 0x3AA, 0x3CA, 0x390: 0x3B9
    case 0x38C, 0x3CC: 0x3BF
    case 0x38E, 0x3CD, 0x3AB, 0x3CB, 0x3B0: 0x3C5
    case 0x38F, 0x3CE: 0x3C9
    case 0x3C2: 0x3C3
    case 0x391...0x3A9: scalar + 0x20
    case 0x400...0x40F: scalar + 0x50
    case 0x410...0x42F: scalar + 0x20
    default: scalar
    }
  }

  /// The base letters of U+00C0…U+017F.
  private static let latin: [UInt8] = Array(
    """
    aaaaaaaceeeeiiiidnooooo*ouuuuyts\
    aaaaaaaceeeeiiiidnooooo*ouuuuyty\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllll\
    nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
    """.utf8)
}
