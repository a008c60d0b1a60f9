/// The learned decision whether clusters of two languages tell of one happening.
///
/// Weights by `Tests/Training`; see there for the command and the sets.
enum LinkModel {
  static let threshold: Float = 0.1
  /// Between two lone stories.
  static let singleThreshold: Float = 0.85
  /// Where the link would put two clusters of one language into one event.
  static let crowdedThreshold: Float = 0.2

  /// In the order of `LinkFeatures.names`.
  static let weights = Logistic(
    intercept: -4.387,
    weights: [
      13.44, -14.13, -0.3243, 0.1646, -1.31, 2.069, -4.417, 0.404, 1.883, -1.266, 0.3741,
      -3.533, -0.9379, 0, 5.256, 10.63, 3.738, 2.848, -0.7894, -0.6785, -0.8261, 0.6191,
      -1.447,
    ])
}
