import Glibc
import NewsModel

/// Tentative joins: two lone stories are put together on little evidence, and parted again where
/// time speaks against them.
extension EventClusterer {
  /// When it is asked whether other stories followed, in seconds. 12, 24 and 36 hours came to
  /// 51.9, 52.8 and 53.6 false joins of a thousand, which tells them hardly apart.
  private static let trial: Int64 = 86_400
  /// Log odds from which a join is sure: it stays, and tells how often sure couples stay alone.
  private static let sureOdds: Float = 1.5
  /// So many couples, half of them left alone, stand behind the first that are counted.
  private static let priorCouples: Float = 2
  /// Counts are halved here, so that they follow the news.
  private static let memory: UInt32 = 200

  /// Notes that a join has just made a cluster of two out of lone stories.
  mutating func watchCouple(_ join: Join) {
    guard let cluster = clusters[join.cluster], cluster.reports == 2, cluster.size == 2,
      events[cluster.event]?.clusters.count == 1
    else { return }
    let odds = Self.logOdds(join.probability) - loneliness(of: cluster.language)
    clusters[join.cluster]?.couple = Cluster.Couple(at: counters.clock, odds: odds)
    couples.enter(join.cluster, latest: counters.clock)
  }

  /// Asks of couples a day old whether other stories followed, and parts those that are improbable
  /// by now.
  ///
  /// Where nearly every happening has a third account within the day, a pair that has none is more
  /// probably chance; where happenings of two accounts are usual, that says nothing. How usual they
  /// are the sure couples of the stream tell. What later counts of words, backgrounds and
  /// loneliness say to the same two texts was measured and is worth nothing: with all of a stream's
  /// knowledge from its first story on, false joins were 55 of a thousand instead of 54. Parting by
  /// company took them from 54 to 46 (six mixed streams) and cost no other row anything.
  mutating func judgeCouples() -> [EventRecord] {
    var changes: [EventRecord] = []
    while let serial = couples.popFirst(before: counters.clock - Self.trial + 1) {
      guard let cluster = clusters[serial], let couple = cluster.couple else { continue }
      clusters[serial]?.couple = nil
      unsaved.cluster(serial)
      changes += judge(cluster, couple)
    }
    return changes
  }

  private mutating func judge(_ cluster: Cluster, _ couple: Cluster.Couple) -> [EventRecord] {
    let reports = events[cluster.event]?.clusters.reduce(0) {
      $0 + (clusters[$1]?.reports ?? 0)
    }
    let isAlone = reports == 2
    guard couple.odds < Self.sureOdds else {
      count(isAlone: isAlone)
      return []
    }
    guard isAlone, cluster.members.count == 2, mayMove(from: cluster.event),
      couple.odds + logf(shareAlone) < models.partingOdds
    else { return [] }
    return split(cluster, (stay: [0], leave: [1]))
  }

  /// The share of couples that are surely one and yet stay alone.
  private var shareAlone: Float {
    (Float(counters.leftCouples) + Self.priorCouples / 2)
      / (Float(counters.sureCouples) + Self.priorCouples)
  }

  private mutating func count(isAlone: Bool) {
    counters.sureCouples += 1
    if isAlone { counters.leftCouples += 1 }
    guard counters.sureCouples >= Self.memory else { return }
    counters.sureCouples /= 2
    counters.leftCouples /= 2
  }
}
