import Configuration
import NewsModel
import Testing

@Suite struct SourceListEditorTests {
  private static let text = """
    # what I read
    sources:
      # the first
      - url: https://a.example.org/feed   # mine
        tags: [one]

      # the second
      - https://b.example.org/rss.xml
      # the end
    output: {directory: out}   # where

    """

  private static func edited(
    _ text: String, _ change: (inout SourceListEditor) throws(SourceListEditor.Refusal) -> Void
  ) throws -> String {
    var editor = SourceListEditor(text, file: "newsloom.yaml")
    try change(&editor)
    return editor.text
  }

  @Test func `A source is added at the end of the list and nothing else changes`() throws {
    var source = SourceListEditor.NewSource(url: "https://c.example.org/?a=1&b=#2")
    source.tags = ["plain", "two words", "yes", "a\"b\\c"]
    source.interval = "10m"
    let after = try Self.edited(Self.text) { editor throws(SourceListEditor.Refusal) in
      try editor.add([source])
    }
    let lines = Self.text.split(separator: "\n", omittingEmptySubsequences: false)
    let rest = after.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(Array(rest.prefix(8)) == Array(lines.prefix(8)))
    #expect(Array(rest.suffix(3)) == Array(lines.suffix(3)))
    let configuration = try ConfigurationReader.read(yaml: after, file: "newsloom.yaml")
    #expect(configuration.sources.count == 3)
    #expect(configuration.sources[2].tags == source.tags)
    #expect(configuration.sources[2].location == .url(source.url))
  }

  @Test(arguments: [
    ("a.example.org-feed", "https://a.example.org/feed"),
    ("b.example.org-rss", "https://b.example.org/rss.xml"),
  ])
  func `A source is taken out with its lines only`(_ id: String, _ url: String) throws {
    let after = try Self.edited(Self.text) { editor throws(SourceListEditor.Refusal) in
      try editor.remove(SourceID(id), url: url)
    }
    let left = try ConfigurationReader.read(yaml: after, file: "newsloom.yaml").sources
    #expect(left.count == 1 && left.first?.id.name != id)
    for comment in ["# what I read", "# the first", "# the second", "# the end", "# where"] {
      #expect(after.contains(comment))
    }
  }

  @Test(arguments: [
    "sources: [https://a.example.org/feed]\n", "poll: {min_interval: 1m}\n", "", "sources:\n",
    "sources:\n  - {url: nonsense}\n",
  ])
  func `What cannot be changed safely is refused`(_ text: String) {
    var editor = SourceListEditor(text, file: "newsloom.yaml")
    #expect(throws: SourceListEditor.Refusal.self) {
      try editor.add([SourceListEditor.NewSource(url: "https://c.example.org/")])
    }
    #expect(editor.text == text)
  }

  @Test func `An exported list is read back`() {
    let feeds = [
      OPMLFeed(url: "https://a.example.org/?x=1&y=\"2\"", categories: ["<World>"]),
      OPMLFeed(url: "https://b.example.org/", categories: []),
    ]
    #expect(Set(OPML.feeds(in: OPML.text(feeds, title: "a & b"))) == Set(feeds))
  }
}
