import ArgumentParser
import Configuration
import NewsModel
import Pipeline
import Service

struct SourcesTestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Fetch one source now and tell what came.",
    discussion: """
      The source is asked with all that is configured for it, and nothing is written or remembered. An
      address that is not configured may be tried as well. Exit status 69 where no feed came.
      """)

  @OptionGroup var file: ConfigurationOption

  @Argument(help: "The id or the address of a source.")
  var source: String

  @Flag(help: "One JSON object.")
  var json = false

  func run() async throws {
    let configuration = try SourceList.configurationIfAny(file)
    let isAddress = source.hasPrefix("http://") || source.hasPrefix("https://")
    let known = configuration.sources.first { $0.id.name == source || $0.displayName == source }
    let chosen = isAddress ? known : try SourceList.source(source, in: configuration)
    let address: String
    switch chosen?.location {
    case .url(let url): address = url
    case .file(let path):
      StandardError.print("\(path): a file, expected a source on the network; try newsloom parse")
      throw ExitCode(ExitStatus.badInput.rawValue)
    case nil: address = source
    }
    switch await FeedDiscovery(configuration).read(address, as: chosen) {
    case .feed(let feed): print(json ? feed.json : text(feed, chosen?.displayName ?? address))
    case .other:
      try fail("\(chosen?.displayName ?? address): no feed; try newsloom sources discover")
    case .nothing(let reason): try fail(reason)
    }
  }

  private func text(_ feed: FoundFeed, _ shown: String) -> String {
    let newest = feed.newest.map { ", the newest of \($0)" } ?? ""
    let milliseconds = Int(feed.duration / .milliseconds(1))
    var lines = [
      "\(shown): \(feed.format), \(feed.entries) entries\(newest), in \(milliseconds) ms"
    ]
    if let title = feed.title { lines.append("title: \(title)") }
    if let hub = feed.hub { lines.append("hub: \(hub)") }
    return lines.joined(separator: "\n")
  }

  private func fail(_ reason: String) throws {
    StandardError.print(reason)
    throw ExitCode(ExitStatus.allSourcesFailed.rawValue)
  }
}
