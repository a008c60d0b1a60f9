/// A run of characters of a script without spaces, which gives overlapping pairs as words.
struct UnitRun {
  private var hash = WordHash()
  private var start = 0
  private var end = 0
  /// Hash and place of the character before, 0 at the first.
  private var previous: UInt64 = 0
  private var previousStart = 0
  private(set) var isOpen = false
  /// What the next word of the run starts.
  var startTraits: Word.Traits = []

  mutating func take(
    base: UInt32, marks: UInt32, at place: Int, length: Int, into words: inout [Word]
  ) {
    if isOpen { shift(into: &words) }
    isOpen = true
    hash = WordHash()
    hash.add(base: base)
    if marks != 0 { hash.add(mark: marks) }
    start = place
    end = place + length
  }

  /// Joins a mark to the character under way, if there is one.
  mutating func take(mark: UInt32, end: Int) {
    guard isOpen else { return }
    hash.add(mark: mark)
    self.end = end
  }

  /// Ends the run; a lone character is a word by itself.
  mutating func close(into words: inout [Word]) {
    let isLone = previous == 0
    shift(into: &words)
    if isLone { append(previous, from: previousStart, to: end, into: &words) }
    self = UnitRun()
  }

  private mutating func shift(into words: inout [Word]) {
    let current = hash.finished()
    if previous != 0 {
      let pair = WordHash.joined(previous, current)
      append(pair, from: previousStart, to: end, into: &words)
    }
    previous = current
    previousStart = start
  }

  private mutating func append(
    _ hash: UInt64, from first: Int, to last: Int, into words: inout [Word]
  ) {
    let traits: Word.Traits = [.caseless, .bigram, .nonASCII]
    words.append(
      Word(
        hash: hash, start: UInt32(first), length: UInt32(last - first),
        traits: traits.union(startTraits)))
    startTraits = []
  }
}
