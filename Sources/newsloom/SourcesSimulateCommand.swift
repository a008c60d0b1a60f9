import ArgumentParser
import NDJSONOutput
import NewsModel
import Scheduling
import Service

struct SourcesSimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Try the schedule on recorded publication times, beside those of other readers.",
    discussion: """
      Reads when stories were published, in virtual time polls their sources as newsloom would, and
      tells how many polls that takes and how long after its publication a story is found. Then the
      same for a fixed quarter of an hour and for Miniflux's two schedulers, each beside newsloom
      with as many polls. The last 60 days of the trace count.

      Each line is an object with `source` and `published`, or in its place `first_seen` or `fetched`:
      newsloom's own stories.ndjson, for one. .gz and .zst are read as they are.

        newsloom sources simulate /var/log/newsloom/stories*.ndjson*
      """)

  @Argument(
    help: ArgumentHelp("NDJSON files; - or none is standard input.", valueName: "trace"),
    completion: .file())
  var traces: [String] = []

  @Option(
    help: ArgumentHelp(
      "Schedules learn for so long before anything counts; default a third, at most 10d.",
      valueName: "duration"),
    transform: duration)
  var warmUp: Duration?

  @Option(
    help: ArgumentHelp("newsloom's shortest interval.", valueName: "duration"), transform: duration)
  var minInterval: Duration = PollPolicy().minimumInterval

  @Option(
    help: ArgumentHelp("newsloom's longest interval.", valueName: "duration"), transform: duration)
  var maxInterval: Duration = PollPolicy().maximumInterval

  @Option(help: ArgumentHelp("Take so many sources at most, by chance.", valueName: "n"))
  var sources = 1_000

  @Flag(help: "One JSON object in place of the table.")
  var json = false

  func validate() throws {
    if sources < 1 { throw ValidationError("--sources is \(sources), expected 1 or more") }
    if minInterval < .seconds(1) { throw ValidationError("--min-interval is below a second") }
    if maxInterval < minInterval {
      throw ValidationError("--max-interval is below the shortest one")
    }
  }

  func run() throws {
    do {
      var recorded = RecordedTrace()
      for file in traces.isEmpty ? ["-"] : traces { try recorded.read(file) }
      guard let trace = PublicationTrace(recorded.published, most: sources) else {
        throw RecordedTrace.Unreadable(description: "no story in the trace, expected some")
      }
      let learning = warmUp ?? min(trace.length / 3, .seconds(10 * 86_400))
      let table = SimulationReport(
        trace: trace, allSources: recorded.published.count, warmUp: learning,
        comparison: ScheduleComparison(trace, warmUp: learning, within: minInterval...maxInterval))
      print(json ? table.json : table.text, terminator: "")
    } catch let error as RecordedTrace.Unreadable {
      StandardError.print(error.description)
      throw ExitCode(ExitStatus.badInput.rawValue)
    } catch let error as OutputError {
      StandardError.print("\(error)")
      throw ExitCode(ExitStatus.inputOutput.rawValue)
    }
  }
}
