/// The three learned decisions and the probabilities they ask for.
///
/// A value, so that training can run the clusterer with others than those shipped.
struct DecisionModels: Sendable {
  /// Whether a story joins a cluster; features in the order of `JoinFeatures.names`.
  var join = JoinModel.weights
  var joinThreshold = JoinModel.threshold
  var singleJoinThreshold = JoinModel.singleThreshold
  /// Whether two clusters of one language are one; in the order of `MergeFeatures.names`.
  var merge = MergeModel.weights
  var mergeThreshold = MergeModel.threshold
  var singleMergeThreshold = MergeModel.singleThreshold
  var loneMergeThreshold = MergeModel.loneThreshold
  /// The halves of a cluster are two happenings below this probability that they are one: below what
  /// a merge asks for, so that nothing goes to and fro.
  var splitThreshold = MergeModel.splitThreshold
  /// How far the loneliness of a stream counts, at most, in log odds; how far its company does.
  ///
  /// Where all have company, three would ask for .01 in place of .5, and put together whatever
  /// shares a word; vims and headlines lost by it.
  var lonelinessBound: Float = 3
  var companyBound: Float = 1
  var lonelinessWeight: Float = 2.5
  /// Log odds below which two lone stories that no other followed are parted.
  var partingOdds: Float = -0.5
  /// Whether two clusters of two languages tell of one happening; as `LinkFeatures.names`.
  var link = LinkModel.weights
  var linkThreshold = LinkModel.threshold
  var singleLinkThreshold = LinkModel.singleThreshold
  var crowdedLinkThreshold = LinkModel.crowdedThreshold
}
