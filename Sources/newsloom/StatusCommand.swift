import ArgumentParser
import Configuration
import NDJSONOutput
import NewsModel
import Pipeline
import Service
import StateStore

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show the health of the sources and of the output.",
    discussion: """
      Reads the state beside a running service. Sources that are not well come first, with the reason:
      failing, waiting (the server has asked to be left alone), silent (polls succeed, but nothing new
      has come for far longer than usual) or gone. Exit status 0, also where sources fail.
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
    let now = SourceList.now
    let sources = stored.sources.map { (source: $0, health: SourceHealth($0, at: now)) }
      .sorted {
        ($0.health.isWell ? 1 : 0, $1.source.failures, $0.source.id)
          < ($1.health.isWell ? 1 : 0, $0.source.failures, $1.source.id)
      }
    let failing = stored.sources.count { $0.failures > 0 }
    let silent = sources.count { $0.health.word == "silent" }
    var text = "\(sources.count) sources, \(failing) failing, \(silent) silent; "
    text += "\(stored.nextSeq - 1) records, \(stored.outbox.count) of them not yet acknowledged\n"
    for (source, health) in sources {
      let last = source.lastSuccess?.rfc3339 ?? "never"
      let next = source.nextPoll?.rfc3339 ?? "never"
      text += "\(source.id)\t\(health.word)\tlast success \(last)\tnext poll \(next)\t"
      text += (health.isWell ? source.outcome : health.reason) ?? "not polled yet"
      text += "\n"
    }
    return text
  }

  private static func json(_ stored: StoredState) -> String {
    let now = SourceList.now
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
      let health = SourceHealth(source, at: now)
      json.field("health", health.word)
      json.field("reason", health.reason)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return String(decoding: json.takeLine(), as: UTF8.self)
  }
}
