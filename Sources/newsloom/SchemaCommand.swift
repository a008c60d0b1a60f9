import ArgumentParser
import NDJSONOutput

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a record.")

  enum Record: String, ExpressibleByArgument, CaseIterable {
    case story, event
  }

  @Argument(help: "story or event.")
  var record: Record

  func run() {
    switch record {
    case .story: print(RecordSchema.story)
    case .event: print(RecordSchema.event)
    }
  }
}
