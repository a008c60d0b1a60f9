/// A vector that is compared with many others, behind a filter of its terms.
///
/// Two vectors on different matters share few terms. One pass over the other vector keeps the places
/// whose bit the filter has, without a branch that depends on the terms; only these are looked for.
/// A seventh of the time of a plain merge for two texts of eighty terms, with the same result to
/// the last bit, since shared terms are added up in the same order.
struct QueryVector: Sendable {
  let vector: SparseVector
  private var filter = InlineArray<16, UInt64>(repeating: 0)

  init(_ vector: SparseVector) {
    self.vector = vector
    vector.withEntries { entries in
      for entry in entries {
        let bit = Self.bit(of: entry.term)
        filter[bit >> 6] |= 1 << UInt64(bit & 63)
      }
    }
  }

  /// The cosine, 0 where either vector is empty.
  func cosine(_ other: SparseVector) -> Float {
    let norms = vector.squaredNorm * other.squaredNorm
    guard norms > 0 else { return 0 }
    var sum: Float = 0
    forEachSharedEntry(with: other) { own, other, _ in sum += own.weight * other.weight }
    return min(1, sum / norms.squareRoot())
  }

  /// Calls `body` with the position of each shared term in this vector, in ascending order.
  @inline(__always)
  func forEachShared(with other: SparseVector, _ body: (_ here: Int) -> Void) {
    forEachSharedEntry(with: other) { _, _, here in body(here) }
  }

  /// Calls `body` with the entries of each shared term and the position of the own one, in ascending
  /// order.
  @inline(__always)
  private func forEachSharedEntry(
    with other: SparseVector, _ body: (_ own: TermWeight, _ other: TermWeight, _ here: Int) -> Void
  ) {
    // Spans: to index an inline array or an array within a closure copies it, entry by entry.
    let filter = filter.span
    let own = vector.storage.span.extracting(vector.places)
    let others = other.storage.span.extracting(other.places)
    var found = InlineArray<64, UInt8>(repeating: 0)
    var here = 0
    for start in stride(from: 0, to: others.count, by: found.count) {
      var count = 0
      for place in start..<min(start + found.count, others.count) {
        let bit = Self.bit(of: others[place].term)
        found[count] = UInt8(truncatingIfNeeded: place - start)
        count &+= Int(truncatingIfNeeded: filter[bit &>> 6] &>> UInt64(bit & 63) & 1)
      }
      for candidate in 0..<count {
        let other = others[start + Int(found[candidate])]
        while here < own.count, own[here].term < other.term { here &+= 1 }
        if here < own.count, own[here].term == other.term { body(own[here], other, here) }
      }
    }
  }

  /// Terms are well mixed hashes.
  @inline(__always)
  private static func bit(of term: UInt32) -> Int { Int(term >> 7) & 1_023 }
}
