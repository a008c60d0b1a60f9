import Glibc
import NewsModel

/// What the merge model reads of two clusters of one language.
struct MergeFeatures: Sendable {
  /// In the order of `names`.
  var values: [Float]
  var similarity: Similarity

  static let names = [
    "bgMean", "bgDev", "sqA", "cN", "sqT", "s0", "scal", "gap", "lhist", "lsmall", "llarge",
    "maxA", "meanA", "minA", "maxT", "meanT", "cU", "sqN", "gapold", "pairs11",
    "loneGap",
  ]

  /// Sizes beyond this tell nothing more: else the parts of a story of hundreds never meet.
  private static let telling = 8

  init(
    _ one: Cluster, _ other: Cluster, _ similarity: Similarity, background: Background,
    floor: Float, history: Int
  ) {
    self.init(
      butPairs: one, other, similarity, background: background, floor: floor, history: history)
    put(MemberPairs(one.members, other.members))
  }

  /// The features without what the pairs of stories tell.
  private init(
    butPairs one: Cluster, _ other: Cluster, _ similarity: Similarity, background: Background,
    floor: Float, history: Int
  ) {
    let gap = TimeGap(from: one.first.seconds, through: one.latest.seconds, to: other)
    self.similarity = similarity
    values = [
      background.mean,
      background.deviation,
      similarity.body.squareRoot(),
      similarity.names,
      similarity.title.squareRoot(),
      similarity.whole,
      (similarity.whole - floor) / (1 - floor),
      logf(1 + gap.nearest),
      logf(1 + Float(history)),
      logf(Float(min(one.size, other.size, Self.telling))),
      logf(Float(min(max(one.size, other.size), Self.telling))),
      0, 0, 0, 0, 0,
      one.numbers.cosine(other.numbers),
      similarity.names.squareRoot(),
      logf(1 + gap.oldest),
      one.size == 1 && other.size == 1 ? 1 : 0,
      min(one.size, other.size) == 1 ? logf(1 + gap.nearest) : 0,
    ]
  }
}

extension MergeFeatures {
  /// The places of what the pairs of stories tell.
  private static let pairPlaces = 11...15
  /// So few pairs are compared sooner than judged beforehand.
  private static let fewPairs = 4

  private mutating func put(_ pairs: MemberPairs) {
    values.replaceSubrange(
      Self.pairPlaces,
      with: [
        pairs.bestBody, pairs.meanBody, pairs.worstBody, pairs.bestTitle, pairs.meanTitle,
      ])
  }

  /// The features; nil where no likeness of the stories could make the merge as probable as `needed`.
  ///
  /// Up to 64 pairs of stories are compared for five of the features, and most of the clusters that
  /// are looked at are too unlike for these to matter.
  init?(
    _ one: Cluster, _ other: Cluster, _ similarity: Similarity, background: Background,
    floor: Float, history: Int, reaching needed: Float, by model: Logistic
  ) {
    self.init(
      butPairs: one, other, similarity, background: background, floor: floor, history: history)
    let pairs = one.members.count * other.members.count
    if pairs > Self.fewPairs, mostProbable(with: pairs, by: model) < needed { return nil }
    put(MemberPairs(one.members, other.members))
  }

  /// A bound of the probability, whatever the cosines of the pairs are.
  private func mostProbable(with pairs: Int, by model: Logistic) -> Float {
    var features = self
    var most: Float = 0
    for extreme in MemberPairs.extremes(of: pairs) {
      features.put(extreme)
      most = max(most, model.probability(features.values))
    }
    // Sums of floats are not exact.
    return most * 1.001
  }
}

/// Cosines over all pairs of stories kept of two clusters.
struct MemberPairs {
  var bestBody: Float = 0
  var worstBody: Float = 1
  var meanBody: Float = 0
  var bestTitle: Float = 0
  var meanTitle: Float = 0

  init(_ ones: VectorBlock, _ others: VectorBlock) {
    let others = Array(others)
    for one in ones {
      let ownBody = QueryVector(one.body)
      let ownTitle = QueryVector(one.title)
      for other in others.indices {
        let body = ownBody.cosine(others[other].body)
        let title = ownTitle.cosine(others[other].title)
        bestBody = max(bestBody, body)
        worstBody = min(worstBody, body)
        meanBody += body
        bestTitle = max(bestTitle, title)
        meanTitle += title
      }
    }
    let pairs = Float(max(1, ones.count * others.count))
    meanBody /= pairs
    meanTitle /= pairs
  }

  private init(best: Float, worst: Float, mean: Float, bestTitle: Float, meanTitle: Float) {
    bestBody = best
    worstBody = worst
    meanBody = mean
    self.bestTitle = bestTitle
    self.meanTitle = meanTitle
  }

  /// The corners of what `pairs` pairs can come to: a linear model is greatest at one of them.
  ///
  /// With all cosines in 0...1, the mean lies between a share of one pair and all but one.
  static func extremes(of pairs: Int) -> [MemberPairs] {
    let share = 1 / Float(max(1, pairs))
    let bodies: [(best: Float, worst: Float, mean: Float)] = [
      (0, 0, 0), (1, 1, 1), (1, 0, share), (1, 0, max(share, 1 - share)),
    ]
    let titles: [(best: Float, mean: Float)] = [(0, 0), (1, 1), (1, share)]
    return bodies.flatMap { body in
      titles.map { title in
        MemberPairs(
          best: body.best, worst: body.worst, mean: body.mean, bestTitle: title.best,
          meanTitle: title.mean)
      }
    }
  }
}
