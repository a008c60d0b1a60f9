import Glibc
import NewsModel

/// Cosines between the parts of two stories or clusters.
struct Similarity: Sendable {
  var body: Float
  var title: Float
  var names: Float
  /// The weighted mean of the three over the parts that the first one has.
  var whole: Float

  /// Compares a story or a cluster, of which `one` is made once, with a cluster.
  init(_ one: Parts, _ other: Cluster) {
    let part = WeighedStory.partWeights
    body = one.body.cosine(other.body)
    title = one.title.cosine(other.title)
    names = one.names.cosine(other.names)
    let present =
      (one.body.vector.isEmpty ? 0 : part.body) + (one.title.vector.isEmpty ? 0 : part.title)
      + (one.names.vector.isEmpty ? 0 : part.names)
    let sum = part.body * body + part.title * title + part.names * names
    whole = present > 0 ? sum / present : 0
  }

  /// What is compared of a story or a cluster.
  struct Parts: Sendable {
    var body: QueryVector
    var title: QueryVector
    var names: QueryVector
  }
}

extension Similarity.Parts {
  init(_ story: WeighedStory) {
    self.init(body: story.body.query, title: story.title.query, names: story.names.query)
  }

  init(_ cluster: Cluster) {
    self.init(
      body: QueryVector(cluster.body), title: QueryVector(cluster.title),
      names: QueryVector(cluster.names))
  }
}

/// How far apart two spans of time lie, in days.
struct TimeGap: Sendable {
  /// From a story to the span of a cluster, or between two spans: 0 where they touch.
  var nearest: Float
  /// To the first story.
  var oldest: Float

  init(from first: Int64, through latest: Int64, to cluster: Cluster) {
    let ahead = cluster.first.seconds - latest
    let behind = first - cluster.latest.seconds
    nearest = Float(max(0, max(ahead, behind))) / 86_400
    oldest = Float(abs(first - cluster.first.seconds)) / 86_400
  }
}
