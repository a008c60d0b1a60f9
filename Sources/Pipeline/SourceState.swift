import Configuration
import NewsModel
import Scheduling
import StateStore

/// A source as the pipeline holds it: what is configured and what its polls have taught.
///
/// A class, since a dictionary of 100,000 keeps its values side by side, with room for more. Between
/// two polls it holds what they have taught packed, and beside it only what others ask of all sources
/// now and then: with a hundred thousand of them each byte is a tenth of a megabyte (770 bytes a
/// source were 270 by this, with the room that the allocator needs).
final class SourceState {
  let source: Source
  private let poll: Boxed<Configuration.Poll>
  private var packed: [UInt8]
  /// When it is to be polled next; nil: never again.
  private(set) var due: Timestamp?
  private(set) var lastSuccess: Timestamp?
  private(set) var isFailing: Bool
  /// Stories per second; nil where it is not known, or the interval does not adapt.
  private(set) var rate: Float?

  /// How often a feed on disk is looked at: only its directory entry is read.
  private static let fileInterval: Duration = .seconds(10)

  /// A source of which nothing is known.
  init(_ source: Source, _ poll: Boxed<Configuration.Poll>, at now: Timestamp) {
    self.source = source
    self.poll = poll
    packed = []
    due = now
    isFailing = false
  }

  /// Takes over what is remembered of this id, unless it belongs to another location.
  func recall(_ stored: StoredSource, at now: Timestamp) {
    guard stored.location == source.displayName else { return }
    // One that cannot be read begins anew, but no sooner than was planned.
    var memory = PollMemory(
      SourceSchedule(encoded: stored.schedule)
        ?? SourceSchedule(source.id, at: max(now, stored.nextPoll ?? now)))
    memory.schedule.mend(at: now, policy: policy(nil, keepsPhase: false))
    memory.entityTag = stored.entityTag
    memory.lastModified = stored.lastModified
    memory.outcome = stored.outcome
    memory.hub = stored.hub
    self.memory = memory
  }

  /// What its polls have taught, for the time of a question or a change.
  private var memory: PollMemory {
    get {
      // No bytes before the first poll.
      PollMemory(packed: packed)
        ?? PollMemory(SourceSchedule(source.id, at: due ?? Timestamp(seconds: 0)))
    }
    set {
      packed = newValue.packed
      summarize(newValue.schedule)
    }
  }

  private func summarize(_ schedule: SourceSchedule) {
    due = schedule.isGone ? nil : schedule.nextPoll
    lastSuccess = schedule.lastSuccess
    isFailing = schedule.failures > 0
    let adapts = !source.isFile && source.interval == nil
    rate = adapts ? schedule.rate.map { Float($0) } : nil
  }

  /// What is to be remembered of it.
  var stored: StoredSource {
    let memory = self.memory
    let schedule = memory.schedule
    var stored = StoredSource(id: source.id, location: source.displayName)
    stored.entityTag = memory.entityTag
    stored.lastModified = memory.lastModified
    stored.movedTo = schedule.movedURL
    stored.schedule = schedule.encoded
    stored.nextPoll = due
    stored.lastPoll = schedule.lastPoll
    stored.lastSuccess = schedule.lastSuccess
    stored.lastStory = schedule.lastNewStory
    stored.failures = schedule.failures
    stored.outcome = memory.outcome
    stored.hub = memory.hub
    return stored
  }

  private func policy(_ busyRate: Double?, keepsPhase: Bool) -> PollPolicy {
    PollPolicy(
      minimumInterval: poll.value.minInterval, maximumInterval: poll.value.maxInterval,
      fixedInterval: source.interval ?? (source.isFile ? Self.fileInterval : nil),
      keepsPhase: keepsPhase, busyRate: busyRate)
  }

  /// When it is to be polled after a start: a feed on disk may have changed meanwhile.
  func firstDue(at now: Timestamp) -> Timestamp? { source.isFile ? now : due }

  /// What the last poll gave, one line; nil: there was none.
  var outcome: String? { memory.outcome }

  /// The host that it is polled from; nil for a file.
  var host: String? { location(memory.schedule).host }

  private func location(_ schedule: SourceSchedule) -> Source.Location {
    guard case .url(let url) = source.location else { return source.location }
    return .url(schedule.movedURL ?? url)
  }

  /// The poll that is due at `now`.
  func job(at now: Timestamp) -> PollJob {
    let memory = self.memory
    let asksAnew = !source.isFile && memory.schedule.wantsDocument(at: now)
    return PollJob(
      source: source, location: location(memory.schedule),
      entityTag: asksAnew ? nil : memory.entityTag,
      lastModified: asksAnew ? nil : memory.lastModified)
  }

  /// Takes in what a poll gave and plans the next one.
  ///
  /// - Parameters:
  ///   - new: when each story that was new was published.
  ///   - busyRate: what parts the busy sources from the others.
  ///   - keepsPhase: whether the service runs on, and chooses when to poll.
  func record(
    _ result: PollResult, new: [Timestamp?], busyRate: Double?, keepsPhase: Bool
  ) {
    var memory = self.memory
    memory.schedule.record(
      result.scheduled(new), at: result.finished,
      policy: policy(busyRate, keepsPhase: keepsPhase))
    memory.takeValidators(of: result)
    if case .document(let facts, _) = result.outcome { memory.hub = facts.hub }
    memory.hub = result.answer.hub ?? memory.hub
    memory.outcome = result.message(new: new.count, memory.schedule)
    self.memory = memory
  }
}

extension PollMemory {
  /// A document comes with its validators or has none; a 304 may change one of them and need not
  /// repeat the other.
  fileprivate mutating func takeValidators(of result: PollResult) {
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
}

extension PollResult {
  /// As the schedule wants to hear it.
  fileprivate func scheduled(_ new: [Timestamp?]) -> PollOutcome {
    switch outcome {
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

  /// One line, `schedule` being that after it.
  fileprivate func message(new: Int, _ schedule: SourceSchedule) -> String {
    switch outcome {
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

extension Source.Location {
  fileprivate var host: String? {
    guard case .url(let url) = self else { return nil }
    return URLHost.of(url)
  }
}
