import Foundation
import Testing

extension EndToEnd {
  /// Five real articles beside the project, from the disk and over HTTP.
  @Suite struct SeedsTests {
    enum Way: String, CaseIterable, Sendable {
      case file, http
    }

    /// What is to come out for one article.
    struct Expectation: Decodable {
      let guid: String
      let lang: String
      let event: String
      let keep: [String]
      let drop: [String]
    }

    @Test(arguments: Way.allCases)
    func `Five real articles come out clean, in their language and event`(way: Way) async throws {
      guard let seeds = Product.evaluation("seeds") else { return }
      let feed = try String(contentsOf: seeds.appendingPathComponent("feed.xml"), encoding: .utf8)
      let expected = try Self.expectations(seeds)
      let lines = try await Self.lines(of: feed, way: way)
      let stories = lines.filter { $0.type == "story" }
      #expect(stories.count == expected.count)
      for expectation in expected {
        let story = try #require(stories.first { $0.guid == expectation.guid })
        Self.check(story, expectation)
      }
      let assignments = Assignments(lines)
      let event = { (guid: String) in
        stories.first { $0.guid == guid }.flatMap { assignments.event(of: $0) }
      }
      #expect(event("fars") != nil)
      #expect(event("fars") == event("glossy"), "two English accounts of one meeting")
      #expect(event("spacewar") != event("fars"))
      #expect(event("krone") != event("fars"))
      #expect(event("krone") != event("spacewar"))
      #expect(event("es") != event("krone"))
      #expect(event("es") != event("spacewar"))
    }

    private static func lines(of feed: String, way: Way) async throws -> [OutputFolder.Line] {
      try await Workspace.with { workspace in
        let feedFile = try workspace.write(feed, to: "seeds.xml")
        return try await LoopbackServer.with(["/seeds.xml": .feed(feed)]) { server in
          let location =
            way == .file ? "file: \(feedFile.path)" : "url: '\(server.url("/seeds.xml"))'"
          try workspace.configure(["\(location), id: seeds"])
          let outcome = try await workspace.newsloom("--once")
          #expect(outcome.exit == .status(0), outcome.everything)
          return try workspace.output.expectWhole()
        }
      }
    }

    private static func expectations(_ seeds: URL) throws -> [Expectation] {
      let data = try Data(contentsOf: seeds.appendingPathComponent("expected.ndjson"))
      return try data.split(separator: UInt8(ascii: "\n")).map {
        try JSONDecoder().decode(Expectation.self, from: $0)
      }
    }

    private static func check(_ story: OutputFolder.Line, _ expectation: Expectation) {
      let name = expectation.guid
      let text = [story.title, story.summary, story.text].compactMap { $0 }
        .joined(separator: "\n")
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(story.lang == expectation.lang, "\(name)")
      #expect(story.duplicateOf == nil, "\(name)")
      for phrase in expectation.keep {
        #expect(words.contains(phrase), "\(name) has lost: \(phrase)")
      }
      for phrase in expectation.drop {
        #expect(!text.contains(phrase), "\(name) still has: \(phrase)")
      }
      for mark in ["<p", "</", "&nbsp;", "&amp;", "<script", "function("] {
        #expect(!text.contains(mark), "\(name) still has markup: \(mark)")
      }
    }
  }
}
