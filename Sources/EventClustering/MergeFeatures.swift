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
    let pairs = MemberPairs(one.members, other.members)
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
      pairs.bestBody,
      pairs.meanBody,
      pairs.worstBody,
      pairs.bestTitle,
      pairs.meanTitle,
      one.numbers.cosine(other.numbers),
      similarity.names.squareRoot(),
      logf(1 + gap.oldest),
      one.size == 1 && other.size == 1 ? 1 : 0,
      min(one.size, other.size) == 1 ? logf(1 + gap.nearest) : 0,
    ]
  }
}

/// Cosines over all pairs of stories kept of two clusters.
struct MemberPairs {
  var bestBody: Float = 0
  var worstBody: Float = 1
  var meanBody: Float = 0
  var bestTitle: Float = 0
  var meanTitle: Float = 0

  init(_ ones: [Member], _ others: [Member]) {
    let (ones, others) = (ones.span, others.span)
    for one in ones.indices {
      let ownBody = QueryVector(ones[one].body)
      let ownTitle = QueryVector(ones[one].title)
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
}
