/// The running hash of a word's folded scalars.
///
/// ASCII scalars are gathered eight to a step. Combining marks are summed until the next base, so
/// that their order and whether they were composed with it make no difference. The step is rotate,
/// exclusive-or, multiply (as in FxHash), the end is the finaliser of MurmurHash3. The values are
/// stored: never change them.
struct WordHash {
  private var state: UInt64 = 0
  /// ASCII scalars that wait for a step, the last in the lowest byte.
  private var gathered: UInt64 = 0
  private var marks: UInt32 = 0

  @inline(__always)
  mutating func add(base: UInt32) {
    if marks != 0 { settleMarks() }
    if base < 0x80 {
      add(ascii: UInt8(truncatingIfNeeded: base))
    } else {
      settle()
      step(UInt64(base) | 1 << 62)
    }
  }

  /// Adds an ASCII scalar, which no mark must wait before.
  @inline(__always)
  mutating func add(ascii: UInt8) {
    if marks != 0 { settleMarks() }
    if gathered >> 56 != 0 { settle() }
    gathered = gathered << 8 | UInt64(ascii)
  }

  /// Whether ASCII scalars that come now begin a step of their own.
  @inline(__always)
  var isAtStep: Bool { gathered == 0 && marks == 0 }

  /// Adds one to eight ASCII scalars, the last in the lowest byte, at the beginning of a step.
  @inline(__always)
  mutating func add(eight: UInt64) {
    settle()
    gathered = eight
  }

  @inline(__always)
  mutating func add(mark: UInt32) {
    marks &+= mark
  }

  /// The hash of what was added, never 0.
  @inline(__always)
  func finished() -> UInt64 {
    var copy = self
    if marks != 0 { copy.settleMarks() }
    copy.settle()
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

  @inline(__always)
  private mutating func settle() {
    if gathered != 0 { step(gathered) }
    gathered = 0
  }

  private mutating func settleMarks() {
    settle()
    step(UInt64(marks & FoldTable.markMask) | 1 << 61)
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
