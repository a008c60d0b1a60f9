import NewsModel

/// An event: the clusters of one happening, one or more a language, under one id.
///
/// Its id is that of the story that opened it: mostly the first one of its first cluster, so that it
/// is written down only where it is another; see `EventClusterer.id(of:)`.
struct Event: Hashable, Sendable {
  /// The serial of the cluster that opened it, the least of its clusters: the lower, the older.
  var serial: UInt32
  /// Copies counted.
  var duplicates: UInt32 = 0
  /// Serials of its clusters.
  var clusters: SerialSet
  /// Hashes of its sources' names, those of copies too.
  var sources = SerialSet()
  /// When stories last came into it from another event.
  var movedAt: Timestamp?
  /// The event that it was split from; 0 for one that was not.
  var origin: UInt32 = 0

  /// More sources than this are not told apart.
  static let sourceLimit = 4_096

  mutating func count(source: String?) {
    guard let source, sources.count < Self.sourceLimit else { return }
    sources.insert(TermHash.of(source.utf8))
  }

  mutating func count(duplicates more: UInt32) {
    duplicates = UInt32(min(UInt64(UInt32.max), UInt64(duplicates) + UInt64(more)))
  }
}
