/// The learned decision whether clusters of two languages tell of one happening.
///
/// Weights by `Tests/Training`; see there for the command and the sets.
enum LinkModel {
  static let threshold: Float = 0.1
  /// Between two lone stories of a usual stream; see `loneliness(of:)`.
  static let singleThreshold: Float = 0.8
  /// Where the link would put two clusters of one language into one event.
  static let crowdedThreshold: Float = 0.2

  /// In the order of `LinkFeatures.names`.
  static let weights = Logistic(
    intercept: -4.297,
    weights: [
      12.69, -14.22, -0.3016, 0.1643, -1.219, 2.246, -4.148, 0.6072, 2.004, -1.656, 0.3836,
      -3.137, -0.7964, 0, 5.489, 10.28, 3.675, 2.804, -0.775, -0.6678, -0.8773, 0.3867,
      -1.075,
    ])
}
