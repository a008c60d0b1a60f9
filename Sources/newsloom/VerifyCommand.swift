import ArgumentParser
import Configuration
import NDJSONOutput
import Pipeline
import Service
import StateStore

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Prove that the records are whole.",
    discussion: """
      Reads every closed and live file: each line is a valid record, `seq` has no gap over both
      streams, references resolve, the last line has its end. With --config or --state also that the
      state holds the same: stories, numbers, and each story's event. May run beside the service.
      Each problem is a line on standard output, "file:line: message"; exit status 65 if there is
      one, otherwise 0.
      """)

  @Argument(
    help: ArgumentHelp(
      "The output directory; default: the configuration's.", valueName: "directory"))
  var directory: String?

  @OptionGroup var file: ConfigurationOption

  @Option(help: ArgumentHelp("Compare with the state in this directory.", valueName: "directory"))
  var state: String?

  /// More tell nothing new.
  private static let shown = 1_000

  func run() throws {
    do {
      let configuration = try configuration()
      let directory = directory ?? configuration?.output.directory ?? "."
      let audit = try OutputAudit.run(
        directory, state: state ?? configuration?.state.directory,
        configuration?.grouping ?? GroupingSettings())
      for problem in audit.problems.prefix(Self.shown) { print(problem) }
      StandardError.print(Self.summary(audit, directory))
      if !audit.problems.isEmpty { throw ExitCode(ExitStatus.badInput.rawValue) }
    } catch let error as ConfigurationError {
      for problem in error.problems { StandardError.print("\(problem)") }
      throw ExitCode(ExitStatus.configuration.rawValue)
    } catch let error as OutputError {
      print("\(error)")
      throw ExitCode(ExitStatus.badInput.rawValue)
    } catch let error as StateStoreError {
      StandardError.print("\(error)")
      throw ExitCode(ExitStatus.inputOutput.rawValue)
    }
  }

  /// The configuration where it was named, or where nothing else was.
  private func configuration() throws -> Configuration? {
    guard file.config != nil || directory == nil else { return nil }
    return try ConfigurationReader.read(file.path)
  }

  private static func summary(_ audit: OutputAudit, _ directory: String) -> String {
    let counts = audit.counts
    let range = counts.firstSeq.map { "seq \($0) to \(counts.lastSeq ?? $0)" } ?? "no records"
    let problems = audit.problems.isEmpty ? "no problems" : "\(audit.problems.count) problems"
    return
      "\(directory): \(counts.files) files, \(counts.stories) story and \(counts.events) event "
      + "records, \(range); \(problems)"
  }
}
