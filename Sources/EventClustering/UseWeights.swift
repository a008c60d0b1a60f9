import Glibc

/// What a term weighs that a story uses so often: (1 + ln count) · rarity^0.6.
///
/// The power .6 beat 1 on six of six sets, by .006 to .04 BCubed. Many terms of a story are equally
/// rare, so that one power serves them all.
struct UseWeights {
  private var rarities = [Float](repeating: .nan, count: 64)
  private var powers = [Float](repeating: 0, count: 64)

  @inline(__always)
  mutating func weight(_ count: Int, rarity: Float) -> Float {
    let power = power(of: rarity)
    return count > 1 ? (1 + logf(Float(count))) * power : power
  }

  @inline(__always)
  private mutating func power(of rarity: Float) -> Float {
    let place = Int(truncatingIfNeeded: rarity.bitPattern >> 4 ^ rarity.bitPattern >> 13) & 63
    if rarities[place] != rarity {
      rarities[place] = rarity
      powers[place] = powf(max(rarity, 0.01), 0.6)
    }
    return powers[place]
  }
}
