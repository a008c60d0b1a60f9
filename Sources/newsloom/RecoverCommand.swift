import ArgumentParser
import Configuration
import NDJSONOutput
import Pipeline
import Service
import StateStore

struct RecoverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recover",
    abstract: "Make a damaged state anew from the records.",
    discussion: """
      Reads all records of the output directory and makes the state from them: which stories are
      known, so that none is written twice, the events, the heads of copies, the next number. The
      former database is moved aside, never deleted. The service must not run (exit status 75).
      Schedules and validators of the sources begin anew.
      """)

  @OptionGroup var file: ConfigurationOption

  @Option(help: ArgumentHelp("Where the records are.", valueName: "directory"))
  var output: String?

  @Option(help: ArgumentHelp("Where the state is to be.", valueName: "directory"))
  var state: String?

  func run() throws {
    do {
      let configuration = try ConfigurationReader.read(file.path)
      let directory = state ?? configuration.state.directory
      let lock = try InstanceLock(directory: directory)
      defer { withExtendedLifetime(lock) {} }
      let recovery = try StateRecovery.run(
        output: output ?? configuration.output.directory, state: directory,
        configuration.grouping, at: Clock.system.now())
      StandardError.write(Self.summary(recovery))
    } catch let error as ConfigurationError {
      for problem in error.problems { StandardError.print("\(problem)") }
      throw ExitCode(ExitStatus.configuration.rawValue)
    } catch let error as StateStoreError {
      StandardError.print("\(error)")
      if case .locked = error.reason { throw ExitCode(ExitStatus.locked.rawValue) }
      throw ExitCode(ExitStatus.inputOutput.rawValue)
    } catch let error as OutputError {
      StandardError.print("\(error)")
      throw ExitCode(ExitStatus.inputOutput.rawValue)
    }
  }

  private static func summary(_ recovery: StateRecovery) -> String {
    var text = recovery.former.map { "The former database is \($0)\n" } ?? ""
    text += "\(recovery.stories) stories are known again; the next number is "
    text += "\(recovery.lastSeq + 1)\n"
    if recovery.owed > 0 {
      text += "\(recovery.owed) event records were lost; the next start writes them\n"
    }
    if recovery.unreadable > 0 {
      text += "\(recovery.unreadable) lines are no records; `newsloom verify` says which\n"
    }
    return text
  }
}
