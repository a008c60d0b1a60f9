import ArgumentParser
import Configuration
import Glibc
import NDJSONOutput
import NewsModel
import Overview
import Service

struct EventsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "events",
    abstract: "List the events that are going on, what matters most now first.",
    discussion: """
      Reads the records in the output directory, beside a running service or without one; those of
      `newsloom replay --output` too. The sparkline shows when the stories of an event, copies
      included, were published: --since in 24 equal parts. An event rises or falls by its last three
      parts against the nine before. Events of one story are only counted, except with --json.
      """)

  @OptionGroup var file: ConfigurationOption

  @Option(help: ArgumentHelp("The output directory.", valueName: "directory"))
  var output: String?

  @Option(
    help: ArgumentHelp("List what had news within this time (6h, 24h, 7d).", valueName: "duration"),
    transform: duration)
  var since: Duration = .seconds(86_400)

  @Option(
    help: ArgumentHelp(
      "Look from this moment, not from now (2026-11-21T16:00:00Z).", valueName: "time"),
    transform: moment)
  var at: Timestamp?

  @Option(help: ArgumentHelp("List at most so many; default 25, with --json all.", valueName: "n"))
  var limit: Int?

  @Flag(help: "One JSON object a line in place of the table.")
  var json = false

  func validate() throws {
    if since < .seconds(60) { throw ValidationError("--since is below a minute") }
    if let limit, limit < 0 { throw ValidationError("--limit is \(limit), expected 0 or more") }
  }

  func run() throws {
    do {
      let directory = try output ?? ConfigurationReader.read(file.path).output.directory
      let now = at ?? Timestamp(seconds: Int64(time(nil)))
      let period = Period(since, until: now)
      let (board, latest) = try Self.read(directory, period)
      let events = board.ongoing()
      if json {
        for event in events.prefix(limit ?? .max) { print(EventLine.json(event), terminator: "") }
      } else {
        let table = EventTable(period, at: now, screen: .standardOutput)
        print(table.text(events, limit: limit ?? 25, latest: latest), terminator: "")
      }
    } catch let error as ConfigurationError {
      for problem in error.problems { StandardError.print("\(problem)") }
      throw ExitCode(ExitStatus.configuration.rawValue)
    } catch let error as OutputError {
      StandardError.print("\(error)")
      throw ExitCode(ExitStatus.inputOutput.rawValue)
    }
  }

  /// The events of the period, and the latest news of all that were read.
  private static func read(
    _ directory: String, _ period: Period
  ) throws -> (board: EventBoard, latest: Timestamp?) {
    var board = EventBoard(period)
    var latest: Timestamp?
    var records = try WrittenRecords(directory)
    try records.forEach(.stories, since: period.start) { line in
      guard let story = RecordDecoder.story(line) else { return }
      board.take(
        story: story.id, published: story.published, fetched: story.fetched, source: story.source)
    }
    try records.forEach(.events, since: period.start) { line in
      guard let event = RecordDecoder.event(line) else { return }
      board.take(event)
      latest = max(latest ?? event.latest, event.latest)
    }
    if records.unreadable > 0 {
      StandardError.print("\(directory): \(records.unreadable) lines are no records, passed over")
    }
    return (board, latest)
  }
}

/// Reads an instant of the command line.
private func moment(_ argument: String) throws -> Timestamp {
  guard let moment = Timestamp(rfc3339: argument) else {
    throw ValidationError("\"\(argument)\" is no time, expected one such as 2026-11-21T16:00:00Z")
  }
  return moment
}
