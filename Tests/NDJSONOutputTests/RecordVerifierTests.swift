import Foundation
import NDJSONOutput
import NewsModel
import TestSupport
import Testing

@Suite struct RecordVerifierTests {
  private static let now = Timestamp(seconds: 1_795_276_920)

  private static func story(
    _ id: String, revision: Int = 1, of head: String? = nil, event: String = "e_1"
  ) -> OutputRecord {
    .story(
      StoryRecord(
        id: StoryID(id), revision: revision, source: "a", guid: "g", url: nil, canonicalURL: nil,
        title: "Flood \"in\" Velm\n", summary: nil, text: "Rain. 😀\n", author: nil, lang: "en",
        categories: ["rain"], image: nil, published: nil, updated: nil, fetched: now,
        duplication: head.map { Duplication(head: StoryID($0), similarity: 0.9, relation: .near) },
        event: EventID(event)))
  }

  private static func event(
    _ id: String, _ action: EventAction, _ stories: [String], into: String? = nil
  ) -> OutputRecord {
    .event(
      EventRecord(
        id: EventID(id), action: action, into: into.map { EventID($0) }, title: "Flood",
        lang: "en", started: now, latest: now, stories: 1, duplicates: 0, sources: 1,
        languages: [LanguageCount(lang: "en", stories: 1)], keywords: ["flood"], entities: [],
        storyIDs: stories.map { StoryID($0) }, reason: "it rains"))
  }

  /// A whole output: two stories, a copy, a revision, two events of which one ends in the other.
  private static let whole: [OutputRecord] = [
    story("s_1"), event("e_1", .opened, ["s_1"]), story("s_2", event: "e_2"),
    event("e_2", .opened, ["s_2"]), story("s_3", of: "s_1"), event("e_1", .updated, ["s_3"]),
    event("e_2", .merged, ["s_2"], into: "e_1"), story("s_2", revision: 2),
  ]

  /// Writes the records as two live files; returns their lines by `seq`.
  private static func write(
    _ records: [OutputRecord], to directory: TemporaryDirectory, from first: Int64 = 1,
    stories: String = "stories.ndjson", events: String = "events.ndjson",
    change: (Int64, String) -> String = { $1 }
  ) throws {
    var encoder = RecordEncoder()
    var texts = ["", ""]
    for (index, record) in records.enumerated() {
      let seq = first + Int64(index)
      let line = String(decoding: encoder.line(record, seq: seq), as: UTF8.self)
      texts[OutputStream(of: record).rawValue] += change(seq, line)
    }
    try directory.write(texts[0], to: stories)
    try directory.write(texts[1], to: events)
  }

  private static func verify(_ directory: TemporaryDirectory) throws -> [String] {
    var log = try RecordLog(directory.path)
    var verifier = RecordVerifier(log.files)
    while let line = try log.next() { _ = verifier.take(line) }
    verifier.finish()
    return verifier.problems.map {
      String($0.description.dropFirst(directory.path.utf8.count + 1))
    }
  }

  @Test func `A whole output has no problems, and records come back as they went`() throws {
    let directory = try TemporaryDirectory()
    try Self.write(Self.whole, to: directory)
    #expect(try Self.verify(directory) == [])
    var log = try RecordLog(directory.path)
    var verifier = RecordVerifier(log.files)
    var back: [OutputRecord] = []
    while let line = try log.next() {
      if let (_, record) = verifier.take(line) { back.append(record) }
    }
    #expect(back == Self.whole)
    #expect(verifier.counts.firstSeq == 1 && verifier.counts.lastSeq == 8)
  }

