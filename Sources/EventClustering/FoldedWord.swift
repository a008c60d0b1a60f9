/// A word in lower-case Latin letters and digits, read from UTF-8 into a buffer that is used again,
/// with the hash of each of its beginnings.
///
/// "Путина" and "Putina" fold to the same letters: terms of one language stay apart as before, and
/// those of two languages can be compared.
struct FoldedWord {
  private(set) var letters = LetterRun()
  /// The state of the hash after so many letters. One pass gives the hashes of the stem and of every
  /// beginning that a table may know.
  private var states = InlineArray<41, UInt32>(repeating: TermHash().state)
  private var state = TermHash().state
  /// The last four letters, the last one lowest.
  private var tail: UInt32 = 0
  /// The state of the hash after the stem.
  private var stemState = TermHash().state
  /// Longer words are cut: no name needs more.
  static let limit = 32
  /// The last scalar may go over the limit by its letters, at most seven.
  static let capacity = 40

  var count: Int { letters.count }

  /// Reads the word at `range` of valid UTF-8.
  mutating func read(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>, table: RomanTable) {
    letters.removeAll()
    state = TermHash().state
    tail = 0
    var place = range.lowerBound
    while place < range.upperBound, count < Self.limit {
      let scalar = Self.nextScalar(bytes, &place, end: range.upperBound)
      table.forEachLetter(of: scalar) { add($0) }
    }
    stemState = states.span[stemCount]
  }

  @inline(__always)
  private mutating func add(_ letter: UInt8) {
    guard count < Self.capacity else { return }
    var hash = TermHash(state: state)
    hash.add(letter)
    letters.append(letter)
    state = hash.state
    tail = tail << 8 | UInt32(letter)
    states[count] = state
  }

  @inline(__always)
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

  /// The hash of the first `length` letters.
  @inline(__always)
  func hash(first length: Int) -> UInt32 { TermHash(state: states.span[length]).finished }

  /// The term of the stem; nil where no letter was read.
  var term: UInt32? { letters.isEmpty ? nil : TermHash(state: stemState).finished }
}

extension FoldedWord {
  /// The shortest stem that a suffix may leave.
  private static let leastStem = 3

  /// Letters of a word without the suffixes that inflection adds: -ings, -ing, -ies, -es, -ed, -s.
  ///
  /// One rule for all languages, as the reference has it: worth one to three points on six sets.
  private var stemCount: Int {
    guard count > 4 else { return count }
    let suffix: Int
    switch UInt8(truncatingIfNeeded: tail) {
    case UInt8(ascii: "s"): suffix = suffixInS
    case UInt8(ascii: "g"): suffix = Self.endsInING(tail) ? 3 : 0
    case UInt8(ascii: "d"): suffix = letter(1) == UInt8(ascii: "e") ? 2 : 0
    default: suffix = 0
    }
    return count - suffix >= Self.leastStem ? count - suffix : count
  }

  private var suffixInS: Int {
    if count - 4 >= Self.leastStem, Self.endsInING(tail >> 8) { return 4 }
    guard letter(1) == UInt8(ascii: "e") else { return 1 }
    return count - 3 >= Self.leastStem && letter(2) == UInt8(ascii: "i") ? 3 : 2
  }

  /// The letter so many before the last.
  private func letter(_ back: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: tail >> (8 * back)) }

  private static func endsInING(_ tail: UInt32) -> Bool {
    tail & 0xFF_FFFF == UInt32(UInt8(ascii: "i")) << 16 | UInt32(UInt8(ascii: "n")) << 8
      | UInt32(UInt8(ascii: "g"))
  }
}
