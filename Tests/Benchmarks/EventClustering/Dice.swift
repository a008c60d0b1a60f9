/// Numbers that look random, the same ones for a seed on every machine.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number below `bound`, which is above zero.
  mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: next() >> 33) % bound
  }

  /// A number from 0 up to 1.
  mutating func share() -> Double { Double(next() >> 11) / Double(1 << 53) }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var hash = state
    hash = (hash ^ hash >> 30) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ hash >> 27) &* 0x94D0_49BB_1331_11EB
    return hash ^ hash >> 31
  }
}
