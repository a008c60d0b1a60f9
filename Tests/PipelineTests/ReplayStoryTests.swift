import NewsModel
import Pipeline
import TestSupport
import Testing

@Suite struct ReplayStoryTests {
  private static func story(_ line: String) throws -> ReplayStory {
    try ReplayStory(line: Array(line.utf8), number: 1, file: "in.ndjson")
  }

  private static func isPlain(_ line: String) -> Bool { PlainStoryLine(Array(line.utf8)) != nil }

  /// Pieces of JSON texts, as they stand between quotation marks.
  private static let pieces = [
    "a", " ", "word", "ü", "新", "😀", #"\n"#, #"\t"#, #"\r"#, #"\b"#, #"\f"#, #"\""#, #"\\"#,
    #"\/"#, #"\u00e9"#, #"\u4E2D"#, #"\ud83d\ude00"#, #"\u0000"#, "eight888", "{", "}", "[", ":",
    ",", "'", "null", "\u{7F}", "e\u{301}",
  ]

  @Test func `A line reads the same whichever of the two readers takes it`() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<500 {
      let texts = (0..<4).map { _ in
        (0..<Int.random(in: 0..<30, using: &random)).map { _ in
          Self.pieces.randomElement(using: &random) ?? ""
        }.joined()
      }
      let fields = """
        "id":"\(texts[0])" , "title" :"\(texts[1])","text":"\(texts[2])","url":null,\
        "extra":"\(texts[3])","published":"2026-11-17T10:00:00Z","source":"s","lang":"en"
        """
      let plain = "{\(fields)}"
      let other = "{\(fields),\"more\":[1,{}]}"
      #expect(Self.isPlain(plain), "\(plain)")
      #expect(!Self.isPlain(other))
      let (one, two) = (try Self.story(plain), try Self.story(other))
      #expect((one.id, one.title, one.text) == (two.id, two.title, two.text), "\(plain)")
      #expect((one.url, one.source, one.lang) == (two.url, two.source, two.lang))
      #expect(one.published == two.published)
      #expect(one.published != nil)
    }
  }

  @Test(arguments: [
    #"{"title":"a"}x"#, #"{"title":"a""#, #"{"title":"a",}"#, #"{"title":"a" "b":"c"}"#,
    #"{"title":"a\q"}"#, #"{"title":"a\ud800"}"#, #"{"title":"a\ud800\u0041"}"#,
    #"{"title":"a\u00g0"}"#, #"{"title":"a\"#, #"{"title":"a\u12"#, "{\"title\":\"a\nb\"}",
    #"{"title":7}"#, #"{"title":null}"#, #"{"id":7,"title":"a"}"#, #"{"title":"a","title":"b"}"#,
    #"{,"title":"a"}"#, #"{"title":nul}"#, "", "{", #"{"text":"b"}"#, #"["title"]"#,
  ])
  func `What is not plain is left to the strict reader`(line: String) {
    #expect(!Self.isPlain(line))
  }

  @Test func `Bytes that are no UTF-8 are left to the strict reader`() {
    #expect(PlainStoryLine(Array(#"{"title":"a"#.utf8) + [0xFF] + Array(#""}"#.utf8)) == nil)
    #expect(PlainStoryLine(Array(#"{"title":"\n"#.utf8) + [0xC3] + Array(#""}"#.utf8)) == nil)
  }

  @Test func `The service's records have their own clock`() throws {
    let before = Timestamp(seconds: 5)
    let dated = #""title":"a","published":"2026-11-17T10:00:00Z""#
    let published = try #require(try Self.story("{\(dated)}").published)
    #expect(try Self.story("{\(dated)}").clock(after: before) == published)
    #expect(try Self.story(#"{"title":"a"}"#).clock(after: before) == before)
    let fetched = try Self.story("{\(dated),\"fetched\":\"2026-11-17T10:05:00Z\"}")
    #expect(fetched.clock(after: before) == Timestamp(seconds: published.seconds + 300))
  }
}
