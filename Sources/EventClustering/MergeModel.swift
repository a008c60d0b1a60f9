/// The learned decision whether two clusters of one language are one.
///
/// Weights by `Tests/Training`; see there for the command and the sets.
enum MergeModel {
  static let threshold: Float = 0.8

  /// In the order of `MergeFeatures.names`.
  static let weights = Logistic(
    intercept: -10.61,
    weights: [
      -36.71, 25.75, 20.16, -1.157, 8.078, 1.609, 1.327, -1.066, 0, -3.48, -0.0635, 1.188,
      -15.99, 3.695, -1.408, -8.245, 0.5909, 1.391, -1.09, 0.9743, 0,
    ])
}
