import Configuration
import NewsModel
import Testing

@Suite struct SourceNamingTests {
  @Test(arguments: [
    ("https://feeds.example.org/news/world/rss.xml", "feeds.example.org-news-world-rss"),
    ("https://www.example.org/", "example.org"),
    ("http://user:secret@example.org/feed.atom", "example.org-feed"),
    ("samples/agency.xml", "samples-agency"),
  ])
  func `A name is made from the place`(place: String, id: String) {
    #expect(SourceNaming.id(for: place).name == id)
  }

  @Test func `Feeds that differ only in their query keep two names`() {
    let first = SourceNaming.id(for: "https://example.org/feed?section=1")
    let second = SourceNaming.id(for: "https://example.org/feed?section=2")
    #expect(first != second)
    #expect(SourceNaming.isValid(first.name) && SourceNaming.isValid(second.name))
  }

  @Test func `A long place gives a valid name`() {
    let id = SourceNaming.id(for: "https://example.org/" + String(repeating: "päth/", count: 500))
    #expect(SourceNaming.isValid(id.name))
  }
}
