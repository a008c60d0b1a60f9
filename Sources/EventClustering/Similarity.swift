import Glibc
import NewsModel

/// Cosines between the parts of two stories or clusters.
struct Similarity: Sendable {
  var body: Float
  var title: Float
  var names: Float
  /// The weighted mean of the three over the parts that the first one has.
  var whole: Float

  /// Compares a story with a cluster.
  init(_ story: WeighedStory, _ cluster: Cluster) {
    self.init(
      body: story.body.vector, title: story.title.vector, names: story.names.vector,
      to: cluster)
  }

  /// Compares a cluster with another.
  init(_ one: Cluster, _ other: Cluster) {
    self.init(body: one.body, title: one.title, names: one.names, to: other)
  }

  private init(
    body: SparseVector, title: SparseVector, names: SparseVector, to cluster: Cluster
  ) {
    let part = WeighedStory.partWeights
    self.body = body.cosine(cluster.body)
    self.title = title.cosine(cluster.title)
    self.names = names.cosine(cluster.names)
    let present =
      (body.isEmpty ? 0 : part.body) + (title.isEmpty ? 0 : part.title)
      + (names.isEmpty ? 0 : part.names)
    let sum = part.body * self.body + part.title * self.title + part.names * self.names
    whole = present > 0 ? sum / present : 0
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
