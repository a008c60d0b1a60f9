import ArticleExtraction
import Configuration
import Dispatch
import Logging
import NDJSONOutput
import NewsModel
import Scheduling
import StateStore
import Transport

/// From results to durable lines.
extension Pipeline {
  /// Results that one transaction takes at most, so that the first start of a large configuration
  /// does not hold everything in memory.
  private static let batch = 64

  /// Results that come within this time of each other are taken together.
  private static let patience: Duration = .milliseconds(100)
  /// The longest that a result waits for others while polls are under way.
  private static let longestWait: Duration = .milliseconds(500)

  /// Sees to it that the waiting results are taken soon.
  func scheduleFlush() {
    guard !isFlushScheduled else { return }
    isFlushScheduled = true
    let wait = polls.isEmpty ? Duration.zero : Self.patience
    let count = results.count
    executor.queue.asyncAfter(deadline: .now() + .milliseconds(Int(wait / .milliseconds(1)))) {
      self.assumeIsolated { $0.flushUnlessMoreCome(than: count) }
    }
  }

  private func flushUnlessMoreCome(than count: Int) {
    isFlushScheduled = false
    let waited = results.first.map { ContinuousClock.now - $0.received } ?? .zero
    if results.count > count, !polls.isEmpty, waited < Self.longestWait {
      scheduleFlush()
    } else {
      flush()
    }
  }

  /// Takes all waiting results.
  func flush() {
    do throws(PipelineError) {
      while !results.isEmpty, phase != .ended {
        guard try retryIfDegraded(), try hasRoom() else { break }
        let batch = Array(results.prefix(Self.batch))
        results.removeFirst(batch.count)
        try take(batch)
      }
      if !health.isDegraded { try rotateIfDue(at: clock.now()) }
    } catch {
      return fail(error)
    }
    pump()
    endIfDone()
  }

  private func take(_ batch: [PollResult]) throws(PipelineError) {
    // A reload may have taken a source away meanwhile; a poll that was given up counts for nothing.
    var results = batch.filter { sources[$0.source] != nil && !$0.isAbandoned }
    // A clock that was set back meanwhile must not plan the next poll from a time to come.
    let now = lookAtClocks()
    for index in results.indices where results[index].finished > now {
      results[index].finished = now
    }
    var intake = StoryIntake()
    do throws(StateStoreError) {
      for result in results { try intake.recall(result.drafts, of: result.source, store) }
    } catch {
      throw .state(error)
    }
    let new = takeStories(of: results, into: &intake)
    for result in results { settle(result, new: new[result.source] ?? [], &intake) }
    try commit(intake, events: [])
  }

  /// Takes the drafts of all documents in the order in which they were published, so that the wire
  /// story heads its copies whoever answered first; returns when the new ones of each source were.
  private func takeStories(
    of results: [PollResult], into intake: inout StoryIntake
  ) -> [SourceID: [Timestamp?]] {
    let drafts = results.flatMap { result in
      result.drafts.map { (draft: $0, source: result.source, came: result.finished) }
    }
    let ordered = drafts.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      return (one.draft.eventTime, one.source, left.offset)
        < (other.draft.eventTime, other.source, right.offset)
    }
    var new: [SourceID: [Timestamp?]] = [:]
    for (_, (draft, source, came)) in ordered
    where intake.take(draft, of: source, at: came, into: &grouper, &boilerplate) {
      new[source, default: []].append(draft.eventTime)
    }
    return new
  }

  private func settle(_ result: PollResult, new: [Timestamp?], _ intake: inout StoryIntake) {
    guard let state = sources[result.source] else { return }
    if case .document(let facts, _) = result.outcome { summary.entries += facts.entries }
    failing -= state.isFailing ? 1 : 0
    state.record(result, new: new, busyRate: busyRate, keepsPhase: phase == .serving)
    failing += state.isFailing ? 1 : 0
    // A one-time run polls each source once, however long the run and short the interval.
    if phase == .serving, let due = state.due { queue.insert(result.source, due: due) }
    heedHost(of: state, result)
    intake.note(state.stored)
    report(result, new: new.count)
  }

  /// A server that asks to be left alone means all of its feeds.
  private func heedHost(of state: SourceState, _ result: PollResult) {
    guard case .refused(let status) = result.outcome, [403, 429, 503].contains(status),
      let wait = result.answer.retryAfter, let host = state.host
    else { return }
    hosts.close(host, for: wait, at: result.finished)
  }

  func encode(_ records: [OutputRecord]) -> [OutboxLine] {
    let policy = configuration.duplicateText
    var lines: [OutboxLine] = []
    for record in records {
      switch record {
      case .story(let story):
        summary.note(story)
        counters.count(story)
      case .event(let event):
        summary.note(event)
        counters.count(event)
      }
      guard let record = record.told(policy) else { continue }
      lines.append(
        OutboxLine(
          seq: nextSeq, stream: OutputStream(of: record), bytes: encoder.line(record, seq: nextSeq))
      )
      nextSeq += 1
    }
    return lines
  }

  /// Brings everything to rest: events repaired, all lines acknowledged. False where that has to wait
  /// for room.
  func settle() throws(PipelineError) -> Bool {
    guard try retryIfDegraded() else { return false }
    try commit(StoryIntake(), events: grouper.repair(at: clock.now()))
    return try acknowledgeAll()
  }

  /// Compresses and deletes closed files beside the pipeline.
  func tendArchive(at now: Timestamp) {
    guard archive == nil else { return }
    let directory = configuration.output.directory
    var policy = writer.policy
    if !wallClock.isTrusted(at: clock.steady()) { policy.keep = nil }
    let log = self.log
    archive = Task.detached { [weak self, policy] in
      do throws(OutputError) {
        try Archive.tend(directory, policy, at: now)
      } catch {
        log.error("\(error)")
      }
      await self?.archiveIsTended()
    }
  }

  private func archiveIsTended() { archive = nil }
}
