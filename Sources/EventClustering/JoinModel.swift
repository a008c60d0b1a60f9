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
    intercept: -7.715,
    weights: [
      -1.871, 4.853, -0.2135, -0.2194, -1.545, -5.988, -1.969, -3.32, 0, 0, 0.3528, 0.1323,
      1.451, 0.3392, -0.1433, -0.6154, -2.432, -1.26, -2.434, 18.15, 0.4183, 0.0491, 0,
      -0.3512, 0, -0.1043, 0, 0, 0, 0, -4.803, 8.08, 0,
    ])
}
