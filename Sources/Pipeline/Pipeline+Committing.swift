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

  /// Takes all waiting results, in the order they came.
  func flush() {
    isFlushScheduled = false
    do throws(PipelineError) {
      while !results.isEmpty, phase != .ended {
        let batch = Array(results.prefix(Self.batch))
        results.removeFirst(batch.count)
        try take(batch)
      }
      try rotateIfDue(at: clock.now())
    } catch {
      return fail(error)
    }
    pump()
    endIfDone()
  }

  private func take(_ batch: [PollResult]) throws(PipelineError) {
    var intake = StoryIntake()
    for result in batch {
      do throws(StateStoreError) {
        try take(result, into: &intake)
      } catch {
        throw .state(error)
      }
    }
    try commit(intake, events: [])
  }

  private func take(_ result: PollResult, into intake: inout StoryIntake) throws(StateStoreError) {
    // A reload may have taken the source away meanwhile.
    guard var state = sources[result.source] else { return }
    if case .abandoned = result.outcome { return }
    var new: [Timestamp?] = []
    if case .document(let facts, let drafts) = result.outcome {
      new = try intake.take(
        drafts, of: result.source, at: result.finished, into: &grouper, &boilerplate, store)
      summary.entries += facts.entries
    }
    state.record(result, new: new)
    sources[result.source] = state
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

  private func report(_ result: PollResult, new: Int) {
    summary.polled += 1
    switch result.outcome {
    case .document(let facts, _):
      let repaired = facts.isRepaired ? ", its document had to be mended" : ""
      log.info(
        "\(result.source): \(facts.entries) entries, \(new) new\(repaired)",
        metadata: ["source": "\(result.source)"])
    case .notModified:
      summary.notModified += 1
      log.debug("\(result.source): not modified", metadata: ["source": "\(result.source)"])
    case .refused, .failed, .abandoned:
      let reason = sources[result.source]?.stored.outcome ?? "failed"
      summary.note(failure: reason, of: result.source)
      log.warning("\(result.source): \(reason)", metadata: ["source": "\(result.source)"])
    }
  }

  /// Makes `intake` and `events` durable: promises them with the state, then writes them.
  func commit(_ intake: StoryIntake, events: [EventRecord]) throws(PipelineError) {
    var intake = intake
    intake.note(events)
    let lines = encode(intake.records)
    var change = intake.change
    change.rows = grouper.takeChanges()
    change.rows[.boilerplate] = boilerplate.takeChanges()
    change.outbox = lines
    change.acknowledged = unacknowledged
    if change.isEmpty { return }
    do throws(StateStoreError) {
      try store.commit(change)
    } catch {
      throw .state(error)
    }
    unacknowledged = nil
    try write(lines)
  }

  private func write(_ lines: [OutboxLine]) throws(PipelineError) {
    guard let last = lines.last else { return }
    do throws(OutputError) {
      try writer.append(lines, at: clock.now())
    } catch {
      throw .output(error)
    }
    unacknowledged = Acknowledgement(seq: last.seq, positions: writer.positions)
  }

  private func encode(_ records: [OutputRecord]) -> [OutboxLine] {
    let policy = configuration.duplicateText
    var lines: [OutboxLine] = []
    for record in records {
      switch record {
      case .story(let story): summary.note(story)
      case .event(let event): summary.note(event)
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

  /// Brings everything to rest: events repaired, all lines acknowledged.
  func settle() throws(PipelineError) {
    try commit(StoryIntake(), events: grouper.repair(at: clock.now()))
    try acknowledge()
  }

  private func acknowledge() throws(PipelineError) {
    guard unacknowledged != nil else { return }
    var change = StateChange()
    change.acknowledged = unacknowledged
    do throws(StateStoreError) {
      try store.commit(change)
    } catch {
      throw .state(error)
    }
    unacknowledged = nil
  }

  /// Closes live files that are large or old enough. All lines are acknowledged before, so that a
  /// crash in the middle leaves a state that `OutputFile` recognises.
  func rotateIfDue(at now: Timestamp) throws(PipelineError) {
    guard writer.isRotationDue(at: now) else { return }
    try acknowledge()
    do throws(OutputError) {
      for path in try writer.rotate(at: now) { log.notice("closed \(path)") }
    } catch {
      throw .output(error)
    }
    unacknowledged = Acknowledgement(seq: nextSeq - 1, positions: writer.positions)
    try acknowledge()
    tendArchive(at: now)
  }

  /// Compresses and deletes closed files beside the pipeline.
  private func tendArchive(at now: Timestamp) {
    guard !isTendingArchive else { return }
    isTendingArchive = true
    let directory = configuration.output.directory
    let policy = writer.policy
    let log = self.log
    Task.detached { [weak self] in
      do throws(OutputError) {
        try Archive.tend(directory, policy, at: now)
      } catch {
        log.error("\(error)")
      }
      await self?.archiveIsTended()
    }
  }

  private func archiveIsTended() { isTendingArchive = false }
}
