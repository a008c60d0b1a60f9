/// A story as the clusterer compares it: its parts as weighted vectors.
struct WeighedStory: Sendable {
  /// Text and, twice, title.
  var body: RatedVector
  var title: RatedVector
  /// Capitalised words within sentences.
  var names: RatedVector
  var numbers: RatedVector
  var words: Int
  /// Pieces of names, weighed by their rarity in all languages.
  var shapes: RatedVector
  var frames: RatedVector
  var regions: RatedVector
  /// Where the user has a model that makes them.
  var embedding: Embedding?

  /// 40 terms in place of 80 cost nothing in quality on most sets, all terms gained nothing.
  static let bodyLimit = 80
  static let partLimit = 40
  static let shapeLimit = 96

  /// The weight of each part in `similarity`.
  static let partWeights: (body: Float, title: Float, names: Float) = (1, 0.5, 0.5)
}
