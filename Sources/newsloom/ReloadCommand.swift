import ArgumentParser
import Configuration
import Service

struct ReloadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reload",
    abstract: "Have the running service take its changed configuration.",
    discussion: """
      Sends SIGHUP to the service that holds the state directory, and waits for its answer. A
      configuration with a mistake is refused: every problem is printed, the old configuration stays
      in force, and the exit status is 78. 75: no service runs there, or it did not answer.
      """)

  @OptionGroup var file: ConfigurationOption

  @Option(help: ArgumentHelp("The state directory of the service.", valueName: "directory"))
  var state: String?

  @Option(
    help: ArgumentHelp("How long to wait for the answer.", valueName: "duration"),
    transform: duration)
  var timeout: Duration = .seconds(30)

  func run() async throws {
    let directory = try stateDirectory()
    guard let answer = await ReloadAnswer.ask(directory, limit: timeout) else {
      StandardError.print(
        "\(directory): no newsloom answered, expected one that runs on this state directory")
      throw ExitCode(ExitStatus.locked.rawValue)
    }
    for line in answer.lines { StandardError.print(line) }
    if !answer.isTaken {
      StandardError.print("refused: the old configuration stays in force")
      throw ExitCode(ExitStatus.configuration.rawValue)
    }
  }

  private func stateDirectory() throws -> String {
    if let state { return state }
    do {
      return try ConfigurationReader.read(file.path).state.directory
    } catch {
      for problem in error.problems { StandardError.print("\(problem)") }
      throw ExitCode(ExitStatus.configuration.rawValue)
    }
  }
}
