import NewsModel

extension EventClusterer {
  /// Two reports of one source within this time, in seconds, are mostly of two happenings: who
  /// adds to a report revises it.
  private static let reportInterval: Int64 = 12 * 3_600
  /// Log odds against them, about the .1 that a ranked entry of the Telegram contest of 2020 took
  /// off their similarity. Set by hand: the labelled sets have one source each and cannot teach it.
  private static let sameSource: Float = 1
  /// Log odds against two that moreover have one wording and other names: the forecasts for two
  /// towns, the quakes of a morning, filled into one form. An update of a story keeps its names.
  private static let sameForm: Float = 12
  private static let formCosine: Float = 0.6

  /// How much more a story must be like these of its own source only, in log odds: 0 where a source
  /// is not known or another one reports it too.
  static func sourceDoubt(_ story: Member, _ members: VectorBlock) -> Float {
    guard story.source != 0, members.allSatisfy({ $0.source == story.source }) else { return 0 }
    let gap = members.map { abs($0.at.seconds - story.at.seconds) }.min() ?? 0
    guard gap <= reportInterval else { return 0 }
    let isForm = members.contains {
      !$0.names.isEmpty && !story.names.isEmpty && $0.names.cosine(story.names) < formCosine
        && $0.body.cosine(story.body) >= formCosine
    }
    return isForm ? sameForm : sameSource
  }

  /// So many of a language's youngest clusters tell whether it has other sources.
  private static let witnesses = 16

  /// Whether a source says anything: where all that a language tells comes from one source, it
  /// does not, nor where it is not known.
  func isTelling(_ source: UInt32, language: Int) -> Bool {
    source != 0
      && openClusters[language].suffix(Self.witnesses).contains { serial in
        clusters[serial]?.members.contains { $0.source != 0 && $0.source != source } == true
      }
  }
}
