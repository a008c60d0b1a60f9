import NewsModel

/// A story within a cluster, as far as later decisions need it.
struct Member: Hashable, Sendable {
  /// Its place among the stories of the cluster.
  var place: UInt32 = 0
  var at: Timestamp
  var body: SparseVector
  var title: SparseVector
  var names: SparseVector
  var numbers: SparseVector
  /// The sum of the rarities of `names`, and of `numbers`.
  var nameMass: Float
  var numberMass: Float
  /// A hash of its source's name, 0 where that is not known.
  var source: UInt32 = 0

  /// Half of a story's terms: they only tell the nearest member and the most central headline.
  static let bodyLimit = 48
  /// As many of the youngest stories a cluster keeps whole.
  static let kept = 8
}

extension Member {
  init(at: Timestamp, weighed: WeighedStory, source: String?) {
    self.init(
      at: at,
      body: SparseVector(heaviest: Self.bodyLimit, of: Array(weighed.body.vector.weights)),
      title: weighed.title.vector, names: weighed.names.vector, numbers: weighed.numbers.vector,
      nameMass: weighed.names.mass, numberMass: weighed.numbers.mass,
      source: source.map { $0.isEmpty ? 0 : max(1, TermHash.of($0.utf8)) } ?? 0)
  }
}
