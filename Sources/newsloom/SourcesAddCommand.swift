import ArgumentParser
import Configuration
import NewsModel
import Pipeline
import Service

struct SourcesAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Find the feed of a site and add it to the configuration.",
    discussion: """
      The address may be that of a feed or of a site. A feed that the page declares is taken first,
      then one that it links to, then one at a usual place; robots.txt is obeyed in looking. The feed
      is read before it is added. Prints its id.
      """)

  @OptionGroup var file: ConfigurationOption

  @Argument(help: "The address of the site or of the feed.")
  var url: String

  @Option(help: "The name in records and logs; default: made from the address.")
  var id: String?

  @Option(name: .customLong("tag"), help: "A tag; may be given several times.")
  var tags: [String] = []

  @Option(help: ArgumentHelp("Poll at this fixed interval.", valueName: "duration"))
  var interval: String?

  @Flag(help: "Fetch the article where the feed has only a teaser.")
  var fullText = false

  @Flag(help: "Add the address as it is, unseen.")
  var unseen = false

  func validate() throws {
    if let interval { _ = try duration(interval) }
    if let id, !SourceNaming.isValid(id) {
      throw ValidationError("--id is \"\(id)\", expected lower-case letters, digits, - _ or .")
    }
  }

  func run() async throws {
    let configuration = try SourceList.configuration(file.path)
    let address = SourceList.address(url)
    let feed = unseen ? address : try await found(address, configuration)
    if let known = configuration.sources.first(where: { $0.location == .url(feed) }) {
      StandardError.print("\(feed): is configured already, as \(known.id)")
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
    var source = SourceListEditor.NewSource(url: feed)
    source.id = id.map { SourceID($0) }
    source.interval = interval
    source.fullText = fullText
    source.tags = tags
    try SourceList.edit(file.path) { editor throws(SourceListEditor.Refusal) in
      try editor.add([source])
    }
    print(id ?? SourceNaming.id(for: feed).name)
  }

  private func found(_ address: String, _ configuration: Configuration) async throws -> String {
    let (feeds, problem) = await FeedDiscovery(configuration).feeds(at: address)
    guard let feed = feeds.first else {
      StandardError.print(problem ?? "\(address): no feed there")
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
    for other in feeds.dropFirst() { StandardError.print("also there: \(other.line)") }
    return feed.url
  }
}

struct SourcesDiscoverCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "discover",
    abstract: "Print the feeds of a site.",
    discussion: """
      A line a feed that could be read, the site's first choice first: address, format, entries, time
      of the newest, title. Exit status 65 where there is none.
      """)

  @OptionGroup var file: ConfigurationOption

  @Argument(help: "The address of the site or of the feed.")
  var url: String

  @Flag(help: "One JSON object a feed and line.")
  var json = false

  func run() async throws {
    let configuration = try SourceList.configurationIfAny(file)
    let address = SourceList.address(url)
    let (feeds, problem) = await FeedDiscovery(configuration).feeds(at: address)
    for feed in feeds { print(json ? feed.json : feed.line) }
    if feeds.isEmpty {
      StandardError.print(problem ?? "\(address): no feed there")
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
  }
}
