/// The learned decision whether two clusters of one language are one.
///
/// Weights by `Tests/Training`; see there for the command and the sets.
enum MergeModel {
  static let threshold: Float = 0.8

  /// In the order of `MergeFeatures.names`.
  static let weights = Logistic(
    intercept: -10.81,
    weights: [
      -41.6, 29.46, 20.82, -1.245, 8.948, 0.9351, 1.041, -0.8679, 0, -3.417, -0.2, 1.891,
      -17.2, 3.187, -3.302, -6.38, 0.7988, 2.183, -1.291, 1.1, 0,
    ])
}
