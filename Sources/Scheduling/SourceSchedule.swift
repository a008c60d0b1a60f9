package import NewsModel

/// When one source is polled next, and what its past polls have taught.
///
/// A value without clock and chance: `record` says what happened and when. It is stored with the
/// source (`encoded`), so that waits outlive a restart and hold for one-time runs.
package struct SourceSchedule: Hashable, Sendable {
  /// What a user needs to know about a source's polls.
  package enum Health: Hashable, Sendable {
    /// Never polled.
    case new
    case good
    /// The last polls failed, so many of them.
    case failing(Int)
    /// Polls succeed, but nothing new has come for much longer than usual.
    case silent(since: Timestamp)
    /// 410 (Gone) twice, at least a day apart: not polled any more.
    case gone
  }

  /// When the source is due.
  package internal(set) var nextPoll: Timestamp
  /// The time between the last poll and the next, as planned.
  package internal(set) var interval: Duration
  /// Failures and refusals since the last success.
  package internal(set) var failures: Int
  package internal(set) var lastPoll: Timestamp?
  package internal(set) var lastSuccess: Timestamp?
  package internal(set) var lastNewStory: Timestamp?
  /// When a whole document came last.
  package internal(set) var lastDocument: Timestamp?
  /// Until when the server has asked us to wait.
  package internal(set) var retryAt: Timestamp?
  /// Not polled any more; `nextPoll` is in the year 9999.
  package internal(set) var isGone: Bool
  /// Where to poll instead of the configured URL: it has moved there for good.
  package internal(set) var movedURL: String?

  var firstGone: Timestamp?
  var moving: String?
  var movingSightings: Int
  var rhythm: Rhythm
  var skipped = SkippedTimes()
  /// What the last document wished, apart from the head of its answer.
  var documentWish: Duration
  /// Makes the waits of sources differ that would otherwise be equal.
  let seed: UInt64

  /// A source that was never polled is due at once; `PollQueue` spreads many of them.
  package init(_ source: SourceID, at now: Timestamp) {
    self.init(seed: StableHash(source.name).value, at: now)
  }

  init(seed: UInt64, at now: Timestamp) {
    self.seed = seed
    nextPoll = now
    interval = .zero
    failures = 0
    isGone = false
    movingSightings = 0
    rhythm = Rhythm(at: now)
    documentWish = .zero
  }

  /// Whether to ask without validators: for a day the server has said "not modified" only, which
  /// may be a server that cannot tell.
  package func wantsDocument(at now: Timestamp) -> Bool {
    // One from the future is of a clock that was wrong.
    guard let lastDocument, lastDocument <= now else { return true }
    return now.since(lastDocument) >= .seconds(86_400)
  }

  /// Stories per second, of late, no more than a schedule can follow; nil where no poll has succeeded.
  package var rate: Double? {
    lastSuccess == nil ? nil : min(rhythm.meanRate, Rhythm.highestRate)
  }

  package func health(at now: Timestamp) -> Health {
    if isGone { return .gone }
    if failures > 0 { return .failing(failures) }
    guard lastSuccess != nil else { return .new }
    guard let last = lastNewStory else { return .good }
    return now.since(last) > silence ? .silent(since: last) : .good
  }

  /// Ten times the usual time between two stories, at least a week.
  private var silence: Duration {
    let usual = (rhythm.seconds + 1) / max(rhythm.stories, 0.1)
    return .seconds(Int64(min(max(10 * usual, 7 * 86_400), 90 * 86_400)))
  }
}
