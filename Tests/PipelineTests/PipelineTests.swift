import Configuration
import Foundation
import Logging
import NewsModel
import Pipeline
import TestSupport
import Testing

/// The pipeline on feeds from disk: everything but the network is real.
@Suite struct PipelineTests {
  static let start = Timestamp(seconds: 1_795_276_920)

  static func item(_ guid: String, _ title: String, _ text: String, at hour: Int = 10) -> String {
    "<item><guid isPermaLink=\"false\">\(guid)</guid><title>\(title)</title>"
      + "<description>\(text)</description>"
      + "<pubDate>Sat, 21 Nov 2026 \(hour):00:00 GMT</pubDate></item>"
  }

  static func feed(_ items: [String]) -> String {
    "<rss version=\"2.0\"><channel><title>A paper</title>\(items.joined())</channel></rss>"
  }

  static func configuration(
    _ directory: TemporaryDirectory, _ files: [String]
  ) throws -> Configuration {
    let sources = files.map { "  - file: \($0)\n" }.joined()
    return try ConfigurationReader.read(
      yaml: "sources:\n\(sources)", file: directory.file("newsloom.yaml"))
  }

  static func run(
    _ configuration: Configuration, at now: Timestamp = start
  ) async throws -> RunSummary {
    var log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    log.logLevel = .critical
    return try await Pipeline(configuration, clock: Clock { now }, log: log).runOnce()
  }

  static func records(_ directory: TemporaryDirectory, _ name: String) throws -> [[String: Any]] {
    try (directory.text("out/\(name).ndjson") ?? "").split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  static let flood = """
    Heavy rain has flooded the old town of Velm in the night to Saturday. Mayor Odile Varga said that
    1,240 people had to leave their homes and that the bridge over the Narva was closed at 04:30.
    """

  @Test func `A story is written once, however often its feed is read`() async throws {
    let directory = try TemporaryDirectory()
    try directory.write(Self.feed([Self.item("1", "Flood in Velm", Self.flood)]), to: "a.xml")
    let configuration = try Self.configuration(directory, ["a.xml"])
    #expect(try await Self.run(configuration).stories == 1)
    let second = try await Self.run(configuration, at: Self.start + .seconds(60))
    #expect(second.notModified == 1)
    try directory.write(Self.feed([Self.item("1", "FLOOD in Velm!", Self.flood)]), to: "a.xml")
    let third = try await Self.run(configuration, at: Self.start + .seconds(120))
    #expect(third.polled == 1 && third.stories == 0 && third.revisions == 0)
    #expect(try Self.records(directory, "stories").count == 1)
  }

  @Test func `A changed entry is a new revision of the same story in the same event`() async throws
  {
    let directory = try TemporaryDirectory()
    try directory.write(Self.feed([Self.item("1", "Flood in Velm", Self.flood)]), to: "a.xml")
    let configuration = try Self.configuration(directory, ["a.xml"])
    _ = try await Self.run(configuration)
    let update = Self.flood + " Two people are missing."
    try directory.write(Self.feed([Self.item("1", "Flood in Velm", update)]), to: "a.xml")
    #expect(try await Self.run(configuration, at: Self.start + .seconds(60)).revisions == 1)
    let stories = try Self.records(directory, "stories")
    #expect(stories.map { $0["revision"] as? Int } == [1, 2])
    #expect(stories[0]["id"] as? String == stories[1]["id"] as? String)
    #expect(stories[0]["event"] as? String == stories[1]["event"] as? String)
  }

  @Test func `A copy names its head, shares its event and has no text`() async throws {
    let directory = try TemporaryDirectory()
    try directory.write(Self.feed([Self.item("1", "Flood in Velm", Self.flood)]), to: "a.xml")
    try directory.write(
      Self.feed([Self.item("x", "Flood in Velm", Self.flood, at: 11)]), to: "b.xml")
    let summary = try await Self.run(try Self.configuration(directory, ["a.xml", "b.xml"]))
    #expect(summary.stories == 1 && summary.duplicates == 1)
    let stories = try Self.records(directory, "stories")
    #expect(stories[1]["duplicate_of"] as? String == stories[0]["id"] as? String)
    #expect(stories[1]["event"] as? String == stories[0]["event"] as? String)
    #expect(stories[1]["text"] is NSNull && stories[0]["text"] is String)
    #expect(stories[1]["relation"] as? String == "exact")
  }

  @Test func `A copy that comes after a restart is still a copy`() async throws {
    let directory = try TemporaryDirectory()
    try directory.write(Self.feed([Self.item("1", "Flood in Velm", Self.flood)]), to: "a.xml")
    _ = try await Self.run(try Self.configuration(directory, ["a.xml"]))
    try directory.write(Self.feed([Self.item("x", "Flood in Velm", Self.flood)]), to: "b.xml")
    let second = try await Self.run(
      try Self.configuration(directory, ["a.xml", "b.xml"]), at: Self.start + .seconds(3_600))
    #expect(second.duplicates == 1)
    let stories = try Self.records(directory, "stories")
    #expect(stories[1]["duplicate_of"] as? String == stories[0]["id"] as? String)
    let numbers = try (Self.records(directory, "stories") + Self.records(directory, "events"))
      .compactMap { $0["seq"] as? Int }
    #expect(numbers.sorted() == Array(1...numbers.count))
  }

  @Test func `A source that is no feed fails alone and says why`() async throws {
    let directory = try TemporaryDirectory()
    try directory.write(Self.feed([Self.item("1", "Flood in Velm", Self.flood)]), to: "a.xml")
    try directory.write("<!doctype html><title>Log in</title><p>Hello", to: "b.xml")
    let summary = try await Self.run(
      try Self.configuration(directory, ["a.xml", "b.xml", "missing.xml"]))
    #expect(summary.stories == 1)
    #expect(summary.failures.map(\.source.name).sorted() == ["b", "missing"])
    #expect(summary.failures.contains { $0.reason.contains("Log in") })
    #expect(summary.failures.contains { $0.reason.contains("no such file") })
  }
}
