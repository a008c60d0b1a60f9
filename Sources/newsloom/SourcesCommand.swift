import ArgumentParser
import Configuration
import Glibc
import NewsModel
import Pipeline
import Service
import StateStore

struct SourcesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources",
    abstract: "List, find, try, add and remove sources.",
    discussion: """
      Changes go into the configuration file, whose comments and layout stay; a running service takes
      them with `newsloom reload` (or SIGHUP).

        newsloom sources add https://news.example.org/    find the site's feed and add it
        newsloom sources list                             all sources and how they are
        newsloom sources test example-world               poll one now, and tell what came
      """,
    subcommands: [
      SourcesListCommand.self, SourcesAddCommand.self, SourcesRemoveCommand.self,
      SourcesTestCommand.self, SourcesDiscoverCommand.self, SourcesImportCommand.self,
      SourcesExportCommand.self, SourcesSimulateCommand.self,
    ],
    defaultSubcommand: SourcesListCommand.self)
}

/// What the commands about sources have in common.
enum SourceList {
  static var now: Timestamp { Timestamp(seconds: Int64(time(nil))) }

  /// The address that somebody typed, who may leave out the scheme.
  static func address(_ typed: String) -> String {
    typed.contains("://") ? typed : "https://" + typed
  }

  /// The configuration; ends the command where it cannot be read.
  static func configuration(_ path: String) throws -> Configuration {
    do throws(ConfigurationError) {
      return try ConfigurationReader.read(path)
    } catch {
      for problem in error.problems { StandardError.print("\(problem)") }
      throw ExitCode(ExitStatus.configuration.rawValue)
    }
  }

  /// The configuration, or one without sources where there is no file: to look around with.
  static func configurationIfAny(_ option: ConfigurationOption) throws -> Configuration {
    let isThere = access(option.path, F_OK) == 0
    return isThere || option.config != nil ? try configuration(option.path) : Configuration()
  }

  /// The source that is called `name`, or lies there.
  static func source(_ name: String, in configuration: Configuration) throws -> Source {
    let found = configuration.sources.first { $0.id.name == name || $0.displayName == name }
    if let found { return found }
    StandardError.print("\(name): no such source, expected an id or URL of `newsloom sources list`")
    throw ExitCode(ExitStatus.badInput.rawValue)
  }

  /// What is remembered of each source; nothing where the service has never run.
  static func memory(_ configuration: Configuration) throws -> [SourceID: StoredSource] {
    let directory = configuration.state.directory
    guard access(directory + "/newsloom.sqlite", F_OK) == 0 else { return [:] }
    do throws(StateStoreError) {
      let stored = try SQLiteStateStore(reading: directory).load()
      return Dictionary(stored.sources.map { ($0.id, $0) }) { first, _ in first }
    } catch {
      StandardError.print("\(error)")
      throw ExitCode(ExitStatus.inputOutput.rawValue)
    }
  }

  /// Changes the file at `path` by `change`.
  static func edit(
    _ path: String, _ change: (inout SourceListEditor) throws(SourceListEditor.Refusal) -> Void
  ) throws {
    guard let text = TextFile.read(path) else { throw failure(path) }
    var editor = SourceListEditor(text, file: path)
    do throws(SourceListEditor.Refusal) {
      try change(&editor)
    } catch {
      StandardError.print("\(error)")
      throw ExitCode(ExitStatus.configuration.rawValue)
    }
    if !TextFile.replace(path, by: editor.text) { throw failure(path) }
  }

  private static func failure(_ path: String) -> ExitCode {
    StandardError.print("\(path): \(String(cString: strerror(errno)).lowercased())")
    return ExitCode(ExitStatus.inputOutput.rawValue)
  }
}
