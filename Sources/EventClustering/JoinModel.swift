/// The learned decision whether a story joins a cluster.
///
/// Weights by `Tests/Training`; see there for the command and the sets.
enum JoinModel {
  /// The probability that a cluster of two or more stories asks for.
  static let threshold: Float = 0.8
  /// The probability that a lone story asks for: strict, since the repair finds what it misses.
  static let singleThreshold: Float = 0.95

  /// In the order of `JoinFeatures.names`.
  static let weights = Logistic(
    intercept: 0.089,
    weights: [
      14.604, 5.455, 2.579, -3.803, -6.110, -4.051, -2.805, -3.531, -1.219, 1.263, 0.422, 0.608,
      1.235, 0.431, -1.319, -0.484, -0.869, -1.399, -1.459, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ])
}
