import NewsModel

/// Plain numbers of the clusterer's state.
struct Counters: Hashable, Sendable {
  /// Stories taken in.
  var stories: UInt64 = 0
  var nextSerial: UInt32 = 1
  /// The latest time seen, in seconds since 1970.
  var clock = Int64.min
  /// When events were last looked over for closing.
  var closedAt = Int64.min
  /// Couples of lone stories that were surely one, and how many of them no other story followed.
  var sureCouples: UInt32 = 0
  var leftCouples: UInt32 = 0
  /// Clusters that were closed of late, and how many of them had found company.
  var closedClusters: UInt32 = 0
  var closedGrown: UInt32 = 0
  /// The numbers of the journal rows that are stored.
  var journalStart: UInt64 = 0
  var journalEnd: UInt64 = 0
  /// Terms that they hold.
  var journalTerms: UInt64 = 0
  /// Rows that each table of term counts takes.
  var tableChunks: [UInt32] = []
}

extension Counters {
  /// Whether a service can have come to them: no sum of them overflows.
  var areCredible: Bool {
    let years = Timestamp(seconds: .min).clamped.seconds...Timestamp(seconds: .max).clamped.seconds
    return [clock, closedAt].allSatisfy { $0 == .min || years.contains($0) }
      && journalStart <= journalEnd
      && [stories, journalEnd, journalTerms].allSatisfy { $0 < 1 << 62 }
      && nextSerial > 0 && nextSerial < .max
      && max(sureCouples, leftCouples, closedClusters, closedGrown) < 1 << 30
  }

  func write(to row: inout RowWriter) {
    row.write(stories)
    row.write(nextSerial)
    row.write(clock)
    row.write(closedAt)
    row.write(sureCouples)
    row.write(leftCouples)
    row.write(closedClusters)
    row.write(closedGrown)
    row.write(journalStart)
    row.write(journalEnd)
    row.write(journalTerms)
    row.write(tableChunks)
  }

  init(from row: inout RowReader) throws(EventClusteringError) {
    self.init(
      stories: try row.integer(), nextSerial: try row.integer(), clock: try row.integer(),
      closedAt: try row.integer(), sureCouples: try row.integer(),
      leftCouples: try row.integer(), closedClusters: try row.integer(),
      closedGrown: try row.integer(), journalStart: try row.integer(),
      journalEnd: try row.integer(), journalTerms: try row.integer(),
      tableChunks: try row.numbers())
  }
}