  @Test(arguments: [
    ("\"seq\":5", "\"seq\":6", "stories.ndjson:3: seq is 6, but 5 is missing"),
    ("\"seq\":6", "\"seq\":5", "events.ndjson:3: seq is 5 after 5, expected one line a number"),
    ("newsloom/1", "newsloom/2", "stories.ndjson:1: `schema` is not newsloom/1"),
    ("\"guid\":\"g\",", "", "stories.ndjson:1: `guid` missing"),
    (
      "\"revision\":1,\"source\":\"a\"", "\"source\":\"a\",\"revision\":1",
      "stories.ndjson:1: the keys are not in their order"
    ),
    ("\"lang\":\"en\"", "\"lang\":5", "stories.ndjson:1: `lang` is no string"),
    ("2026-11-21T16:02:00Z", "yesterday", "stories.ndjson:1: `fetched` is no date"),
    ("0.9", "1.5", "stories.ndjson:3: `similarity` is above 1.0"),
    (
      "\"duplicate_of\":\"s_1\"", "\"duplicate_of\":\"s_9\"",
      "stories.ndjson:3: duplicate_of names s_9, which is not known"
    ),
    (
      "\"duplicate_of\":\"s_1\"", "\"duplicate_of\":\"s_3\"",
      "stories.ndjson:3: duplicate_of names s_3, which is a copy itself"
    ),
    ("\"revision\":2", "\"revision\":3", "stories.ndjson:4: s_2 has revision 3 after 1"),
    ("\"into\":\"e_1\"", "\"into\":\"e_7\"", "events.ndjson:4: into names e_7, which is not known"),
    ("\"into\":\"e_1\"", "\"into\":null", "events.ndjson:4: `into` is null, expected an event"),
    ("\"event\":\"e_2\"", "\"event\":\"e_8\"", "stories.ndjson:2: event e_8 was never opened"),
    ("{\"schema\"", "{\"schema", "stories.ndjson:1: not JSON, no colon at byte"),
    (
      "\"flags\":[]}\n", "\"flags\":[]}}\n",
      "stories.ndjson:1: not JSON, more after the value at byte "
    ),
  ])
  func `One wrong thing is found where it is`(
    wrong: String, put: String, problem: String
  ) throws {
    let directory = try TemporaryDirectory()
    var isDone = false
    try Self.write(Self.whole, to: directory) { _, line in
      guard !isDone, let range = line.firstRange(of: wrong) else { return line }
      isDone = true
      return line.replacingCharacters(in: range, with: put)
    }
    let problems = try Self.verify(directory)
    #expect(problems.contains { $0.hasPrefix(problem) }, "\(problems)")
  }

  @Test(arguments: 1...8)
  func `A lost line is found, whichever it is`(lost: Int64) throws {
    let directory = try TemporaryDirectory()
    try Self.write(Self.whole, to: directory) { seq, line in seq == lost ? "" : line }
    let problems = try Self.verify(directory)
    // The last one of all is known by the state alone.
    #expect(problems.isEmpty == (lost == 8), "\(problems)")
  }

  @Test(arguments: 1...8)
  func `A doubled line is found, whichever it is`(doubled: Int64) throws {
    let directory = try TemporaryDirectory()
    try Self.write(Self.whole, to: directory) { seq, line in seq == doubled ? line + line : line }
    #expect(try !Self.verify(directory).isEmpty)
  }

  @Test func `A torn last line is found`() throws {
    let directory = try TemporaryDirectory()
    try Self.write(Self.whole, to: directory) { seq, line in
      seq == 8 ? String(line.dropLast(3)) : line
    }
    #expect(try Self.verify(directory) == ["stories.ndjson:4: the last line has no end"])
  }

  @Test func `Closed and compressed files and those of logrotate are read in order`() throws {
    let directory = try TemporaryDirectory()
    try Self.write(
      Array(Self.whole.prefix(2)), to: directory, stories: "stories-20261120T000000Z-1.ndjson",
      events: "events-20261120T000000Z-2.ndjson")
    try directory.write("", to: "stories-20261121T000000Z-3.ndjson")
    try Archive.tend(directory.path, RotationPolicy(), at: Self.now)
    try Self.write(
      Array(Self.whole[2..<4]), to: directory, from: 3,
      stories: "stories-20261121T000000Z-3.ndjson", events: "events.ndjson.1")
    try Self.write(Array(Self.whole[4...]), to: directory, from: 5)
    #expect(directory.names.contains("stories-20261120T000000Z-1.ndjson.zst"))
    #expect(try Self.verify(directory) == [])
  }

  @Test func `What keep has deleted is not missed, and a closed file must begin as it is named`()
    throws
  {
    let directory = try TemporaryDirectory()
    try Self.write(
      Array(Self.whole[4...]), to: directory, from: 5,
      stories: "stories-20261121T000000Z-5.ndjson")
    #expect(try Self.verify(directory) == [])
    try Self.write(
      Array(Self.whole[4...]), to: directory, from: 5,
      stories: "stories-20261121T000000Z-4.ndjson")
    #expect(try Self.verify(directory).contains { $0.contains("as in the file's name") })
  }
}
