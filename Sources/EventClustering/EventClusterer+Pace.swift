extension EventClusterer {
  /// The one that a story goes with by its words alone, of the clusters it is compared with.
  struct Suitor {
    private var probability: Float = 0
    private var lone: Float?

    /// From here on a story is surely of one happening with another. Of such pairs in nine mixed
    /// streams one in five is none, nearly all of them days apart; from .82 on it is one in three.
    private static let sure: Float = 0.95

    /// Days between the story and a lone one, of which it surely is the second account; nil where it
    /// goes with none, or with a grown cluster.
    var gap: Float? { probability >= Self.sure ? lone : nil }

    /// - Parameter words: the probability of the join, whenever the story had come.
    mutating func look(at cluster: Cluster, _ features: JoinFeatures, _ words: Float) {
      guard words > probability else { return }
      probability = words
      lone = cluster.size == 1 ? features.gap : nil
    }
  }
}
