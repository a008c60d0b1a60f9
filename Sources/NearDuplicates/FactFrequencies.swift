import Foundation

/// In how many texts of the window a fact stands.
///
/// Counters are shared by facts whose hashes meet (4 MB whatever the window): a rare fact then
/// counts as a little more common than it is, which harms no order between rare and common.
struct FactFrequencies {
  private static let bits: UInt32 = 20

  private var counters = [UInt32](repeating: 0, count: 1 << Int(bits))
  private(set) var texts = 0

  mutating func add(_ facts: some Sequence<UInt32>) {
    texts += 1
    for fact in facts { counters[slot(fact)] &+= 1 }
  }

  mutating func remove(_ facts: some Sequence<UInt32>) {
    texts -= 1
    for fact in facts { counters[slot(fact)] &-= 1 }
  }

  /// The weight of a fact: the logarithm of how few texts have it.
  func weight(_ fact: UInt32) -> Double {
    log(Double(texts + 10) / Double(counters[slot(fact)] &+ 1))
  }

  private func slot(_ fact: UInt32) -> Int {
    Int((fact &* 0x9E37_79B1) >> (32 - Self.bits))
  }
}
