import ArgumentParser
import Configuration
import Service

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Poll the configured sources; the default command.",
    discussion: """
      As a service it polls every source when it is due until SIGTERM or SIGINT; SIGHUP reads the
      configuration again. With --once it polls what is due, writes and ends; it prints a
      summary on a terminal, and elsewhere (from cron) only when something failed. Both continue where the last
      run stopped: only one may run on a state directory (exit status 75, or --wait).
      """)

  @OptionGroup var file: ConfigurationOption

  @Flag(help: "Poll what is due, write, print a summary, and end.")
  var once = false

  @Flag(
    inversion: .prefixedNo,
    help: "Print the summary of a --once run; by default on a terminal or when something failed.")
  var summary: Bool?

  @Option(help: ArgumentHelp("Write the records here.", valueName: "directory"))
  var output: String?

  @Option(help: ArgumentHelp("Keep the state here.", valueName: "directory"))
  var state: String?

  @Option(
    help: ArgumentHelp("End a --once run after this long (30s, 5m).", valueName: "duration"),
    transform: duration)
  var deadline: Duration?

  @Option(
    defaultAsFlag: Patience(limit: .seconds(365 * 86_400)),
    help: ArgumentHelp(
      "Wait until no other instance uses the state directory, for at most this long.",
      valueName: "duration"))
  var wait: Patience?

  @Option(help: "debug, info, notice, warning or error.")
  var logLevel: Configuration.Log.Level?

  func validate() throws {
    if deadline != nil, !once { throw ValidationError("--deadline belongs to --once") }
    if summary != nil, !once { throw ValidationError("--summary belongs to --once") }
  }

  func run() async throws {
    let (output, state, level, isOnce) = (self.output, self.state, logLevel, once)
    var options = Service.Options(configurationPath: file.path) { configuration in
      if let output { configuration.output.directory = output }
      if let state { configuration.state.directory = state }
      // One-shot runs come from cron, which mails whatever they say: only what needs attention.
      if isOnce { configuration.log.level = .warning }
      if let level { configuration.log.level = level }
    }
    options.isOnce = once
    options.deadline = deadline
    options.wait = wait?.limit
    options.showsSummary = summary
    let status = await Service(options).run()
    if status != .done { throw ExitCode(status.rawValue) }
  }
}

/// How long to wait for another instance.
struct Patience: ExpressibleByArgument, CustomStringConvertible {
  let limit: Duration

  init(limit: Duration) { self.limit = limit }

  init?(argument: String) {
    guard let limit = Quantities.duration(argument) else { return nil }
    self.init(limit: limit)
  }

  var description: String { "for ever" }
}
