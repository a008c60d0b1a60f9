/// The learned decision whether clusters of two languages tell of one happening.
///
/// Weights by `Tests/Training`; see there for the command and the sets.
enum LinkModel {
  static let threshold: Float = 0.85
  /// Between two lone stories.
  static let singleThreshold: Float = 0.95
  /// Where the link would put two clusters of one language into one event.
  static let crowdedThreshold: Float = 0.9

  /// In the order of `LinkFeatures.names`.
  static let weights = Logistic(
    intercept: -7,
    weights: [9, 0, 0.2, 0.2, 0.6, 3, 2, 1, 1, -1.2, -0.3, 0, 0, 0, 2, 0])
}
