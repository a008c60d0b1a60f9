/// A word in lower-case Latin letters and digits, read from UTF-8 into a buffer that is used again.
///
/// "Путина" and "Putina" fold to the same letters: terms of one language stay apart as before, and
/// those of two languages can be compared.
struct FoldedWord {
  private(set) var letters: [UInt8] = []
  /// Longer words are cut: no name needs more.
  static let limit = 32

  /// Reads the word at `range` of valid UTF-8.
  mutating func read(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>, table: RomanTable) {
    letters.removeAll(keepingCapacity: true)
    var place = range.lowerBound
    while place < range.upperBound, letters.count < Self.limit {
      let scalar = Self.nextScalar(bytes, &place, end: range.upperBound)
      table.forEachLetter(of: scalar) { letters.append($0) }
    }
  }

  private static func nextScalar(
    _ bytes: borrowing Span<UInt8>, _ place: inout Int, end: Int
  ) -> UInt32 {
    let lead = bytes[place]
    place += 1
    guard lead >= 0xC0 else { return UInt32(lead) }
    let length = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1
    var scalar = UInt32(lead) & (lead >= 0xF0 ? 0x07 : lead >= 0xE0 ? 0x0F : 0x1F)
    for _ in 0..<length where place < end {
      scalar = scalar << 6 | UInt32(bytes[place] & 0x3F)
      place += 1
    }
    return scalar
  }

  /// Letters of a word without the suffixes that inflection adds.
  ///
  /// One rule for all languages, as the reference has it: worth one to three points on six sets.
  var stemCount: Int {
    guard letters.count > 4 else { return letters.count }
    for suffix in Self.suffixes where letters.count - suffix.count >= 3 {
      if letters.suffix(suffix.count).elementsEqual(suffix) { return letters.count - suffix.count }
    }
    return letters.count
  }

  private static let suffixes = ["ings", "ing", "ies", "es", "ed", "s"].map { Array($0.utf8) }

  /// The term of the stem; nil where no letter was read.
  var term: UInt32? {
    letters.isEmpty ? nil : Self.hash(letters[..<stemCount])
  }

  /// A hash of some letters, FNV-1a with a final mix. Stored: never change it.
  static func hash(_ letters: some Sequence<UInt8>, seed: UInt32 = 0) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5 ^ seed
    for letter in letters { hash = (hash ^ UInt32(letter)) &* 0x0100_0193 }
    hash = (hash ^ hash >> 16) &* 0x85EB_CA6B
    hash = (hash ^ hash >> 13) &* 0xC2B2_AE35
    return hash ^ hash >> 16
  }
}
