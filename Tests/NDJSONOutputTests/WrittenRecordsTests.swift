import Foundation
import NDJSONOutput
import NewsModel
import TestSupport
import Testing

@Suite struct WrittenRecordsTests {
  private static func story(_ id: String, title: String = "A title") -> StoryRecord {
    StoryRecord(
      id: StoryID(id), revision: 1, source: "one", guid: nil, url: nil, canonicalURL: nil,
      title: title, summary: nil, text: "He said \"no\" \\ twice.\n", author: nil, lang: "en",
      categories: ["a", "b"], image: nil,
      published: Timestamp(year: 2026, month: 11, day: 20, hour: 7), updated: nil,
      fetched: Timestamp(year: 2026, month: 11, day: 21), duplication: nil, event: nil)
  }

  private static func line(_ id: String, seq: Int64) -> String {
    var encoder = RecordEncoder()
    return String(decoding: encoder.line(.story(story(id)), seq: seq), as: UTF8.self)
  }

  private static func ids(
    in directory: TemporaryDirectory, since start: Timestamp = Timestamp(seconds: 0)
  ) throws -> (ids: [String], unreadable: Int) {
    var records = try WrittenRecords(directory.path)
    var ids: [String] = []
    try records.forEach(.stories, since: start) { line in
      if let story = RecordDecoder.story(line) { ids.append(story.id.name) }
    }
    return (ids, records.unreadable)
  }

  @Test func `What the encoder wrote is read back`() throws {
    let title = "\u{1}\"Quoted\" \\ and\nbroken \u{1F600} é"
    var encoder = RecordEncoder()
    let bytes = encoder.line(.story(Self.story("s_1", title: title)), seq: 3)
    let line = try #require(RecordLine(Array(bytes.dropLast())))
    #expect(line.text("title") == title)
    #expect(line.text("text") == "He said \"no\" \\ twice.\n")
    #expect(line.integer("seq") == 3)
    #expect(line.texts("categories") == ["a", "b"])
    #expect(line.text("author") == nil)
    let record = EventRecord(
      id: EventID("e_1"), action: .merged, into: EventID("e_0"), title: title, lang: "en",
      started: Timestamp(seconds: 0), latest: Timestamp(seconds: 90_061), stories: 3,
      duplicates: 2, sources: 2,
      languages: [LanguageCount(lang: "en", stories: 2), LanguageCount(lang: "ru", stories: 1)],
      keywords: ["a"], entities: [], storyIDs: [StoryID("s_1"), StoryID("s_2")], reason: "why")
    let written = encoder.line(.event(record), seq: 4)
    let read = try #require(RecordLine(Array(written.dropLast())))
    #expect(RecordDecoder.event(read) == record)
  }

  @Test func `Escapes of other writers are understood`() {
    let line = RecordLine(Array(#"{"t":"\u00e9\ud83d\ude00\ud800\/\b\f\u12","n":1}"#.utf8))
    #expect(line?.text("t") == "é\u{1F600}\u{FFFD}/\u{8}\u{C}\u{FFFD}12")
  }

  @Test(arguments: [
    "", "{", "}", "{}x", "[1]", #"{"a""#, #"{"a":"#, #"{"a":}"#, #"{"a":1,}"#, #"{"a":"b}"#,
    #"{"a":"b\"}"#, #"{"a":[1}"#, #"{"a" 1}"#, #"{"a":1}}"#,
  ])
  func `A torn line is no record`(text: String) {
    #expect(RecordLine(Array(text.utf8)) == nil)
  }

  @Test func `Any cut of a record is refused, and no bytes crash`() {
    let bytes = Array(Self.line("s_1", seq: 1).utf8.dropLast())
    for length in 0..<bytes.count { #expect(RecordLine(Array(bytes.prefix(length))) == nil) }
    var random = SeededGenerator(seed: 9)
    for _ in 0..<2_000 {
      var changed = bytes
      for _ in 0..<4 {
        changed[Int.random(in: 1..<bytes.count, using: &random)] =
          UInt8.random(in: 0...255, using: &random)
      }
      guard let line = RecordLine(changed) else { continue }
      _ = (RecordDecoder.story(line), RecordDecoder.event(line), line.texts("categories"))
    }
  }

  @Test func `Closed files come before the live one, old ones are not opened`() throws {
    let directory = try TemporaryDirectory()
    func write(_ text: String, _ name: String) throws {
      try Data(text.utf8).write(to: URL(filePath: directory.path + "/" + name))
    }
    try write("not even read\n", "stories-20261101T000000Z-1.ndjson")
    try write(Self.line("s_3", seq: 3), "stories-20261120T000000Z-3.ndjson")
    try write("being compressed", "stories-20261120T000000Z-3.ndjson.zst")
    try write(Self.line("s_2", seq: 2), "stories-20261119T000000Z-2.ndjson")
    try write("no record\n" + Self.line("s_4", seq: 4) + "{\"schema\":\"new", "stories.ndjson")
    let read = try Self.ids(in: directory, since: Timestamp(year: 2026, month: 11, day: 10))
    #expect(read.ids == ["s_2", "s_3", "s_4"])
    #expect(read.unreadable == 1, "the torn end is still being written")
  }

  @Test func `Records of a newer schema are refused`() throws {
    let directory = try TemporaryDirectory()
    let line = Self.line("s_1", seq: 1).replacing("newsloom/1", with: "newsloom/2")
    try Data(line.utf8).write(to: URL(filePath: directory.path + "/stories.ndjson"))
    let error = #expect(throws: OutputError.self) { try Self.ids(in: directory) }
    #expect(error?.reason == .newer(schema: "newsloom/2"))
  }

  @Test func `A directory without records has none, a missing one is an error`() throws {
    let directory = try TemporaryDirectory()
    #expect(try Self.ids(in: directory).ids.isEmpty)
    #expect(throws: OutputError.self) { _ = try WrittenRecords(directory.path + "/missing") }
  }
}
