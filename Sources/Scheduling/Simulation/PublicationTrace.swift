package import NewsModel

/// When each of many sources published, over a stretch of time: what schedules are tried on.
package struct PublicationTrace: Sendable {
  /// By source, each ascending.
  package let stories: [[Timestamp]]
  package let start: Timestamp
  package let end: Timestamp

  /// - Parameter stories: by source, each ascending, from `start` on and before `end`.
  package init(_ stories: [[Timestamp]], start: Timestamp, end: Timestamp) {
    self.stories = stories
    self.start = start
    self.end = end
  }

  /// The trace of what was recorded: its last 60 days, which is more than any schedule remembers.
  /// Nil where nothing was.
  ///
  /// - Parameter most: sources that are taken at most; which, their names decide.
  package init?(_ recorded: [String: [Timestamp]], most: Int = .max) {
    guard let last = recorded.values.lazy.compactMap({ $0.max() }).max(),
      let first = recorded.values.lazy.compactMap({ $0.min() }).min()
    else { return nil }
    start = max(first, last - .seconds(60 * 86_400))
    end = last + .seconds(1)
    let names = recorded.keys.sorted { (StableHash($0).value, $0) < (StableHash($1).value, $1) }
    let start = start
    stories = names.prefix(most).map { name in
      (recorded[name] ?? []).filter { $0 >= start }.sorted()
    }
  }

  package var storyCount: Int { stories.reduce(0) { $0 + $1.count } }

  package var length: Duration { end.since(start) }

  /// What a service would know of the busy sources after `span` of the trace.
  func busyRate(in span: Duration) -> Double? {
    let limit = start + span
    return BusyRate.of(
      stories.map { instants in
        let count = instants.count { $0 < limit }
        return Rhythm.meanRate(Double(count), in: Double(span.components.seconds))
      })
  }
}
