/// A vector over terms: its entries in ascending order of their terms, weights above zero.
///
/// The entries are a part of an array that several vectors may share: those of one cluster, which
/// are read together, lie side by side in memory (`VectorBlock`).
struct SparseVector: Sendable {
  let storage: [TermWeight]
  private let first: UInt32
  private let length: UInt32
  /// The sum of the squared weights.
  let squaredNorm: Float

  static let empty = SparseVector(ascending: [])

  /// A vector of entries that are in ascending order of their terms, each term once.
  init(ascending entries: [TermWeight]) {
    storage = entries
    first = 0
    length = UInt32(entries.count)
    squaredNorm = Self.squaredNorm(of: entries)
  }

  /// A part of an array that other vectors share.
  init(in storage: [TermWeight], first: UInt32, length: UInt32, squaredNorm: Float) {
    self.storage = storage
    self.first = first
    self.length = length
    self.squaredNorm = squaredNorm
  }

  /// The `limit` heaviest of `entries`, which are in ascending order of their terms, each once.
  init(heaviest limit: Int, of entries: [TermWeight]) {
    guard entries.count > limit else {
      self.init(ascending: entries)
      return
    }
    let least = entries.withUnsafeBufferPointer { Self.leastRank(of: $0, keeping: limit) }
    self.init(ascending: entries.filter { $0.rank >= least })
  }

  var isEmpty: Bool { length == 0 }
  var count: Int { Int(length) }

  /// Where the entries lie in the storage.
  var places: Range<Int> { Int(first)..<Int(first) + Int(length) }

  /// The entries, in ascending order of their terms. Their indices do not begin with 0.
  var weights: ArraySlice<TermWeight> { storage[places] }

  /// The entry at a place from 0 on.
  subscript(place: Int) -> TermWeight { storage[Int(first) + place] }

  /// Calls `body` with the entries.
  @inline(__always)
  func withEntries<Result>(_ body: (UnsafeBufferPointer<TermWeight>) -> Result) -> Result {
    storage.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[places]))
    }
  }

  /// The `limit` heaviest entries, heaviest first.
  func heaviest(_ limit: Int) -> [TermWeight] {
    withEntries { entries in
      let least = Self.leastRank(of: entries, keeping: limit)
      var ranks: [UInt64] = []
      ranks.reserveCapacity(limit)
      for entry in entries where entry.rank >= least { ranks.append(entry.rank) }
      ranks.sort(by: >)
      return ranks.map(TermWeight.init(rank:))
    }
  }

  /// Appends the terms of the `limit` heaviest entries, in ascending order.
  func appendHeaviest(_ limit: Int, to terms: inout [UInt32]) {
    withEntries { entries in
      let least = Self.leastRank(of: entries, keeping: limit)
      for entry in entries where entry.rank >= least { terms.append(entry.term) }
    }
  }

  /// The rank of the lightest of the `limit` heaviest entries; 0 where there are no more.
  func leastRank(keeping limit: Int) -> UInt64 {
    withEntries { Self.leastRank(of: $0, keeping: limit) }
  }

  /// The entries of this rank or a higher one; the vector itself where all are.
  func atLeast(rank: UInt64) -> SparseVector {
    rank == 0 ? self : SparseVector(ascending: weights.filter { $0.rank >= rank })
  }

  private static func leastRank(
    of entries: UnsafeBufferPointer<TermWeight>, keeping limit: Int
  ) -> UInt64 {
    guard limit > 0 else { return .max }
    guard entries.count > limit else { return 0 }
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: entries.count) { ranks in
      for place in entries.indices {
        ranks.initializeElement(at: place, to: entries[place].rank)
      }
      return ranks.greatest(limit)
    }
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
    let left = storage.span.extracting(places)
    let right = other.storage.span.extracting(other.places)
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

  /// The cosine, 0 where either vector is empty.
  func cosine(_ other: SparseVector) -> Float {
    let norms = squaredNorm * other.squaredNorm
    guard norms > 0 else { return 0 }
    return min(1, dot(other) / norms.squareRoot())
  }

  /// Calls `body` with the position of each shared term in both vectors, in ascending order.
  func forEachShared(with other: SparseVector, _ body: (_ here: Int, _ there: Int) -> Void) {
    withEntries { left in
      other.withEntries { right in
        var i = 0
        var j = 0
        while i < left.count, j < right.count {
          let a = left[i].term
          let b = right[j].term
          if a == b { body(i, j) }
          i &+= a <= b ? 1 : 0
          j &+= b <= a ? 1 : 0
        }
      }
    }
  }

  /// The weighed sum of both vectors, cut to the heaviest `limit` terms once it has half as many more.
  func adding(
    _ other: SparseVector, limit: Int, weighing weights: SumWeights = .equal
  ) -> SparseVector {
    if other.isEmpty, weights.own == 1, count <= limit + limit / 2 { return self }
    let sum = sum(with: other, weights)
    return SparseVector(heaviest: sum.count > limit + limit / 2 ? limit : sum.count, of: sum)
  }

  private func sum(with other: SparseVector, _ weights: SumWeights) -> [TermWeight] {
    withEntries { left in
      other.withEntries { right in
        var sum: [TermWeight] = []
        sum.reserveCapacity(left.count + right.count)
        var i = 0
        var j = 0
        while i < left.count, j < right.count {
          let a = left[i]
          let b = right[j]
          sum.append(
            TermWeight(
              term: min(a.term, b.term),
              weight: (a.term <= b.term ? a.weight * weights.own : 0)
                + (b.term <= a.term ? b.weight * weights.other : 0)))
          i &+= a.term <= b.term ? 1 : 0
          j &+= b.term <= a.term ? 1 : 0
        }
        for entry in left[i...] { sum.append(entry.weighed(weights.own)) }
        for entry in right[j...] { sum.append(entry.weighed(weights.other)) }
        return sum
      }
    }
  }
}

extension SparseVector: Hashable {
  static func == (left: SparseVector, right: SparseVector) -> Bool {
    left.weights == right.weights
  }

  func hash(into hasher: inout Hasher) {
    for entry in weights { hasher.combine(entry) }
  }
}
