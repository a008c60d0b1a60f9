/// The learned decision whether a story joins a cluster.
///
/// Weights by `Tests/Training`; see there for the command and the sets.
enum JoinModel {
  /// The probability that a cluster of two or more stories asks for.
  static let threshold: Float = 0.6
  /// The probability that a lone story asks for: strict, since the repair finds what it misses.
  static let singleThreshold: Float = 0.8

  /// In the order of `JoinFeatures.names`.
  static let weights = Logistic(
    intercept: -11.05,
    weights: [
      -11.8, 4.396, -1.263, 0.3214, -2.053, -6.558, -1.159, -0.2246, 0, 0, 0.5412, 0.0889,
      1.877, 0.5974, -0.5507, -0.4858, -1.882, -1.283, -1.567, 9.249, 0.1627, 0.0088, 0,
      -0.4564, 3.033, -0.4199, 0, 0, 1.744, 16.04, 6.745, 13.73, 0,
    ])
}
