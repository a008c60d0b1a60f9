import Foundation
import NewsModel
import Pipeline
import TestSupport
import Testing

@Suite struct ReplayTests {
  /// Stories with some words in common, some copies, some times missing or going back.
  static func input(_ count: Int) -> String {
    var random = SeededGenerator(seed: 3)
    let places = ["Velm", "Narva", "Port Aster", "Kestrel Bay", "Lund", "Orsk", "Tarn", "Mirabel"]
    let things = ["flood", "strike", "election", "merger", "storm", "trial", "festival", "outage"]
    var lines: [String] = []
    for number in 0..<count {
      let place = places[Int.random(in: 0..<8, using: &random)]
      let thing = things[Int.random(in: 0..<8, using: &random)]
      let words = (0..<40).map { _ in "w\(Int.random(in: 0..<400, using: &random))" }
      let time = Timestamp(seconds: 1_795_000_000 + Int64(number) * 60)
      let published = number % 7 == 0 ? "" : "\"published\":\"\(time)\","
      lines.append(
        "{\"id\":\"n\(number)\",\(published)\"title\":\"\(thing) in \(place)\","
          + "\"text\":\"\(words.joined(separator: " "))\",\"lang\":\"en\"}")
      if number % 9 == 0 {
        lines.append(lines[lines.count - 1].replacing("\"n\(number)\"", with: "\"c\(number)\""))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static func replay(_ directory: TemporaryDirectory, jobs: Int, to name: String) async throws {
    var replay = try Replay(
      GroupingSettings(), duplicates: .brief, output: directory.file(name), jobs: jobs)
    try await replay.run([directory.file("in.ndjson")])
    try replay.writeAssignments(to: directory.file(name) + "/assignments.ndjson")
  }

  @Test func `The same input gives the same bytes whatever the number of jobs`() async throws {
    let directory = try TemporaryDirectory()
    // With the copies more lines than are read and prepared together.
    try directory.write(Self.input(1_000), to: "in.ndjson")
    for (jobs, name) in [(1, "a"), (1, "b"), (2, "c"), (7, "d")] {
      try await Self.replay(directory, jobs: jobs, to: name)
    }
    for file in ["stories.ndjson", "events.ndjson", "assignments.ndjson"] {
      let first = try #require(directory.text("a/" + file))
      #expect(first.utf8.count > 10_000)
      for name in ["b", "c", "d"] { #expect(directory.text("\(name)/\(file)") == first) }
    }
  }

  @Test func `Assignments have one line a story and name heads only`() async throws {
    let directory = try TemporaryDirectory()
    try directory.write(Self.input(200), to: "in.ndjson")
    try await Self.replay(directory, jobs: 2, to: "out")
    let lines = try (directory.text("out/assignments.ndjson") ?? "").split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let ids = lines.compactMap { $0["id"] as? String }
    #expect(ids.count == Self.input(200).split(separator: "\n").count)
    #expect(Set(ids).count == ids.count)
    for line in lines where line["duplicate_of"] is String {
      let head = lines.first { $0["id"] as? String == line["duplicate_of"] as? String }
      #expect(head?["duplicate_of"] is NSNull)
      #expect(head?["event"] as? String == line["event"] as? String)
    }
    #expect(lines.contains { $0["duplicate_of"] is String })
    #expect(lines.allSatisfy { $0["event"] is String })
  }

  @Test(arguments: [
    ("{\"title\":\"a\"}\n{\"text\":\"b\"}\n", "in.ndjson:2: no `title`"),
    ("{\"title\":\"a\"}\n\n[1]\n", "in.ndjson:3: not an object"),
    ("{\"title\":7}\n", "in.ndjson:1: `title` is not a text"),
    ("hello\n", "in.ndjson:1: not JSON"),
  ])
  func `A line that is no story stops the replay and is named`(
    text: String, message: String
  ) async throws {
    let directory = try TemporaryDirectory()
    try directory.write(text, to: "in.ndjson")
    do {
      try await Self.replay(directory, jobs: 1, to: "out")
      Issue.record("expected an error")
    } catch let error as ReplayError {
      #expect("\(error)".contains(message), "\(error)")
    }
  }
}
