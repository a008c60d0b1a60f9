import Configuration
import NewsModel
import Scheduling
import StateStore

/// A source as the pipeline holds it: what is configured and what its polls have taught.
///
/// A class, since a dictionary of 100,000 keeps its values side by side, with room for more.
final class SourceState {
  let source: Source
  private var memory: StoredSource
  private var schedule: SourceSchedule
  private let policy: PollPolicy

  /// How often a feed on disk is looked at: only its directory entry is read.
  private static let fileInterval: Duration = .seconds(10)

  /// - Parameter stored: what is remembered of this id; ignored where the location is another one.
  init(_ source: Source, _ stored: StoredSource?, _ poll: Configuration.Poll, at now: Timestamp) {
    self.source = source
    let known = stored.flatMap { $0.location == source.displayName ? $0 : nil }
    memory = known ?? StoredSource(id: source.id, location: source.displayName)
    memory.schedule = []
    var schedule =
      known.flatMap { SourceSchedule(encoded: $0.schedule) } ?? SourceSchedule(source.id, at: now)
    schedule.mend(at: now)
    self.schedule = schedule
    policy = PollPolicy(
      minimumInterval: poll.minInterval, maximumInterval: poll.maxInterval,
      fixedInterval: source.interval ?? (source.isFile ? Self.fileInterval : nil))
  }

  /// What is to be remembered of it.
  var stored: StoredSource {
    var stored = memory
    stored.schedule = schedule.encoded
    return stored
  }

  var isFailing: Bool { memory.failures > 0 }
  var outcome: String? { memory.outcome }
  var lastSuccess: Timestamp? { memory.lastSuccess }

  /// When it is to be polled next; nil: never again.
  var due: Timestamp? { schedule.isGone ? nil : schedule.nextPoll }

  /// When it is to be polled after a start: a feed on disk may have changed meanwhile.
  func firstDue(at now: Timestamp) -> Timestamp? { source.isFile ? now : due }

  /// The host that it is polled from; nil for a file.
  var host: String? {
    guard case .url(let url) = location else { return nil }
    return URLHost.of(url)
  }

  private var location: Source.Location {
    guard case .url(let url) = source.location else { return source.location }
    return .url(schedule.movedURL ?? url)
  }

  /// The poll that is due at `now`.
  func job(at now: Timestamp) -> PollJob {
    let asksAnew = !source.isFile && schedule.wantsDocument(at: now)
    return PollJob(
      source: source, location: location, entityTag: asksAnew ? nil : memory.entityTag,
      lastModified: asksAnew ? nil : memory.lastModified)
  }

  /// Takes in what a poll gave and plans the next one.
  ///
  /// - Parameter new: when each story that was new was published.
  func record(_ result: PollResult, new: [Timestamp?]) {
    schedule.record(outcome(result, new), at: result.finished, policy: policy)
    takeValidators(of: result)
    if case .document(let facts, _) = result.outcome { memory.hub = facts.hub }
    memory.hub = result.answer.hub ?? memory.hub
    memory.outcome = message(result, new: new.count)
    memory.movedTo = schedule.movedURL
    memory.nextPoll = due
    memory.lastPoll = schedule.lastPoll
    memory.lastSuccess = schedule.lastSuccess
    memory.lastStory = schedule.lastNewStory
    memory.failures = schedule.failures
  }

  /// A document comes with its validators or has none; a 304 may change one of them and need not
  /// repeat the other.
  private func takeValidators(of result: PollResult) {
    switch result.outcome {
    case .document:
      memory.entityTag = result.answer.entityTag
      memory.lastModified = result.answer.lastModified
    case .notModified:
      memory.entityTag = result.answer.entityTag ?? memory.entityTag
      memory.lastModified = result.answer.lastModified ?? memory.lastModified
    case .refused, .failed, .abandoned: break
    }
  }

  private func outcome(_ result: PollResult, _ new: [Timestamp?]) -> PollOutcome {
    let answer = result.answer
    switch result.outcome {
    case .document(let facts, _):
      let hints = PollHints(
        timeToLive: facts.timeToLive, updateInterval: facts.updateInterval, maxAge: answer.maxAge,
        expires: answer.expires, skipHours: facts.skipHours, skipDays: facts.skipDays)
      return .document(new: new, hints: hints, permanentURL: answer.permanentURL)
    case .notModified:
      return .notModified(
        maxAge: answer.maxAge, expires: answer.expires, permanentURL: answer.permanentURL)
    case .refused(let status): return .refused(status: status, retryAfter: answer.retryAfter)
    case .failed, .abandoned: return .failed
    }
  }

  private func message(_ result: PollResult, new: Int) -> String {
    switch result.outcome {
    case .document(let facts, _): return "\(facts.entries) entries, \(new) new"
    case .notModified: return "not modified"
    case .failed(let reason): return reason
    case .abandoned: return "given up"
    case .refused(let status):
      if schedule.isGone { return "answered 410 (gone) for a day; it is not polled any more" }
      return "answered \(status), expected 200; next poll \(schedule.nextPoll)"
    }
  }
}

extension Source {
  var isFile: Bool {
    if case .file = location { true } else { false }
  }
}
