/// A hash that is the same in every run and on every machine (FNV-1a with a final mix): what makes
/// phases and jitter deterministic.
struct StableHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  init(_ text: String) {
    for byte in text.utf8 { mix(byte) }
  }

  mutating func mix(_ number: some FixedWidthInteger) {
    state = (state ^ UInt64(truncatingIfNeeded: number)) &* 0x100_0000_01B3
  }

  var value: UInt64 {
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// 0 ≤ fraction < 1, evenly spread.
  var fraction: Double { Double(value >> 11) * 0x1p-53 }
}
