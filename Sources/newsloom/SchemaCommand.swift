import ArgumentParser
import NDJSONOutput

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a record.")

  enum Record: String, ExpressibleByArgument, CaseIterable {
    case story, event, ongoing
  }

  @Argument(help: "story, event, or ongoing: a line of `newsloom events --json`.")
  var record: Record

  func run() {
    switch record {
    case .story: print(RecordSchema.story)
    case .event: print(RecordSchema.event)
    case .ongoing: print(RecordSchema.ongoing)
    }
  }
}
