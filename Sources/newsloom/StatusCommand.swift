import ArgumentParser
import Configuration
import NDJSONOutput
import NewsModel
import Service
import StateStore

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show the health of the sources and of the output.",
    discussion: """
      Reads the state beside a running service. Failing sources come first, with what their last
      poll gave. Exit status 0, also where sources fail.
      """)

  @OptionGroup var file: ConfigurationOption

  @Option(help: ArgumentHelp("The state directory.", valueName: "directory"))
  var state: String?

  @Flag(help: "One JSON object in place of the table.")
  var json = false

  func run() throws {
    do {
      let directory = try state ?? ConfigurationReader.read(file.path).state.directory
      let stored = try SQLiteStateStore(reading: directory).load()
      print(json ? Self.json(stored) : Self.table(stored), terminator: "")
    } catch let error as ConfigurationError {
      for problem in error.problems { StandardError.print("\(problem)") }
      throw ExitCode(ExitStatus.configuration.rawValue)
    } catch let error as StateStoreError {
      StandardError.print("\(error)")
      throw ExitCode(ExitStatus.inputOutput.rawValue)
    }
  }

  private static func table(_ stored: StoredState) -> String {
    let sources = stored.sources.sorted { ($1.failures, $0.id) < ($0.failures, $1.id) }
    let failing = sources.count { $0.failures > 0 }
    var text = "\(sources.count) sources, \(failing) failing; \(stored.nextSeq - 1) records, "
    text += "\(stored.outbox.count) of them not yet acknowledged\n"
    for source in sources {
      let last = source.lastSuccess?.rfc3339 ?? "never"
      let next = source.nextPoll?.rfc3339 ?? "never"
      text += "\(source.id)\tlast success \(last)\tnext poll \(next)"
      text += source.failures > 0 ? "\t\(source.failures) failures: " : "\t"
      text += (source.outcome ?? "not polled yet") + "\n"
    }
    return text
  }

  private static func json(_ stored: StoredState) -> String {
    var json = JSONLine()
    json.beginObject()
    json.field("records", stored.nextSeq - 1)
    json.field("unacknowledged", stored.outbox.count)
    json.key("sources")
    json.beginArray()
    for source in stored.sources {
      json.beginObject()
      json.field("id", source.id.name)
      json.field("location", source.location)
      json.field("last_poll", source.lastPoll?.rfc3339)
      json.field("last_success", source.lastSuccess?.rfc3339)
      json.field("last_story", source.lastStory?.rfc3339)
      json.field("next_poll", source.nextPoll?.rfc3339)
      json.field("failures", source.failures)
      json.field("outcome", source.outcome)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return String(decoding: json.takeLine(), as: UTF8.self)
  }
}
