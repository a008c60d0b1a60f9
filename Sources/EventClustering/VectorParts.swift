/// The parts of a cluster's centroid.
struct VectorParts: Sendable {
  var body: SparseVector
  var title: SparseVector
  var names: SparseVector
  var numbers: SparseVector
  var shapes: SparseVector
  var frames: SparseVector
  var regions: SparseVector

  /// A centroid keeps this many terms of its text, and this many of each other part.
  static let bodyLimit = 160
  static let partLimit = 64
  static let shapeLimit = 128

  /// The weighed sum of both, cut to what a centroid keeps. Linear in the terms.
  func adding(_ other: VectorParts, weighing weights: SumWeights = .equal) -> VectorParts {
    VectorParts(
      body: body.adding(other.body, limit: Self.bodyLimit, weighing: weights),
      title: title.adding(other.title, limit: Self.partLimit, weighing: weights),
      names: names.adding(other.names, limit: Self.partLimit, weighing: weights),
      numbers: numbers.adding(other.numbers, limit: Self.partLimit, weighing: weights),
      shapes: shapes.adding(other.shapes, limit: Self.shapeLimit, weighing: weights),
      frames: frames.adding(other.frames, limit: Self.partLimit, weighing: weights),
      regions: regions.adding(other.regions, limit: Self.partLimit, weighing: weights))
  }
}

extension VectorParts {
  init(_ story: WeighedStory) {
    self.init(
      body: story.body.vector, title: story.title.vector, names: story.names.vector,
      numbers: story.numbers.vector, shapes: story.shapes.vector, frames: story.frames.vector,
      regions: story.regions.vector)
  }
}
