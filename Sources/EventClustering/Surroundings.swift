/// What a similarity is measured against.
struct Surroundings: Sendable {
  /// The score that an unrelated story of the language rarely passes.
  var floor: Float
  /// The mean similarity of the candidates that came after the best.
  var nearBody: Float
  var nearWhole: Float
  /// How many stories the language has seen.
  var history: Int

  /// So many candidates of usual nearness are added to those found: in the first hour there are
  /// none, and every likeness would stand out.
  private static let usualCount: Float = 3
  private static let usualNearness: Float = 0.12

  init(floor: Float, near: [Similarity], history: Int) {
    let count = Float(near.count) + Self.usualCount
    let usual = Self.usualCount * Self.usualNearness
    self.floor = floor
    self.history = history
    nearBody = near.reduce(usual) { $0 + $1.body } / count
    nearWhole = near.reduce(usual) { $0 + $1.whole } / count
  }
}
