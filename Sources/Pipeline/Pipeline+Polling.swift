package import Configuration
import Dispatch
import Logging
import NDJSONOutput
import NewsModel
import Scheduling
import StateStore
import Transport

/// From a due source to the result of its poll.
extension Pipeline {
  /// Polls that are under way or wait for the turn of their host. Enough to keep every connection
  /// busy although many sources may share a host; few enough to keep a large configuration small: a
  /// poll that waits holds 9 KB. None while results wait to be taken: a start with thousands of feeds
  /// would otherwise hold all of their stories in memory at once.
  private var pollLimit: Int {
    results.count < Self.mostResults ? 1_024 + configuration.http.connections : 0
  }

  /// Four batches: the next results are there before the last of these is taken.
  private static let mostResults = 256

  /// Two batches are taken at once: while they are, the transport's next results come in.
  private static let manyResults = 128

  /// Once an hour: rates change over days, and a hundred thousand of them take a while to sort.
  private func rankSources() {
    let instant = clock.steady()
    if let last = lastRanking, instant - last < .seconds(3_600) { return }
    lastRanking = instant
    busyRate = BusyRate.of(sources.values.compactMap { $0.rate.map(Double.init) })
  }

  /// Puts all sources into the queue. Those already due are spread: at most `rate` of them a second.
  func queueSources(rate: Int) {
    rankSources()
    let now = clock.now()
    let entries = sources.keys.sorted().filter { polls[$0] == nil }.compactMap { id in
      sources[id]?.firstDue(at: now).map { (source: id, due: $0) }
    }
    queue.insert(entries, at: now, rate: rate)
  }

  /// Starts the polls that are due.
  func pump() {
    guard phase == .serving || phase == .once, !health.isDegraded else { return }
    let now = lookAtClocks()
    // A one-time run ends when nothing is due any more: it does not wait for the end of a second.
    let fraction = phase == .once ? 1 : clock.fraction()
    while polls.count < pollLimit, let id = queue.popDue(at: now, fraction: fraction) {
      guard let host = sources[id]?.host else {
        start(id, at: now)
        continue
      }
      if let opening = hosts.opening(of: host, at: now) {
        queue.insert(id, due: opening)
      } else if lines.enter(id, of: host), !start(id, of: host, at: now) {
        leave(host, at: now)
      }
    }
    if let wait = queue.wait(at: now, fraction: fraction) { pumpAgain(after: wait) }
  }

  /// Goes on within the second; the tick and the ends of polls do the rest.
  private func pumpAgain(after wait: Duration) {
    guard !isPumpScheduled else { return }
    isPumpScheduled = true
    let milliseconds = Int(max(wait, Self.shortestWait) / .milliseconds(1))
    executor.queue.asyncAfter(deadline: .now() + .milliseconds(milliseconds)) {
      self.assumeIsolated { pipeline in
        pipeline.isPumpScheduled = false
        pipeline.pump()
      }
    }
  }

  /// Twenty times a second is spread enough.
  private static let shortestWait: Duration = .milliseconds(50)

  /// Lets the next source of a host begin, whose poll has ended.
  private func leave(_ host: String, at now: Timestamp) {
    while let id = lines.leave(host) {
      if let opening = hosts.opening(of: host, at: now) {
        queue.insert(id, due: opening)
      } else if start(id, of: host, at: now) {
        return
      }
    }
  }

  /// Whether a poll has begun: a reload may have taken the source away, or polls it already.
  @discardableResult
  private func start(_ id: SourceID, of host: String? = nil, at now: Timestamp) -> Bool {
    guard phase == .serving || phase == .once, let state = sources[id], polls[id] == nil else {
      return false
    }
    let job = state.job(at: now)
    let reader = self.reader
    let articles = self.articles
    let embedder = self.embedder
    // A poll that finds nothing new then stays on the transport's queue until it comes back here.
    polls[id] = Task.detached(executorPreference: reader.transport.executor) { [weak self] in
      var result = await reader.poll(job)
      if job.source.fullText, case .document(let facts, let drafts) = result.outcome {
        let wanted = await self?.teasers(among: drafts, of: id) ?? []
        let completed = await withTaskExecutorPreference(globalConcurrentExecutor) {
          await articles.complete(drafts, wanted: wanted)
        }
        result.outcome = .document(facts, completed.drafts)
        result.notes += completed.notes
      }
      if let embedder, case .document(let facts, let drafts) = result.outcome {
        let wanted = await self?.newHeads(among: drafts, of: id) ?? []
        result.outcome = .document(facts, await embedder.complete(drafts, wanted: wanted))
      }
      await self?.take(result, of: host)
    }
    return true
  }

  static func embedder(_ configuration: Configuration, _ log: Logger) -> Embedder? {
    configuration.embedding.map {
      Embedder($0, userAgent: configuration.transport.userAgent, log: log)
    }
  }

  /// The drafts, as indices, that were never seen and repeat nothing: only these are embedded.
  private func newHeads(among drafts: [StoryDraft], of source: SourceID) -> [Int] {
    do throws(StateStoreError) {
      let known = try store.stories(of: source, keyed: drafts.flatMap(\.identity.keys))
      return drafts.indices.filter { index in
        let isNew = drafts[index].identity.keys.allSatisfy { known[$0] == nil }
        return isNew && !grouper.isCopy(drafts[index])
      }
    } catch {
      fail(.state(error))
      return []
    }
  }

