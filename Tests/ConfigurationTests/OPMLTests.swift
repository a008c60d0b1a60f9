import Configuration
import NewsModel
import TestSupport
import Testing

@Suite struct OPMLTests {
  static let list = """
    <?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
    <outline text="World">
      <outline text="A" type="rss" xmlUrl="https://a.example.org/feed?x=1&y=2"/>
      <Outline Title="B" XMLURL="https://b.example.org/feed"></Outline>
    </outline>
    <outline text="C" xmlUrl="https://c.example.org/feed"/>
    <outline text="A again" xmlUrl="https://a.example.org/feed?x=1&amp;y=2"/>
    </body></opml>
    """

  @Test func `Feeds come with the outlines around them as tags`() throws {
    let directory = try TemporaryDirectory()
    try directory.write(Self.list, to: "list.opml")
    try directory.write("sources: [{opml: list.opml, tags: [mine]}]", to: "newsloom.yaml")
    let configuration = try ConfigurationReader.read(directory.file("newsloom.yaml"))
    #expect(
      configuration.sources.map(\.location) == [
        .url("https://a.example.org/feed?x=1&y=2"), .url("https://b.example.org/feed"),
        .url("https://c.example.org/feed"),
      ])
    #expect(
      configuration.sources.map(\.tags) == [["mine", "World"], ["mine", "World"], ["mine"]])
  }

  @Test func `A list without feeds and a list that is missing are problems with a place`() throws {
    let directory = try TemporaryDirectory()
    try directory.write("<opml><body/></opml>", to: "empty.opml")
    try directory.write(
      "sources:\n  - opml: empty.opml\n  - opml: missing.opml\n", to: "newsloom.yaml")
    do throws(ConfigurationError) {
      _ = try ConfigurationReader.read(directory.file("newsloom.yaml"))
      Issue.record("expected problems")
    } catch {
      #expect(error.problems.map(\.line) == [2, 3])
      #expect(error.problems.allSatisfy { $0.column == 11 })
    }
  }
}
