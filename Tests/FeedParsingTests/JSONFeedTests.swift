import FeedParsing
import NewsModel
import Testing

@Suite struct JSONFeedTests {
  @Test func `Items come out in the common model`() throws {
    let feed = try parse(
      """
      {"version":"https://jsonfeed.org/version/1.1","title":"X","home_page_url":"/","items":[
      {"id":12,"url":"/1","title":"Caf\\u00e9 \\ud83d\\ude00","content_html":"<p>a</p>","tags":["x","y","x"],
       "authors":[{"name":"A"},{"name":"B"}],"date_published":"2019-05-07T18:03:08+02:00"},
      {"id":"b","external_url":"https://o.example/","content_text":"a <b> c","author":{"name":"C"},
       "_ext":{"deep":[[{"title":"no"}]]},"date_modified":"2019-05-08","language":"sv"}],
      "language":"en"}
      """, base: "https://x.example/feed.json")
    #expect(feed.format == .json && feed.title == "X" && feed.link == "https://x.example/")
    #expect(feed.titles == ["Café 😀", nil] && feed.entries.map(\.id) == ["12", "b"])
    #expect(feed.entries.map(\.url) == ["https://x.example/1", "https://o.example/"])
    #expect(feed.entries.map { $0.content?.plain } == ["a", "a <b> c"])
    #expect(
      feed.entries.map(\.author) == ["A, B", "C"] && feed.entries[0].categories == ["x", "y"])
    #expect(feed.entries[0].published?.rfc3339 == "2019-05-07T16:03:08Z")
    #expect(feed.entries[1].updated?.rfc3339 == "2019-05-08T00:00:00Z")
    #expect(feed.entries.map(\.lang) == ["en", "sv"])
  }

  @Test(arguments: [
    #"{"items":[{"id":"1"},{"id":"2"},]}"#, #"{"items":[{"id":"1"},{"id":"2""#,
    #"{"items":[{"id":"1",},,{"id":"2"}"#, "\u{FEFF}{\"items\":[{\"id\":\"1\"}{\"id\":\"2\"}]}",
  ])
  func `Broken JSON gives what it has`(text: String) throws {
    #expect(try parse(text).entries.map(\.id) == ["1", "2"])
  }

  @Test func `JSON without items is no feed`() {
    #expect(throws: FeedParsingError(.otherJSON)) { try parse("{\"a\":[1,2]}") }
  }
}
