/// The running hash of a word's folded scalars.
///
/// Combining marks are summed until the next base, so that their order and whether they were
/// composed with it make no difference. The step is rotate, exclusive-or, multiply (as in FxHash),
/// the end is the finaliser of MurmurHash3. The values are stored: never change them.
struct WordHash {
  private var state: UInt64 = 0
  private var marks: UInt32 = 0

  @inline(__always)
  mutating func add(base: UInt32) {
    if marks != 0 { settle() }
    step(UInt64(base))
  }

  /// Adds what only ASCII words have: bases without marks.
  @inline(__always)
  mutating func add(ascii: UInt8) {
    if marks != 0 { settle() }
    step(UInt64(ascii))
  }

  @inline(__always)
  mutating func add(mark: UInt32) {
    marks &+= mark
  }

  /// The hash of what was added, never 0.
  @inline(__always)
  func finished() -> UInt64 {
    var copy = self
    if marks != 0 { copy.settle() }
    return WordHash.scatter(copy.state) | 1
  }

  /// Joins the hashes of neighbours into one that depends on their order.
  @inline(__always)
  static func joined(_ first: UInt64, _ second: UInt64) -> UInt64 {
    scatter((first << 21 | first >> 43) &+ second) | 1
  }

  @inline(__always)
  private mutating func step(_ value: UInt64) {
    state = ((state << 5 | state >> 59) ^ value) &* 0x517C_C1B7_2722_0A95
  }

  private mutating func settle() {
    step(UInt64(0x20_0000 + (marks & FoldTable.markMask)))
    marks = 0
  }

  @inline(__always)
  private static func scatter(_ value: UInt64) -> UInt64 {
    var hash = value
    hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ hash >> 33
  }
}
