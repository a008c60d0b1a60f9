/// A vector whose terms' rarities are known.
struct RatedVector: Sendable {
  let query: QueryVector
  /// The rarity of each entry's term, ln((stories + 1) / stories with it).
  var rarity: [Float]
  /// The sum of `rarity`.
  var mass: Float

  var vector: SparseVector { query.vector }

  /// Weighs the uses of terms, ascending by term, each term once, by their number, and keeps the
  /// `limit` heaviest; those with the number 0 are left out. `rarities` has a rarity for each.
  @inline(__always)
  init(
    _ uses: [StoryFeatures.TermUse], _ rarities: ArraySlice<Float>, limit: Int,
    weights: inout UseWeights, count: (StoryFeatures.TermUse) -> Int
  ) {
    var chosen: [(entry: TermWeight, rarity: Float)] = []
    chosen.reserveCapacity(uses.count)
    for (use, rare) in zip(uses, rarities) {
      let times = count(use)
      guard times > 0 else { continue }
      chosen.append((TermWeight(term: use.term, weight: weights.weight(times, rarity: rare)), rare))
    }
    self.init(chosen, limit: limit)
  }

  private init(_ chosen: [(entry: TermWeight, rarity: Float)], limit: Int) {
    let least = Self.leastRank(of: chosen, keeping: limit)
    var entries: [TermWeight] = []
    rarity = []
    mass = 0
    entries.reserveCapacity(min(limit, chosen.count))
    rarity.reserveCapacity(min(limit, chosen.count))
    for (entry, rare) in chosen where entry.rank >= least {
      entries.append(entry)
      rarity.append(rare)
      mass += rare
    }
    query = QueryVector(SparseVector(ascending: entries))
  }

  private static func leastRank(
    of chosen: [(entry: TermWeight, rarity: Float)], keeping limit: Int
  ) -> UInt64 {
    guard chosen.count > limit else { return 0 }
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: chosen.count) { ranks in
      for place in chosen.indices {
        ranks.initializeElement(at: place, to: chosen[place].entry.rank)
      }
      return ranks.greatest(limit)
    }
  }
}
