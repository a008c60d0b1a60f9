import ArticleExtraction
import Logging
import NDJSONOutput
import NewsModel
import Scheduling
import StateStore

/// From decided records to durable lines, and what happens where the disk is full.
///
/// The order is the guarantee: the state and the promised lines in one transaction; the lines into
/// the files; the files to disk; only then a transaction that forgets the promise. Positions that
/// something else has changed (a rotation, logrotate) are stored before the next line is written.
extension Pipeline {
  /// Makes `intake` and `events` durable. Nothing may be pending.
  func commit(_ intake: StoryIntake, events: [EventRecord]) throws(PipelineError) {
    var intake = intake
    intake.note(events)
    let lines = encode(intake.records)
    if !lines.isEmpty { try heedOthers() }
    var change = intake.change
    change.rows = grouper.takeChanges()
    change.rows[.boilerplate] = boilerplate.takeChanges()
    change.rows[.hosts] = hosts.takeChanges()
    change.outbox = lines
    if change.isEmpty && acknowledgement == acknowledged { return }
    pending = .promising(change)
    try storePending()
  }

  /// What may be acknowledged now.
  private var acknowledgement: Acknowledgement {
    Acknowledgement(seq: writer.durableSeq, positions: writer.positions)
  }

  /// Carries the pending batch as far as it goes; a full disk leaves it pending.
  func storePending() throws(PipelineError) {
    do throws(PipelineError) {
      if case .promising(var change) = pending {
        change.acknowledged = acknowledgement == acknowledged ? nil : acknowledgement
        try store(change)
        acknowledged = change.acknowledged ?? acknowledged
        pending = .writing(change.outbox)
      }
      if case .writing(let lines) = pending {
        try output { writer throws(OutputError) in try writer.append(lines, at: clock.now()) }
        pending = .nothing
      }
    } catch {
      try degrade(error)
    }
  }

  /// Commits, giving up the reserve where the disk is full.
  private func store(_ change: StateChange) throws(PipelineError) {
    do throws(StateStoreError) {
      do throws(StateStoreError) {
        try store.commit(change)
      } catch {
        guard error.reason == .full, reserve.giveUp() else { throw error }
        log.warning("gave up the reserve of the state directory for what is decided")
        try store.commit(change)
      }
    } catch {
      throw .state(error)
    }
  }

  func output<Value>(
    _ body: (RecordWriter) throws(OutputError) -> Value
  ) throws(PipelineError) -> Value {
    do throws(OutputError) {
      return try body(writer)
    } catch {
      throw .output(error)
    }
  }

  /// Goes on without room, or throws what is no want of room.
  func degrade(_ error: PipelineError) throws(PipelineError) {
    guard error.isFull else { throw error }
    let now = clock.now()
    lastShortage = error
    if health.failed("\(error)", at: now) {
      log.error("degraded: \(error); nothing is polled until there is room")
    }
  }

  /// Tries again what the disk had no room for; returns whether all is well.
  func retryIfDegraded() throws(PipelineError) -> Bool {
    guard health.isDegraded || !pending.isNothing else { return true }
    try storePending()
    guard pending.isNothing, try hasRoom() else { return false }
    if let duration = health.succeeded(at: clock.now()) {
      log.notice("there is room again after \(duration.components.seconds) s; going on")
      spreadDue(at: clock.now())
    }
    return true
  }

  /// Whether there is room for a new batch; asked before anything is decided.
  func hasRoom() throws(PipelineError) -> Bool {
    do throws(PipelineError) {
      let spared = reserve.shortage(besideFilesAt: writer.directory)
      try output { writer throws(OutputError) in try writer.expectRoom(sparing: spared) }
      return true
    } catch {
      try degrade(error)
      return false
    }
  }

  private func heedOthers() throws(PipelineError) {
    try output { [log] writer throws(OutputError) in
      try writer.heedOthers { log.warning("\($0.message)") }
    }
  }

  /// Opens the files again by name, once everything in the old ones is acknowledged.
  func reopenOutput() {
    do throws(PipelineError) {
      guard try retryIfDegraded(), try acknowledgeAll() else { return }
      isReopenWanted = false
      try output { [log] writer throws(OutputError) in
        try writer.reopen { log.notice("\($0.message)") }
      }
      try commit(StoryIntake(), events: [])
    } catch {
      fail(error)
    }
  }

  /// Brings every line to disk and acknowledges it; false where that has to wait.
  func acknowledgeAll() throws(PipelineError) -> Bool {
    guard pending.isNothing else { return false }
    try output { writer throws(OutputError) in try writer.sync() }
    if acknowledgement != acknowledged { try commit(StoryIntake(), events: []) }
    return pending.isNothing
  }

  /// Brings lines to disk that have waited for the interval (`fsync: interval`).
  func syncIfDue() throws(PipelineError) {
    guard writer.durability.sync == .interval, writer.durableSeq < nextSeq - 1,
      pending.isNothing
    else {
      lastSync = .now
      return
    }
    guard ContinuousClock.now - lastSync >= writer.durability.interval else { return }
    lastSync = .now
    try output { writer throws(OutputError) in try writer.sync() }
  }

  /// Closes live files that are large or old enough. All lines are acknowledged before, so that a
  /// crash in the middle leaves a state that `OutputFile` recognises.
  func rotateIfDue(at now: Timestamp) throws(PipelineError) {
    guard pending.isNothing, writer.isRotationDue(at: now) else { return }
    guard try acknowledgeAll() else { return }
    do throws(PipelineError) {
      let log = self.log
      try output { writer throws(OutputError) in
        for path in try writer.rotate(at: now) { log.notice("closed \(path)") }
      }
    } catch {
      try degrade(error)
    }
    try commit(StoryIntake(), events: [])
    tendArchive(at: now)
  }
}

extension PipelineError {
  /// Whether there was only no room: nothing is broken.
  package var isFull: Bool {
    switch self {
    case .state(let error): error.reason == .full
    case .output(let error): error.isFull
    case .memory: false
    }
  }
}
