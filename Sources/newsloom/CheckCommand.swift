import ArgumentParser
import Configuration
import Service

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read the configuration and print every problem.",
    discussion: """
      Each problem is a line on standard output, "file:line:column: message", all of them at once.
      Exit status 0 if there is none, otherwise 78.
      """)

  @OptionGroup var file: ConfigurationOption

  func run() throws {
    do throws(ConfigurationError) {
      let configuration = try ConfigurationReader.read(file.path)
      StandardError.print("\(file.path): \(configuration.sources.count) sources, no problems")
    } catch {
      for problem in error.problems { print(problem) }
      throw ExitCode(ExitStatus.configuration.rawValue)
    }
  }
}
