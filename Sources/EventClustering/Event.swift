import NewsModel

/// An event: the clusters of one happening, one or more a language, under one id.
struct Event: Hashable, Sendable {
  /// The serial of the cluster that opened it: the lower, the older.
  var serial: UInt32
  var id: EventID
  /// Serials of its clusters, ascending.
  var clusters: [UInt32]
  var duplicates: Int
  /// Hashes of its sources' names, ascending, those of copies too.
  var sources: [UInt32]
  /// When stories last came into it from another event.
  var movedAt: Timestamp?

  /// More sources than this are not told apart.
  static let sourceLimit = 4_096

  mutating func count(source: String?) {
    guard let source, sources.count < Self.sourceLimit else { return }
    sources.insertAscending(TermHash.of(source.utf8))
  }
}