  /// The drafts, as indices, that are new or changed and have only a teaser.
  private func teasers(among drafts: [StoryDraft], of source: SourceID) -> [Int] {
    let candidates = drafts.indices.filter { ArticleReader.isTeaser(drafts[$0]) }
    let keys = candidates.flatMap { drafts[$0].identity.keys }
    do throws(StateStoreError) {
      let known = try store.stories(of: source, keyed: keys)
      return candidates.filter { index in
        let story = drafts[index].identity.keys.lazy.compactMap { known[$0] }.first
        return story?.digest != drafts[index].digest
      }
    } catch {
      fail(.state(error))
      return []
    }
  }

  private func take(_ result: PollResult, of host: String?) {
    polls[result.source] = nil
    results.append(result)
    if let host { leave(host, at: lookAtClocks()) }
    // Waiting for more would only hold polls up, and be the measure of how many there can be.
    guard results.count < Self.manyResults || health.isDegraded else { return flush() }
    scheduleFlush()
    pump()
  }

  /// Once a second: starts what is due, repairs and closes events, looks after the files.
  func tick() {
    guard phase != .ended else { return }
    let now = lookAtClocks()
    rankSources()
    pump()
    do throws(PipelineError) {
      try tend(at: now)
    } catch {
      fail(error)
    }
    tellOmissions()
    onTick?(status)
  }

  /// The time, for whatever asks what is due or says when: waits go on over a clock that was set, and
  /// who slept through the times of many polls does not make them all at once.
  func lookAtClocks() -> Timestamp {
    let now = clock.now()
    let change = wallClock.look(at: now, clock.steady())
    if let before = change.setFrom {
      log.notice("the clock was set from \(before) to \(now); waits go on as they were")
      queue.clockWasSet(from: before, to: now, elapsed: change.elapsed)
      hosts.clockWasSet(from: before, to: now, elapsed: change.elapsed)
    }
    if change.slept, phase == .serving {
      log.notice("slept for \(change.elapsed.components.seconds) s; what is due is spread")
      spreadDue(at: now)
    }
    return now
  }

  /// What came due while nothing could be polled is polled by and by, as at a start.
  func spreadDue(at now: Timestamp) {
    queue.spread(at: now, rate: configuration.http.connections)
  }

  /// What is looked after once a second.
  private func tend(at now: Timestamp) throws(PipelineError) {
    if health.isDegraded || !pending.isNothing {
      guard try retryIfDegraded() else {
        if phase == .once, health.isHopeless(at: now), let lastShortage { throw lastShortage }
        return endIfDone()
      }
      flush()
    }
    if isReopenWanted { reopenOutput() }
    guard phase != .ended, !health.isDegraded else { return }
    try syncIfDue()
    guard results.isEmpty, phase == .serving else { return }
    try commit(StoryIntake(), events: grouper.repairIfDue(at: now))
    guard pending.isNothing else { return }
    reserve.take()
    try forgetOldStories(at: now)
    try rotateIfDue(at: now)
  }

  private func forgetOldStories(at now: Timestamp) throws(PipelineError) {
    let instant = clock.steady()
    guard wallClock.isTrusted(at: instant) else { return }
    if let last = lastForgetting, instant - last < .seconds(86_400) { return }
    do throws(StateStoreError) {
      let count = try store.forgetStories(notSeenSince: now - StoryMemory.keep)
      if count > 0 { log.info("forgot \(count) stories that no feed has shown for 90 days") }
      lastForgetting = instant
    } catch {
      try degrade(.state(error))
    }
  }

  /// Takes a new configuration: sources come and go, limits change. What belongs to the start (the
  /// directories, the windows) stays as it is and is logged.
  package func reload(_ new: Configuration) {
    refusedReload = nil
    let old = configuration
    if new.output.directory != old.output.directory || new.state != old.state {
      log.warning("reload: new directories are taken at the next start")
    }
    if new.grouping != old.grouping || new.events != old.events {
      log.warning("reload: new windows and similarity are taken at the next start")
    }
    configuration = new
    configuration.sources = []
    configuration.output.directory = old.output.directory
    configuration.state = old.state
    configuration.dedup = old.dedup
    configuration.events = old.events
    writer.policy = new.rotation
    writer.durability = new.durability
    isReopenWanted = true
    reopenOutput()
    if new.http != old.http { replaceTransport() }
    // A request of the old one ends with it: a reload is no reason to stall.
    if new.embedding != old.embedding || new.http != old.http {
      embedder = Self.embedder(new, log)
    }
    replaceSources(new.sources, at: clock.now())
    pump()
  }

  /// Requests under way end on the old transport, which goes with the last of them.
  private func replaceTransport() {
    reader = SourceReader(
      transport: .init(configuration.transport), clock: clock, maxBody: configuration.http.maxBody)
    articles = ArticleReader(
      transport: reader.transport, robots: RobotsLedger(transport: reader.transport, clock: clock))
  }

  private func replaceSources(_ new: [Source], at now: Timestamp) {
    var kept: [SourceID: SourceState] = [:]
    let poll = Boxed(configuration.poll)
    for source in new {
      let state = SourceState(source, poll, at: now)
      if let known = sources[source.id] { state.recall(known.stored, at: now) }
      kept[source.id] = state
    }
    let gone = sources.keys.filter { kept[$0] == nil }
    for id in gone { polls[id]?.cancel() }
    let added = kept.keys.count { sources[$0] == nil }
    sources = kept
    queue = PollQueue()
    queueSources(rate: configuration.http.connections)
    failing = kept.values.count { $0.isFailing }
    log.notice("reloaded: \(kept.count) sources, \(added) new, \(gone.count) gone")
  }
}

/// How long a story is recognised after its feed has shown it for the last time.
enum StoryMemory {
  /// Feeds bring entries back after a pause (a site restored, an item bumped); three months is more
  /// than any feed of the samples kept one away.
  static let keep: Duration = .seconds(90 * 86_400)
}
