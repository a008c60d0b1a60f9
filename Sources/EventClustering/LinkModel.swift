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
    intercept: -4.625,
    weights: [
      12.7, -12.79, -0.2433, 0.2213, -1.505, 1.858, -3.517, 0.2114, 1.948, -1.476, 0.3953,
      -2.781, -0.7735, 0, 4.436, 9.516, 3.496, 2.822, -0.8974, -0.6349, -0.5384, 0.5046,
      -1.152,
    ])
}
