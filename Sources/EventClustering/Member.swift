import NewsModel

/// A story within a cluster, as far as later decisions need it.
struct Member: Hashable, Sendable {
  var story: StoryID
  var headline: String
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
