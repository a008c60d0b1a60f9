import ArgumentParser
import Glibc
import NDJSONOutput
import Pipeline
import Service
import StateStore

struct ReplayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Run stories from NDJSON through the same folding and clustering as the service.",
    discussion: """
      Each input line is an object with `title` and any of `id`, `text`, `url`, `source`,
      `published` and `lang`; .gz and .zst are read as they are. The stories are taken in file
      order with `published` as the clock, or `fetched` where a line has it, as newsloom's own
      records do: run with `output.duplicates: full`, they give the service's own groups and events
      again. No network and no state: the same input gives the same bytes, whatever --jobs is.
      """)

  @Argument(help: ArgumentHelp("NDJSON files; - or none is standard input.", valueName: "file"))
  var files: [String] = []

  @Option(
    help: ArgumentHelp(
      "Write stories.ndjson and events.ndjson here, not to standard output.",
      valueName: "directory"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "At the end write a line a story here: id, event, duplicate_of, dup_group.",
      valueName: "file"))
  var assignments: String?

  @Option(help: "Stories prepared at once.")
  var jobs = 1

  @Option(
    help: ArgumentHelp(
      "FreeDict word lists, as dictd has them, help to link events of two languages.",
      valueName: "directory"))
  var dictionaries: String?

  func validate() throws {
    if jobs < 1 { throw ValidationError("--jobs is \(jobs), expected 1 or more") }
  }

  func run() async throws {
    do {
      var replay = try Replay(
        GroupingSettings(), words: words(), duplicates: .brief, output: output, jobs: jobs)
      try await replay.run(files.isEmpty ? ["-"] : files)
      if let assignments { try replay.writeAssignments(to: assignments) }
    } catch let exit as ExitCode {
      throw exit
    } catch {
      StandardError.print("\(error)")
      throw ExitCode(Self.status(error).rawValue)
    }
  }

  private func words() throws -> DictionaryFolder? {
    guard let dictionaries else { return nil }
    let folder = DictionaryFolder(dictionaries) { StandardError.print($0) }
    if folder.hasLists { return folder }
    StandardError.print("\(dictionaries): no FreeDict list, expected freedict-…-eng.index")
    throw ExitCode(ExitStatus.inputOutput.rawValue)
  }

  private static func status(_ error: any Error) -> ExitStatus {
    switch error {
    case is ReplayError: .badInput
    case let error as OutputError:
      switch error.reason {
      case .damaged: .badInput
      default: error.isCreation ? .cannotCreate : .inputOutput
      }
    case is StateStoreError: .cannotCreate
    default: .internalError
    }
  }
}
