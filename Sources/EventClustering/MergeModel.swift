/// The learned decision whether two clusters of one language are one.
///
/// Weights by `Tests/Training`; see there for the command and the sets.
enum MergeModel {
  /// .7 gave fnc1 .986 in place of .991, and was better nowhere.
  static let threshold: Float = 0.6
  /// Below it two halves of a cluster are parted. With .05, .2, .3 and .4, vims had .981, .983, .983
  /// and .987, and of 40 made-up clusters of two happenings 0, 3, 7 and 12 were parted; no other row
  /// changed, of twelve mixed streams none.
  static let splitThreshold: Float = 0.4
  /// Where one of the two is a lone story, of a usual stream. Of .5 to .85 the value that serves
  /// vims best (.981), at the same false joins.
  static let singleThreshold: Float = 0.5
  /// Between two lone stories of a usual stream; see `loneliness(of:)`.
  static let loneThreshold: Float = 0.9

  /// In the order of `MergeFeatures.names`.
  static let weights = Logistic(
    intercept: -5.787,
    weights: [
      -40.64, 28.24, 10.47, 1.295, 5.177, 0.6171, 1.961, -0.5685, 0, -2.228, 0.1843, 2.814,
      -10.52, 2.092, 0.4105, -6.853, 0.5183, -0.6662, -2.101, 0.7282, 0,
    ])
}
