/// A vector over terms: its entries in ascending order of their terms, weights above zero.
struct SparseVector: Hashable, Sendable {
  private(set) var entries: [TermWeight]
  /// The sum of the squared weights.
  private(set) var squaredNorm: Float

  static let empty = SparseVector(ascending: [])

  /// A vector of entries that are in ascending order of their terms, each term once.
  init(ascending entries: [TermWeight]) {
    self.entries = entries
    squaredNorm = Self.squaredNorm(of: entries)
  }

  /// The `limit` heaviest of `entries`, which are in ascending order of their terms, each once.
  init(heaviest limit: Int, of entries: [TermWeight]) {
    guard entries.count > limit else {
      self.init(ascending: entries)
      return
    }
    let least = Self.leastRank(of: entries, keeping: limit)
    self.init(ascending: entries.filter { $0.rank >= least })
  }

  var isEmpty: Bool { entries.isEmpty }
  var count: Int { entries.count }

  /// The `limit` heaviest entries, heaviest first.
  func heaviest(_ limit: Int) -> [TermWeight] {
    let least = Self.leastRank(of: entries, keeping: limit)
    var ranks: [UInt64] = []
    ranks.reserveCapacity(limit)
    for entry in entries where entry.rank >= least { ranks.append(entry.rank) }
    ranks.sort(by: >)
    return ranks.map(TermWeight.init(rank:))
  }

  /// The rank of the lightest of the `limit` heaviest entries; 0 where there are no more.
  static func leastRank(of entries: [TermWeight], keeping limit: Int) -> UInt64 {
    guard limit > 0 else { return .max }
    guard entries.count > limit else { return 0 }
    var ranks = entries.map(\.rank)
    return ranks.withUnsafeMutableBufferPointer { $0.greatest(limit) }
  }

  private static func squaredNorm(of entries: [TermWeight]) -> Float {
    var sum: Float = 0
    for entry in entries { sum += entry.weight * entry.weight }
    return sum
  }
}

extension SparseVector {
  /// The inner product. Linear in both counts; few terms are shared, so that the branch on equality
  /// is foreseen, while the steps of the merge have none.
  func dot(_ other: SparseVector) -> Float {
    entries.withUnsafeBufferPointer { left in
      other.entries.withUnsafeBufferPointer { right in
        var sum: Float = 0
        var i = 0
        var j = 0
        while i < left.count, j < right.count {
          let a = left[i].term
          let b = right[j].term
          if a == b { sum += left[i].weight * right[j].weight }
          i &+= a <= b ? 1 : 0
          j &+= b <= a ? 1 : 0
        }
        return sum
      }
    }
  }

  /// The cosine, 0 where either vector is empty.
  func cosine(_ other: SparseVector) -> Float {
    let norms = squaredNorm * other.squaredNorm
    guard norms > 0 else { return 0 }
    return min(1, dot(other) / norms.squareRoot())
  }

  /// Calls `body` with the position of each shared term in both vectors, in ascending order.
  func forEachShared(with other: SparseVector, _ body: (_ here: Int, _ there: Int) -> Void) {
    var i = 0
    var j = 0
    while i < entries.count, j < other.entries.count {
      let a = entries[i].term
      let b = other.entries[j].term
      if a == b { body(i, j) }
      i &+= a <= b ? 1 : 0
      j &+= b <= a ? 1 : 0
    }
  }

  /// The sum of both vectors, cut to the heaviest `limit` terms once it has half as many more.
  func adding(_ other: SparseVector, limit: Int) -> SparseVector {
    var sum: [TermWeight] = []
    sum.reserveCapacity(entries.count + other.entries.count)
    var i = 0
    var j = 0
    while i < entries.count, j < other.entries.count {
      let a = entries[i]
      let b = other.entries[j]
      sum.append(
        TermWeight(
          term: min(a.term, b.term),
          weight: (a.term <= b.term ? a.weight : 0) + (b.term <= a.term ? b.weight : 0)))
      i &+= a.term <= b.term ? 1 : 0
      j &+= b.term <= a.term ? 1 : 0
    }
    sum.append(contentsOf: entries[i...])
    sum.append(contentsOf: other.entries[j...])
    return SparseVector(heaviest: sum.count > limit + limit / 2 ? limit : sum.count, of: sum)
  }

  /// This vector without `other`: weights that fall to nothing are dropped.
  func subtracting(_ other: SparseVector) -> SparseVector {
    var rest = entries
    forEachShared(with: other) { here, there in
      rest[here].weight -= other.entries[there].weight
    }
    return SparseVector(ascending: rest.filter { $0.weight > 1e-3 })
  }
}
