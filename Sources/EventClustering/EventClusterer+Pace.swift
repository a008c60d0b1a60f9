extension EventClusterer {
  /// So much of what it costs to come late is forgiven where nothing else is open.
  private static let mostPatience: Float = 0.5
  /// From so many other clusters on, of all languages, nothing is: what is late is mostly another's.
  private static let busy: Float = 4

  /// How much of what it costs a story to come late is forgiven, from 0 to `mostPatience`.
  ///
  /// The models learned how late accounts come where much goes on at once. That nothing else happens
  /// in the days between speaks for one happening. Of three accounts within four days, three weeks
  /// apart, with 0, .3, .5 and 1 fnc1 had .937, .969, .975 and .992 BCubed, ecbplus .910, .930, .942
  /// and .958; but of happenings in pairs that look alike, four days apart (two accounts each, of
  /// ecbplus), .961, .946, .924 and .830.
  var patience: Float {
    let others = Float(max(1, clusters.count) - 1)
    return Self.mostPatience * max(0, 1 - others / Self.busy)
  }

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
