/// The learned decision whether two clusters of one language are one.
///
/// Weights by `Tests/Training`; see there for the command and the sets.
enum MergeModel {
  static let threshold: Float = 0.9

  /// In the order of `MergeFeatures.names`.
  static let weights = Logistic(
    intercept: -7,
    weights: [
      0, 0, 3, 0, 1, 0, 14, -1, 0, 0, 0, 4, 0, 0, 2, 0, 1, 2, -0.5, 0,
    ])
}
