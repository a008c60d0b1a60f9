/// What a similarity is measured against.
struct Surroundings: Sendable {
  /// The score that an unrelated story of the language rarely passes.
  var floor: Float
  /// The mean similarity of the candidates that came after the best.
  var nearBody: Float
  var nearWhole: Float
  /// How many stories the language has seen.
  var history: Int

  init(floor: Float, near: [Similarity], history: Int) {
    let count = Float(max(1, near.count))
    self.floor = floor
    self.history = history
    nearBody = near.reduce(0) { $0 + $1.body } / count
    nearWhole = near.reduce(0) { $0 + $1.whole } / count
  }
}
