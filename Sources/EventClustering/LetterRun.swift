/// A short run of letters in place, without an allocation.
struct LetterRun: Sendable {
  /// Two folded words of the longest.
  static let capacity = 2 * FoldedWord.capacity

  /// Only the first `count` of them count. To be read by their span: an inline array that is indexed
  /// where it lies within another value is copied first, letter by letter.
  private(set) var letters = InlineArray<80, UInt8>(repeating: 0)
  private(set) var count = 0
  private var last: UInt8 = 0

  var isEmpty: Bool { count == 0 }

  /// Adds a letter where there is room.
  @inline(__always)
  mutating func append(_ letter: UInt8) {
    guard count < Self.capacity else { return }
    letters[count] = letter
    last = letter
    count += 1
  }

  /// Adds a letter unless it doubles the last one.
  @inline(__always)
  mutating func appendSingle(_ letter: UInt8) {
    if count > 0, last == letter { return }
    append(letter)
  }

  mutating func removeAll() { count = 0 }

  /// The hash of the letters in `range`, as `TermHash.of` has it.
  @inline(__always)
  func hash(_ range: Range<Int>, seed: UInt32 = 0) -> UInt32 {
    var hash = TermHash(seed: seed)
    let letters = letters.span
    for place in range { hash.add(letters[place]) }
    return hash.finished
  }
}
