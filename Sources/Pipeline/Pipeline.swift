import ArticleExtraction
package import Configuration
import Dispatch
package import Logging
import NDJSONOutput
import NewsModel
import Scheduling
import StateStore
import Transport

/// The whole way of a story, from a due source to a line on disk.
///
/// One serial Dispatch queue owns all of its state: the schedule, the comparing stages, the store and
/// the output; so the order of the output is the order of the decisions. Fetching runs on the
/// transport's queue, parsing and preparing on workers; only values come back.
///
/// A batch of results becomes durable in this order: one transaction holds the new state and the
/// lines it promises; the lines are appended and synced; the next transaction acknowledges them.
/// Whatever moment a crash picks, the next start finds either no promise, or one that it can keep.
/// Where the disk is full the batch waits, nothing new is taken, and it goes on when there is room.
package actor Pipeline {
  nonisolated let executor: QueueExecutor
  let clock: Clock
  let log: Logger
  let store: any StateStore
  let writer: RecordWriter

  /// Without its sources.
  var configuration: Configuration
  var reader: SourceReader
  var articles: ArticleReader
  var embedder: Embedder?
  var grouper: StoryGrouper
  var boilerplate: BoilerplateMemory
  var encoder = RecordEncoder()
  var nextSeq: Int64
  /// What the state store knows to be on disk.
  var acknowledged: Acknowledgement
  /// The batch that is on its way into the files.
  var pending = PendingCommit.nothing
  var health = OutputHealth()
  var lastShortage: PipelineError?
  let reserve: DiskReserve
  /// Since when every line is on disk (`fsync: interval`).
  var lastSync = ContinuousClock.now
  var isReopenWanted = false

  var sources: [SourceID: SourceState]
  var queue = PollQueue()
  var hosts: HostLedger
  var lines: HostLines
  /// Sources whose last poll failed.
  var failing = 0
  /// What parts the busy sources from the others, and when that was last looked at.
  var busyRate: Double?
  var lastRanking: ContinuousClock.Instant?
  var wallClock: WallClock
  var polls: [SourceID: Task<Void, Never>] = [:]
  var results: [PollResult] = []
  var isFlushScheduled = false
  var isPumpScheduled = false
  var lastForgetting: ContinuousClock.Instant?
  /// Compresses and deletes closed files beside the pipeline.
  var archive: Task<Void, Never>?

  var phase = Phase.idle
  var summary = RunSummary()
  var counters = PipelineCounters()
  var limiter = LogLimiter()
  var refusedReload: String?
  var timer: (any DispatchSourceTimer)?
  var finish: CheckedContinuation<Void, any Error>?

  /// Called about once a second by the pipeline's own loop: whoever watches knows that it turns.
  var onTick: (@Sendable (PipelineStatus) -> Void)?

  /// Where the pipeline is in its life.
  enum Phase: Equatable {
    /// Opened, not yet running.
    case idle
    /// Polls what is due, then waits for more.
    case serving
    /// Polls what is due, then ends.
    case once
    /// Starts no polls; ends when those under way have.
    case draining
    /// Ended.
    case ended
  }

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// Opens the state and the output that `configuration` names and repairs what a crash left.
  ///
  /// The caller holds the lock of the state directory.
  ///
  /// - Parameter progress: told of each step of the start before it begins.
  package init(
    _ configuration: Configuration, clock: Clock = .system, log: Logger,
    progress: (StartStep) -> Void = { _ in }
  ) throws(PipelineError) {
    let opened = try OpenedState(configuration, log: log, at: clock.now(), progress: progress)
    executor = QueueExecutor(label: "newsloom.pipeline")
    self.configuration = configuration
    self.clock = clock
    let now = clock.now()
    let known = try Self.sources(configuration, opened.store, at: now)
    sources = known.sources
    // Each has its own, once.
    self.configuration.sources = []
    wallClock = WallClock(at: now, clock.steady(), last: known.lastPoll)
    self.log = log
    store = opened.store
    writer = opened.writer
    grouper = opened.grouper
    boilerplate = opened.boilerplate
    hosts = opened.hosts
    lines = HostLines(limit: max(16, configuration.http.perHost * 4))
    nextSeq = opened.nextSeq
    acknowledged = opened.acknowledged
    reserve = DiskReserve(directory: configuration.state.directory)
    reserve.take()
    reader = SourceReader(
      transport: Transport(configuration.transport), clock: clock,
      maxBody: configuration.http.maxBody)
    articles = ArticleReader(
      transport: reader.transport, robots: RobotsLedger(transport: reader.transport, clock: clock))
    embedder = Self.embedder(configuration, log)
    failing = sources.values.count { $0.isFailing }
  }

  /// The configured sources with what is remembered of them, and when any was last polled.
  private static func sources(
    _ configuration: Configuration, _ store: any StateStore, at now: Timestamp
  ) throws(PipelineError) -> (sources: [SourceID: SourceState], lastPoll: Timestamp?) {
    let poll = Boxed(configuration.poll)
    let sources = Dictionary(
      configuration.sources.map { ($0.id, SourceState($0, poll, at: now)) }
    ) { first, _ in first }
    var lastPoll: Timestamp?
    do throws(StateStoreError) {
      try store.eachSource { stored in
        sources[stored.id]?.recall(stored, at: now)
        lastPoll = [lastPoll, stored.lastPoll].lazy.compactMap(\.self).max()
      }
    } catch {
      throw .state(error)
    }
    return (sources, lastPoll)
  }

  /// Polls every source that is due, processes everything and ends.
  ///
  /// - Parameter deadline: after this long, polls under way are given up.
  package func runOnce(deadline: Duration? = nil) async throws -> RunSummary {
    guard phase == .idle else { return summary }
    phase = .once
    summary = RunSummary(keepingDetails: true)
    queueSources(rate: .max)
    if let deadline { stop(after: deadline) }
    try await runToEnd()
    return summary
  }

  /// Polls until `stop` is called.
  package func serve(onTick: (@Sendable (PipelineStatus) -> Void)? = nil) async throws {
    guard phase == .idle else { return }
    phase = .serving
    self.onTick = onTick
    queueSources(rate: configuration.http.connections)
    try await runToEnd()
  }

  /// Starts no more polls, gives those under way `grace` to end, and ends.
  package func stop(grace: Duration = .seconds(3)) {
    // A signal may come after READY and before the run, which then must not begin.
    if phase == .idle { phase = .ended }
    guard phase == .serving || phase == .once else { return }
    summary.isCutShort = phase == .once
    phase = .draining
    let milliseconds = Int(grace / .milliseconds(1))
    executor.queue.asyncAfter(deadline: .now() + .milliseconds(milliseconds)) {
      self.assumeIsolated { $0.cancelPolls() }
    }
    endIfDone()
  }

  private func stop(after deadline: Duration) {
    let milliseconds = Int(deadline / .milliseconds(1))
    executor.queue.asyncAfter(deadline: .now() + .milliseconds(milliseconds)) {
      self.assumeIsolated { pipeline in
        if pipeline.phase == .once { pipeline.stop(grace: .zero) }
      }
    }
  }

  private func cancelPolls() {
    for poll in polls.values { poll.cancel() }
  }

  private func runToEnd() async throws {
    let timer = DispatchSource.makeTimerSource(queue: executor.queue)
    timer.setEventHandler { [weak self] in self?.assumeIsolated { $0.tick() } }
    timer.schedule(deadline: .now() + 1, repeating: 1, leeway: .milliseconds(100))
    self.timer = timer
    timer.resume()
    defer {
      timer.cancel()
      self.timer = nil
    }
    let result: Result<Void, any Error>
    do {
      try await withCheckedThrowingContinuation { continuation in
        finish = continuation
        pump()
        endIfDone()
      }
      result = .success(())
    } catch {
      result = .failure(error)
    }
    await reader.transport.shutDown()
    await embedder?.shutDown()
    // A one-time run has nobody after it who would compress what it closed; who was told to stop
    // leaves it to the next start.
    if phase == .once { await archive?.value }
    phase = .ended
    try result.get()
  }

  /// Ends the run where nothing is left to do.
  func endIfDone() {
    // Results that there is no room for are polled again by the next start.
    let isStuck = phase == .draining && health.isDegraded
    guard let finish, polls.isEmpty, results.isEmpty || isStuck,
      phase == .once || phase == .draining
    else { return }
    do throws(PipelineError) {
      if try !settle() {
        // A one-time run waits for room, the tick comes back here; who was told to stop does not.
        guard phase == .draining, let lastShortage else { return }
        throw lastShortage
      }
      self.finish = nil
      finish.resume()
    } catch {
      self.finish = nil
      finish.resume(throwing: error)
    }
  }

  /// Stops at once: what is durable stays, the next start repairs the rest.
  func fail(_ error: PipelineError) {
    log.critical("\(error)")
    phase = .ended
    cancelPolls()
    finish?.resume(throwing: error)
    finish = nil
  }
}
