import Glibc

extension EventClusterer {
  /// The share of accompanied clusters at which lone stories are judged as they are.
  private static let usualCompany: Float = 0.2
  /// So many clusters of all languages stand behind a language of which little is known, and so
  /// many usual ones behind a stream of which nothing is.
  private static let priorClusters: Float = 20
  /// Counts of closed clusters are halved here, so that they follow the news.
  private static let memory: UInt32 = 60

  /// How much rarer it is in this stream than usual that a story has company, in log odds.
  ///
  /// Where eight stories of ten stand alone, the same likeness of two of them is weaker evidence
  /// than in a stream where most come in threes: the shift of a classifier to another share of its
  /// classes (Saerens et al., 2002). It weighs more than their theory says, since stories that stand
  /// alone are mostly look-alikes of others: with 1, 1.5, 2 and 3 there were 59, 52, 47 and 43 false
  /// joins in 1,000 lone stories of six mixed streams, and small slow events of fifty languages
  /// had .756, .754, .747 and .743 BCubed; since the pace of a stream counts, 2 and 2.5 gave 33 and
  /// 29 (18 streams). Clusters are counted, not stories, lest one flood make every story look
  /// accompanied.
  ///
  /// Those closed of late count for all languages: where few are open at a time they are all that is
  /// known. Happenings of three accounts, three weeks apart, came to .982 BCubed in place of .971;
  /// fifty languages to .737 in place of .743.
  func loneliness(of language: Int) -> Float {
    let grown = Float(grownClusters.reduce(0, +)) + Float(counters.closedGrown)
    let all = Float(clusters.count) + Float(counters.closedClusters)
    let everywhere =
      (grown + Self.usualCompany * Self.priorClusters) / (all + Self.priorClusters)
    let own = Float(grownClusters[language]) + everywhere * Self.priorClusters
    let share = min(
      0.95, max(0.02, own / (Float(openClusters[language].count) + Self.priorClusters)))
    let shift = Self.logOdds(Self.usualCompany) - Self.logOdds(share)
    return max(-models.companyBound, min(models.lonelinessBound, shift))
      * models.lonelinessWeight
  }

  /// Counts a cluster that is closed.
  mutating func countClosed(isAccompanied: Bool) {
    counters.closedClusters += 1
    if isAccompanied { counters.closedGrown += 1 }
    guard counters.closedClusters >= Self.memory else { return }
    counters.closedClusters /= 2
    counters.closedGrown /= 2
  }

  /// Counts a lone story as accompanied, to which another came that a usual stream would have put
  /// there, whether it is let in or not.
  ///
  /// Loneliness must not feed on what it refuses: where joins alone were counted, a weight of 2 took
  /// every account of some events of twelve for a lone story, and made the stream lonelier by each.
  mutating func court(_ serial: UInt32) {
    guard let cluster = clusters[serial], !cluster.isAccompanied else { return }
    clusters[serial]?.isCourted = true
    grownClusters[cluster.language] += 1
    unsaved.cluster(serial)
  }

  /// A demanded probability, raised by so much in log odds.
  static func raised(_ probability: Float, by shift: Float) -> Float {
    1 / (1 + expf(-logOdds(probability) - shift))
  }

  static func logOdds(_ share: Float) -> Float { logf(share / (1 - share)) }
}
