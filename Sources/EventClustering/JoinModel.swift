/// The learned decision whether a story joins a cluster.
///
/// Weights by `Tests/Training`; see there for the command and the sets.
enum JoinModel {
  /// The probability that a cluster of two or more stories asks for.
  static let threshold: Float = 0.6
  /// The probability that a lone story of a usual stream asks for; see `loneliness(of:)`.
  static let singleThreshold: Float = 0.5

  /// In the order of `JoinFeatures.names`.
  static let weights = Logistic(
    intercept: -6.488,
    weights: [
      -2.884, 3.423, -0.8809, 1.094, -2.963, -2.317, 0.5447, -3.995, 0, 0, 0.5115, 0.02883,
      0.864, 0.1927, 0.03812, -0.6567, -2.039, -1.963, -2.769, 16.09, 0.3989, -0.08833, 0,
      -0.7147, 0, 0.0811, 0, 0, 0, 0, -6.897, 10.27, 0,
    ])
}
