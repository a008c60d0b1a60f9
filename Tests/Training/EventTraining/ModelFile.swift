import Foundation

@testable import EventClustering

/// Weights and thresholds as the training script writes them, in JSON.
struct ModelFile: Decodable {
  struct Weights: Decodable {
    var intercept: Float
    var weights: [Float]

    var logistic: Logistic { Logistic(intercept: intercept, weights: weights) }
  }

  var join: Weights?
  var merge: Weights?
  var link: Weights?
  var thresholds: [String: Float]?

  /// The shipped models with what the file has in their place.
  static func read(_ path: String?) throws -> DecisionModels {
    var models = DecisionModels()
    guard let path, path != "-" else { return models }
    let file = try JSONDecoder().decode(
      ModelFile.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    if let join = file.join { models.join = join.logistic }
    if let merge = file.merge { models.merge = merge.logistic }
    if let link = file.link { models.link = link.logistic }
    let thresholds = file.thresholds ?? [:]
    if let value = thresholds["join"] { models.joinThreshold = value }
    if let value = thresholds["join1"] { models.singleJoinThreshold = value }
    if let value = thresholds["merge"] { models.mergeThreshold = value }
    if let value = thresholds["link"] { models.linkThreshold = value }
    if let value = thresholds["link1"] { models.singleLinkThreshold = value }
    if let value = thresholds["crowded"] { models.crowdedLinkThreshold = value }
    if let value = thresholds["merge1"] { models.singleMergeThreshold = value }
    if let value = thresholds["merge11"] { models.loneMergeThreshold = value }
    if let value = thresholds["split"] { models.splitThreshold = value }
    if let value = thresholds["lonely"] { models.lonelinessWeight = value }
    if let value = thresholds["companybound"] { models.companyBound = value }
    if let value = thresholds["parting"] { models.partingOdds = value }
    return models
  }
}
