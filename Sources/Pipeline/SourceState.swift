import Configuration
import NewsModel
import Scheduling
import StateStore

/// A source as the pipeline holds it: what is configured and what its polls have taught.
///
/// A class, since a dictionary of 100,000 keeps its values side by side, with room for more. What it
/// can tell from its parts it does not hold: with a hundred thousand of them each byte is a tenth of
/// a megabyte.
final class SourceState {
  let source: Source
  private let poll: Boxed<Configuration.Poll>
  private var schedule: SourceSchedule
  private var entityTag: String?
  private var lastModified: String?
  private(set) var outcome: String?
  private var hub: String?

  /// How often a feed on disk is looked at: only its directory entry is read.
  private static let fileInterval: Duration = .seconds(10)

  /// - Parameter stored: what is remembered of this id; ignored where the location is another one.
  init(
    _ source: Source, _ stored: StoredSource?, _ poll: Boxed<Configuration.Poll>,
    at now: Timestamp
  ) {
    self.source = source
    self.poll = poll
    let known = stored.flatMap { $0.location == source.displayName ? $0 : nil }
    var schedule =
      known.flatMap { SourceSchedule(encoded: $0.schedule) } ?? SourceSchedule(source.id, at: now)
    schedule.mend(at: now)
    self.schedule = schedule
    entityTag = known?.entityTag
    lastModified = known?.lastModified
    outcome = known?.outcome
    hub = known?.hub
  }

  /// What is to be remembered of it.
  var stored: StoredSource {
    var stored = StoredSource(id: source.id, location: source.displayName)
    stored.entityTag = entityTag
    stored.lastModified = lastModified
    stored.movedTo = schedule.movedURL
    stored.schedule = schedule.encoded
    stored.nextPoll = due
    stored.lastPoll = schedule.lastPoll
    stored.lastSuccess = schedule.lastSuccess
    stored.lastStory = schedule.lastNewStory
    stored.failures = schedule.failures
    stored.outcome = outcome
    stored.hub = hub
    return stored
  }

  private func policy(_ busyRate: Double?) -> PollPolicy {
    PollPolicy(
      minimumInterval: poll.value.minInterval, maximumInterval: poll.value.maxInterval,
      fixedInterval: source.interval ?? (source.isFile ? Self.fileInterval : nil),
      busyRate: busyRate)
  }

  /// Stories per second; nil where it is not known, or the interval does not adapt.
  var rate: Double? { source.isFile || source.interval != nil ? nil : schedule.rate }

  var isFailing: Bool { schedule.failures > 0 }
  var lastSuccess: Timestamp? { schedule.lastSuccess }

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
      source: source, location: location, entityTag: asksAnew ? nil : entityTag,
      lastModified: asksAnew ? nil : lastModified)
  }

  /// Takes in what a poll gave and plans the next one.
  ///
  /// - Parameters:
  ///   - new: when each story that was new was published.
  ///   - busyRate: what parts the busy sources from the others.
  func record(_ result: PollResult, new: [Timestamp?], busyRate: Double?) {
    schedule.record(outcome(result, new), at: result.finished, policy: policy(busyRate))
    takeValidators(of: result)
    if case .document(let facts, _) = result.outcome { hub = facts.hub }
    hub = result.answer.hub ?? hub
    outcome = message(result, new: new.count)
  }

  /// A document comes with its validators or has none; a 304 may change one of them and need not
  /// repeat the other.
  private func takeValidators(of result: PollResult) {
    switch result.outcome {
    case .document:
      entityTag = result.answer.entityTag
      lastModified = result.answer.lastModified
    case .notModified:
      entityTag = result.answer.entityTag ?? entityTag
      lastModified = result.answer.lastModified ?? lastModified
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
