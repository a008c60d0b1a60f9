package import Configuration
import Dispatch
import Glibc
import Logging
import NDJSONOutput
import NewsModel
import Pipeline
import StateStore

/// The life of a running newsloom, from the lock to the last acknowledged line.
///
/// The order of the start is what READY promises: configuration, lock, state, repaired output; then
/// the signals are listened to; then systemd hears that the service is there.
package struct Service: Sendable {
  /// What the command line asks for.
  package struct Options: Sendable {
    package var configurationPath: String
    package var isOnce = false
    /// When a one-time run ends, counted from the start of the command.
    package var deadline: Duration?
    /// How long to wait for another instance to release the state; nil: not at all.
    package var wait: Duration?
    /// Whether a one-time run tells what it did; nil: on a terminal only.
    package var showsSummary: Bool?
    /// Changes that the command line makes to any configuration that is read.
    package var overrides: @Sendable (inout Configuration) -> Void

    package init(
      configurationPath: String,
      overrides: @escaping @Sendable (inout Configuration) -> Void = { _ in }
    ) {
      self.configurationPath = configurationPath
      self.overrides = overrides
    }
  }

  let options: Options
  let notifier: ServiceNotifier
  /// When the command began.
  let began = ContinuousClock.now

  package init(_ options: Options) {
    self.options = options
    notifier = ServiceNotifier(environment: ConfigurationReader.processEnvironment)
  }

  /// Runs until the work is done (`--once`) or a signal ends it.
  package func run() async -> ExitStatus {
    Memory.limitArenas()
    let configuration: Configuration
    do throws(ConfigurationError) {
      configuration = try readConfiguration()
    } catch {
      for problem in error.problems { StandardError.print("\(problem)") }
      return .configuration
    }
    // A hang-up that comes during the start is heard after it, and never kills. A one-time run ends
    // with its terminal, unless nohup(1) wants it otherwise.
    let hangUps = options.isOnce ? nil : HangUps()
    do throws(StateStoreError) {
      let lock = try await takeLock(configuration.state.directory)
      defer { withExtendedLifetime((lock, hangUps)) {} }
      return await run(configuration, hangUps?.stream, LogOutput.logger(configuration.log))
    } catch {
      StandardError.print("\(error)")
      return error.isLocked ? .locked : .cannotCreate
    }
  }

  func readConfiguration() throws(ConfigurationError) -> Configuration {
    var configuration = try ConfigurationReader.read(options.configurationPath)
    options.overrides(&configuration)
    return configuration
  }

  private func takeLock(_ directory: String) async throws(StateStoreError) -> InstanceLock {
    guard let wait = options.wait else { return try InstanceLock(directory: directory) }
    notifier.starting("waiting for another newsloom to release \(directory)", within: wait)
    return try await InstanceLock.waiting(
      for: directory, limit: min(wait, options.deadline ?? wait))
  }

  private func run(
    _ configuration: consuming Configuration, _ hangUps: AsyncStream<Void>?, _ log: Logger
  ) async -> ExitStatus {
    do {
      let pipeline = try await opened(configuration, log)
      let sources = configuration.sources.count
      // The pipeline has them: 100,000 are 8 MB.
      configuration.sources = []
      let signals = stopSignals(pipeline)
      defer { withExtendedLifetime(signals) {} }
      return try await options.isOnce
        ? runOnce(pipeline, configuration, log)
        : serve(pipeline, sources: sources, hangUps, log)
    } catch let error as PipelineError {
      StandardError.print("\(error)")
      return error.exitStatus
    } catch {
      StandardError.print("internal error: \(error)")
      return .internalError
    }
  }

  /// Opens the state and the output; each step may take as long as its share of the work.
  private func open(
    _ configuration: Configuration, _ log: Logger
  ) throws(PipelineError) -> Pipeline {
    let notifier = self.notifier
    return try Pipeline(configuration, log: log) { step in
      notifier.starting("\(step)", within: StartLimit.step)
    }
  }

  /// The same, waiting for room where the disk is full: whoever restarts a service again and again
  /// gives up before a disk is cleared. A one-time run waits as long as it would later.
  private func opened(_ configuration: Configuration, _ log: Logger) async throws -> Pipeline {
    let patience = min(OutputHealth.patience, options.deadline ?? OutputHealth.patience)
    let began = ContinuousClock.now
    var attempt = 0
    while true {
      do throws(PipelineError) {
        return try open(configuration, log)
      } catch {
        let isOver = options.isOnce && ContinuousClock.now - began >= patience
        guard error.isFull, !isOver else { throw error }
        if DiskReserve(directory: configuration.state.directory).giveUp() { continue }
        // One line a minute.
        if attempt % 12 == 0 { log.error("degraded: \(error); starting when there is room") }
        attempt += 1
        notifier.starting("waiting for room: \(error)", within: StartLimit.step)
      }
      try await Task.sleep(for: .seconds(5))
    }
  }

  private func serve(
    _ pipeline: Pipeline, sources: Int, _ hangUps: AsyncStream<Void>?, _ log: Logger
  ) async throws -> ExitStatus {
    log.notice("newsloom \(Product.version): serving \(sources) sources")
    let notifier = self.notifier
    notifier.ready("\(sources) sources")
    let reloading = Task {
      guard let hangUps else { return }
      for await _ in hangUps { await reload(pipeline, log) }
    }
    let metrics = MetricsFile()
    let measuring = Task { await metrics.keepCurrent(pipeline, log) }
    let givingBack = Task { await Memory.keepGivingBack() }
    defer {
      for task in [reloading, measuring, givingBack] { task.cancel() }
    }
    try await pipeline.serve { status in
      notifier.watchdog()
      notifier.status(status.line)
    }
    log.notice("stopped")
    return .done
  }

  /// TERM and INT drain, a second INT is immediate.
  private func stopSignals(_ pipeline: Pipeline) -> Signals {
    let notifier = self.notifier
    let stop: @Sendable () -> Void = {
      notifier.stopping("ending the polls under way")
      Task { await pipeline.stop() }
    }
    let interrupt: @Sendable () -> Void = {
      // From now on the default action: the state and the output are safe at any moment.
      signal(SIGINT, SIG_DFL)
      stop()
    }
    return Signals([(SIGTERM, stop), (SIGINT, interrupt)], queue: .global())
  }
}

/// How long systemd is asked to wait for one step of the start.
private enum StartLimit {
  /// Many times what restoring the memory of a full window takes; a slow disk is no failure.
  static let step: Duration = .seconds(300)
}

extension PipelineError {
  var exitStatus: ExitStatus {
    switch self {
    case .state(let error):
      switch error.reason {
      case .locked: .locked
      case .notOpened: .cannotCreate
      default: .inputOutput
      }
    case .output(let error): error.isCreation ? .cannotCreate : .inputOutput
    case .memory: .inputOutput
    }
  }
}

extension StateStoreError {
  fileprivate var isLocked: Bool {
    if case .locked = reason { true } else { false }
  }
}
