package import NewsModel

/// What a pipeline has done since it began; every number only grows.
package struct PipelineCounters: Sendable {
  /// How a poll ended.
  package enum PollKind: String, CaseIterable, Sendable {
    case document
    case notModified = "not_modified"
    /// 4xx or 5xx.
    case refused
    /// No answer, or no feed.
    case failed
  }

  package private(set) var polls: [PollKind: Int] = [:]
  /// Seconds from the request to the end of the answer, of polls that were answered.
  package private(set) var fetchSeconds = Histogram(bounds: [
    0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
  ])
  /// What came over the network for feeds.
  package private(set) var receivedBytes = 0
  package private(set) var entries = 0
  package private(set) var stories = 0
  package private(set) var duplicates: [DuplicateRelation: Int] = [:]
  package private(set) var revisions = 0
  package private(set) var events: [EventAction: Int] = [:]
  /// Article pages and sitemaps of an index that could not be read.
  package private(set) var unreadable: [PollNote.Kind: Int] = [:]

  package init() {}

  mutating func count(_ result: PollResult) {
    guard let kind = PollKind(result.outcome) else { return }
    polls[kind, default: 0] += 1
    receivedBytes += result.answer.wireBytes
    if result.answer.duration > .zero { fetchSeconds.add(result.answer.duration / .seconds(1)) }
    if case .document(let facts, _) = result.outcome { entries += facts.entries }
    for note in result.notes { unreadable[note.kind, default: 0] += 1 }
  }

  mutating func count(_ story: StoryRecord) {
    if story.revision > 1 {
      revisions += 1
    } else if let duplication = story.duplication {
      duplicates[duplication.relation, default: 0] += 1
    } else {
      stories += 1
    }
  }

  mutating func count(_ event: EventRecord) { events[event.action, default: 0] += 1 }
}

extension PipelineCounters.PollKind {
  /// Nil for a poll that the pipeline itself gave up.
  init?(_ outcome: PollResult.Outcome) {
    switch outcome {
    case .document: self = .document
    case .notModified: self = .notModified
    case .refused: self = .refused
    case .failed: self = .failed
    case .abandoned: return nil
    }
  }
}

/// How often a value was at most each of some bounds, as Prometheus counts it.
package struct Histogram: Sendable {
  /// Ascending.
  package let bounds: [Double]
  /// Values up to each bound and above the one before; the last one: above all bounds.
  package private(set) var counts: [Int]
  package private(set) var sum = 0.0

  package init(bounds: [Double]) {
    self.bounds = bounds
    counts = [Int](repeating: 0, count: bounds.count + 1)
  }

  package mutating func add(_ value: Double) {
    counts[bounds.firstIndex { value <= $0 } ?? bounds.count] += 1
    sum += value
  }
}
