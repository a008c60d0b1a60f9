import Glibc

/// A vector whose terms' rarities are known.
struct RatedVector: Sendable {
  let query: QueryVector
  /// The rarity of each entry's term, ln((stories + 1) / stories with it).
  var rarity: [Float]
  /// The sum of `rarity`.
  var mass: Float

  var vector: SparseVector { query.vector }

  /// A use of a term: how often, how rare.
  struct Use {
    var term: UInt32
    var count: Float
    var rarity: Float

    /// (1 + ln count) · rarity^0.6.
    ///
    /// The power .6 beat 1 on six of six sets, by .006 to .04 BCubed.
    var weight: Float {
      let power = powf(max(rarity, 0.01), 0.6)
      return count > 1 ? (1 + logf(count)) * power : power
    }
  }

  /// Weighs uses, ascending by term, each term once, and keeps the `limit` heaviest.
  init(uses: [Use], limit: Int) {
    let weighed = uses.map { TermWeight(term: $0.term, weight: $0.weight) }
    query = QueryVector(SparseVector(heaviest: limit, of: weighed))
    rarity = []
    mass = 0
    rarity.reserveCapacity(vector.count)
    var place = 0
    for entry in vector.entries {
      while place < uses.count, uses[place].term < entry.term { place += 1 }
      let rare = place < uses.count ? uses[place].rarity : 0
      rarity.append(rare)
      mass += rare
    }
  }
}
