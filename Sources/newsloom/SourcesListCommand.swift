import ArgumentParser
import Configuration
import NDJSONOutput
import NewsModel
import Pipeline
import StateStore

struct SourcesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the sources and how they are.",
    discussion: """
      A line a source: id, health, when its newest story came, when it is polled next, and where it
      is; below it, why it is not well. Health is good, new (not polled yet), failing, waiting (the
      server has asked to be left alone), silent (its polls succeed, but nothing new has come for far
      longer than usual) or gone (410 for a day). Sources that need attention come first.
      """)

  @OptionGroup var file: ConfigurationOption

  @Flag(help: "One JSON object a source and line.")
  var json = false

  func run() throws {
    let configuration = try SourceList.configuration(file.path)
    let memory = try SourceList.memory(configuration)
    let now = SourceList.now
    let rows = configuration.sources.map { Row($0, memory[$0.id], at: now) }
    let ordered = json ? rows : rows.filter { !$0.health.isWell } + rows.filter(\.health.isWell)
    for row in ordered { print(json ? row.json : row.text, terminator: "") }
  }

  /// A source with what is remembered of it.
  private struct Row {
    let source: Source
    let stored: StoredSource?
    let health: SourceHealth

    init(_ source: Source, _ stored: StoredSource?, at now: Timestamp) {
      self.source = source
      // Another location under the same name begins anew.
      self.stored = stored?.location == source.displayName ? stored : nil
      health = SourceHealth(self.stored, at: now)
    }

    var text: String {
      let name = source.id.name.padded(to: 32)
      let last = stored?.lastStory.map(\.rfc3339) ?? "-"
      let next = stored?.nextPoll.map(\.rfc3339) ?? "-"
      let line =
        "\(name)  \(health.word.padded(to: 7))  \(last.padded(to: 20))  \(next.padded(to: 20))  "
        + "\(source.displayName)\n"
      guard !health.isWell, let reason = health.reason else { return line }
      return line + "    \(reason)\n"
    }

    var json: String {
      var json = JSONLine()
      json.beginObject()
      json.field("id", source.id.name)
      json.field("location", source.displayName)
      json.field("health", health.word)
      json.field("reason", health.reason)
      json.field("last_poll", stored?.lastPoll?.rfc3339)
      json.field("last_success", stored?.lastSuccess?.rfc3339)
      json.field("last_story", stored?.lastStory?.rfc3339)
      json.field("next_poll", stored?.nextPoll?.rfc3339)
      json.field("failures", stored?.failures ?? 0)
      json.field("outcome", stored?.outcome)
      json.field("moved_to", stored?.movedTo.map(Secret.redacted(url:)))
      json.field("hub", stored?.hub)
      json.field("interval", source.interval.map { $0.components.seconds })
      json.field("full_text", source.fullText)
      json.field("tags", source.tags)
      json.endObject()
      return String(decoding: json.takeLine(), as: UTF8.self)
    }
  }
}

extension String {
  /// With spaces up to `width` characters; longer ones stay whole.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
