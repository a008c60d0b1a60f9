import ArgumentParser
import Configuration
import NewsModel
import Service

struct SourcesImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Add the feeds of an OPML file to the configuration.",
    discussion: """
      Each feed becomes a source of its own, with the outlines around it as tags; those that are
      configured already are passed over. For a list that another program keeps, write `- opml: FILE`
      into the configuration instead.
      """)

  @OptionGroup var file: ConfigurationOption

  @Argument(help: "The OPML file; - reads standard input.", completion: .file())
  var list: String

  func run() throws {
    let configuration = try SourceList.configuration(file.path)
    guard let text = TextFile.read(list == "-" ? "/dev/stdin" : list) else {
      StandardError.print("\(list): cannot be read, expected an OPML file")
      throw ExitCode(ExitStatus.inputOutput.rawValue)
    }
    let feeds = OPML.feeds(in: text).filter { $0.url.hasPrefix("http") }
    if feeds.isEmpty {
      StandardError.print("\(list): no feed in it, expected outlines with xmlUrl")
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
    var names = Set(configuration.sources.map(\.id))
    let urls = Set(configuration.sources.map(\.displayName))
    let new = feeds.filter {
      !urls.contains($0.url) && names.insert(SourceNaming.id(for: $0.url)).inserted
    }
    if !new.isEmpty {
      try SourceList.edit(file.path) { editor throws(SourceListEditor.Refusal) in
        try editor.add(new.map(Self.source))
      }
    }
    print("\(new.count) added, \(feeds.count - new.count) there already")
  }

  private static func source(_ feed: OPMLFeed) -> SourceListEditor.NewSource {
    var source = SourceListEditor.NewSource(url: feed.url)
    source.tags = feed.categories
    return source
  }
}

struct SourcesExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the sources as OPML.",
    discussion: """
      All sources that have an address, grouped by their first tag, without passwords. Feed readers
      take the file, and so do `newsloom sources import` and `- opml: FILE`.
      """)

  @OptionGroup var file: ConfigurationOption

  func run() throws {
    let configuration = try SourceList.configuration(file.path)
    let feeds = configuration.sources.compactMap { source -> OPMLFeed? in
      guard case .url = source.location else { return nil }
      return OPMLFeed(url: source.displayName, categories: source.tags)
    }
    print(OPML.text(feeds, title: "newsloom"), terminator: "")
  }
}
