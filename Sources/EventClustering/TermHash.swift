/// The running 32-bit hash of letters: FNV-1a with the final mix of MurmurHash3.
///
/// Stored as the names of terms: never change it.
struct TermHash: Sendable {
  private(set) var state: UInt32

  @inline(__always)
  init(seed: UInt32 = 0) { state = 0x811C_9DC5 ^ seed }

  /// Goes on from the `state` of another.
  @inline(__always)
  init(state: UInt32) { self.state = state }

  @inline(__always)
  mutating func add(_ letter: UInt8) { state = (state ^ UInt32(letter)) &* 0x0100_0193 }

  @inline(__always)
  var finished: UInt32 {
    var hash = (state ^ state >> 16) &* 0x85EB_CA6B
    hash = (hash ^ hash >> 13) &* 0xC2B2_AE35
    return hash ^ hash >> 16
  }

  static func of(_ letters: some Sequence<UInt8>) -> UInt32 {
    var hash = TermHash()
    for letter in letters { hash.add(letter) }
    return hash.finished
  }
}
