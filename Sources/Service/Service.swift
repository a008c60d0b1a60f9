package import Configuration
import Dispatch
import Glibc
import Logging
import NDJSONOutput
import NewsModel
import Pipeline
import StateStore

/// The life of a running newsloom, from the lock to the last acknowledged line.
package struct Service: Sendable {
  /// What the command line asks for.
  package struct Options: Sendable {
    package var configurationPath: String
    package var isOnce = false
    package var deadline: Duration?
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

  private let options: Options
  private let notifier: ServiceNotifier

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
    let log = LogOutput.logger(configuration.log)
    do throws(StateStoreError) {
      let lock = try InstanceLock(directory: configuration.state.directory)
      defer { withExtendedLifetime(lock) {} }
      return await run(configuration, log)
    } catch {
      StandardError.print("\(error)")
      return error.reason == .locked ? .locked : .cannotCreate
    }
  }

  private func readConfiguration() throws(ConfigurationError) -> Configuration {
    var configuration = try ConfigurationReader.read(options.configurationPath)
    options.overrides(&configuration)
    return configuration
  }

  private func run(_ configuration: Configuration, _ log: Logger) async -> ExitStatus {
    do {
      let pipeline = try Pipeline(configuration, log: log)
      let signals = signals(pipeline, log)
      defer { withExtendedLifetime(signals) {} }
      return try await options.isOnce
        ? runOnce(pipeline, configuration)
        : serve(pipeline, configuration, log)
    } catch let error as PipelineError {
      StandardError.print("\(error)")
      return error.exitStatus
    } catch {
      StandardError.print("internal error: \(error)")
      return .internalError
    }
  }

  private func runOnce(
    _ pipeline: Pipeline, _ configuration: Configuration
  ) async throws -> ExitStatus {
    let summary = try await pipeline.runOnce(deadline: options.deadline)
    let output = Directories.resolved(configuration.output.directory)
    StandardError.write(SummaryText.lines(summary, output: output))
    let allFailed = summary.polled > 0 && summary.failures.count == summary.polled
    return allFailed ? .allSourcesFailed : .done
  }

  private func serve(
    _ pipeline: Pipeline, _ configuration: Configuration, _ log: Logger
  ) async throws -> ExitStatus {
    log.notice("newsloom \(Product.version): serving \(configuration.sources.count) sources")
    let notifier = self.notifier
    notifier.ready("\(configuration.sources.count) sources")
    try await pipeline.serve { status in
      notifier.watchdog()
      notifier.status(status.line)
    }
    log.notice("stopped")
    return .done
  }

  /// TERM and INT drain, a second INT is immediate, HUP reloads.
  private func signals(_ pipeline: Pipeline, _ log: Logger) -> Signals {
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
    let hangUp: @Sendable () -> Void = { Task { await reload(pipeline, log) } }
    return Signals(
      [(SIGTERM, stop), (SIGINT, interrupt), (SIGHUP, hangUp)], queue: .global())
  }

  private func reload(_ pipeline: Pipeline, _ log: Logger) async {
    notifier.reloading()
    do throws(ConfigurationError) {
      await pipeline.reload(try readConfiguration())
    } catch {
      for problem in error.problems { log.error("reload: \(problem)") }
      log.error("reload: keeping the old configuration")
    }
    notifier.ready("reloaded")
  }
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
