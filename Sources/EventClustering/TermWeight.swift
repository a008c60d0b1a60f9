/// A term, named by the hash of its folded and stemmed form, and its weight in a vector.
struct TermWeight: Hashable, Sendable {
  var term: UInt32
  var weight: Float

  /// A number that puts heavy terms first when sorted in descending order, ties by term.
  ///
  /// The bit pattern of a float that is not negative ascends with its value.
  var rank: UInt64 { UInt64(weight.bitPattern) << 32 | UInt64(~term) }

  init(term: UInt32, weight: Float) {
    self.term = term
    self.weight = weight
  }

  /// Counting so much.
  func weighed(_ share: Float) -> TermWeight { TermWeight(term: term, weight: weight * share) }

  init(rank: UInt64) {
    term = ~UInt32(truncatingIfNeeded: rank)
    weight = Float(bitPattern: UInt32(rank >> 32))
  }
}
