import TextAnalysis

/// A fact in 32 bits: 31 of its hash, and whether it is a number in the lowest.
struct FactCode: Hashable, Comparable {
  var bits: UInt32

  init(bits: UInt32) {
    self.bits = bits
  }

  init(_ fact: Fact) {
    bits = UInt32(truncatingIfNeeded: fact.hash >> 32) & ~1 | (fact.kind == .number ? 1 : 0)
  }

  var isNumber: Bool { bits & 1 == 1 }

  static func < (left: FactCode, right: FactCode) -> Bool { left.bits < right.bits }
}
