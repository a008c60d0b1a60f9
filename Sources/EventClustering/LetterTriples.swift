/// The first three letters of some words, as bits: most words begin like none of them.
struct LetterTriples: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1 << 9)

  /// Enters a word of three letters or more.
  mutating func insert(_ letters: some Collection<UInt8>) {
    let bit = letters.prefix(3).reduce(0) { $0 << 5 | Int($1 & 31) }
    bits[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  /// Whether a word of three letters or more may begin like one of them.
  @inline(__always)
  func contains(_ word: borrowing FoldedWord) -> Bool {
    let letters = word.letters.letters.span
    let bit = Int(letters[0] & 31) << 10 | Int(letters[1] & 31) << 5 | Int(letters[2] & 31)
    return bits[bit >> 6] >> UInt64(bit & 63) & 1 == 1
  }
}
