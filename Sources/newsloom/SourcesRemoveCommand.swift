import ArgumentParser
import Configuration
import Service

struct SourcesRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take a source out of the configuration.",
    discussion: "Its lines go, everything else of the file stays. What it has written stays, too.")

  @OptionGroup var file: ConfigurationOption

  @Argument(help: "The id or the address of the source.")
  var source: String

  func run() throws {
    let configuration = try SourceList.configuration(file.path)
    let source = try SourceList.source(source, in: configuration)
    if configuration.sources.count == 1 {
      StandardError.print("\(source.id): is the only source, expected another one beside it")
      throw ExitCode(ExitStatus.configuration.rawValue)
    }
    try SourceList.edit(file.path) { editor throws(SourceListEditor.Refusal) in
      try editor.remove(source.id, url: source.displayName)
    }
    print(source.id)
  }
}
