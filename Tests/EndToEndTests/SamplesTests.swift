import Foundation
import Testing

extension EndToEnd {
  /// The README's first command: the samples that come with the product.
  @Suite struct SamplesTests {
    /// Runs the quickstart into a workspace and hands over what came out.
    private static func withQuickstart(
      _ body: ([OutputFolder.Line], Outcome) throws -> Void
    ) async throws {
      try await Workspace.with { workspace in
        let outcome = try await workspace.newsloom(
          "--once", "--summary", "--config",
          Product.root.appendingPathComponent("config/quickstart.yaml").path,
          "--output", workspace["out"].path, "--state", workspace["state"].path)
        #expect(outcome.exit == .status(0), outcome.everything)
        try body(workspace.output.expectWhole(), outcome)
      }
    }

    @Test func `The quickstart reads every sample and ends with a summary`() async throws {
      try await Self.withQuickstart { lines, outcome in
        let stories = lines.filter { $0.type == "story" }
        #expect(stories.count == 84)
        #expect(Set(stories.compactMap(\.source)).count == 9)
        #expect(Set(stories.map(\.lang)).isSuperset(of: ["en", "es", "de", "fr"]))
        #expect(outcome.errors.contains("84"), outcome.everything)
        #expect(outcome.output.isEmpty, outcome.everything)
      }
    }

    @Test func `Wire copies and updates fold, look-alikes do not`() async throws {
      try await Self.withQuickstart { lines, _ in
        let stories = lines.filter { $0.type == "story" }
        let head = { (source: String, part: String) throws -> String in
          let story = try #require(Self.story(source, part, in: stories), "\(source): \(part)")
          return story.duplicateOf ?? story.id
        }
        let ferry = try head("northwire", "/ferry")
        #expect(try head("harbour-courier", "/ferry/") == ferry)
        #expect(try head("meridian", "/ferry") == ferry, "a cut copy")
        #expect(try head("tidewater-post", "id=5520") == ferry, "a copy with a paragraph more")
        #expect(try head("northwire", "/deal") == head("harbour-courier", "/deal/"))
        #expect(try head("northwire", "/quake") == head("harbour-courier", "/quake/"), "a cut copy")
        #expect(try head("northwire", "/storm") == head("tidewater-post", "id=5525"))
        for (source, one, other) in Self.lookAlikes {
          #expect(try head(source, one) != head(source, other), "\(one) is not \(other)")
        }
        let copies = stories.filter { $0.duplicateOf != nil }
        #expect(copies.allSatisfy { $0.text == nil }, "a copy is brief")
        #expect(copies.allSatisfy { (0.0...1).contains($0.similarity ?? -1) })
      }
    }

    @Test func `The same event is found in several papers, other events stay apart`() async throws {
      try await Self.withQuickstart { lines, _ in
        let stories = lines.filter { $0.type == "story" }
        let assignments = Assignments(lines)
        let event = { (source: String, part: String) throws -> String? in
          let story = try #require(Self.story(source, part, in: stories), "\(source): \(part)")
          return assignments.event(of: story)
        }
        #expect(try event("northwire", "/quake") == event("meridian", "/quake"))
        #expect(try event("northwire", "/vote") == event("meridian", "/vote"))
        #expect(try event("faro-del-sur", "/9106") == event("cordillera", "/vote"))
        #expect(try event("northwire", "/orvane") == event("meridian", "/orvane"))
        let topics = ["/ferry", "/deal", "/quake", "/orvane", "/vote", "/storm", "/probe"]
        let events = try topics.map { try event("northwire", $0) }
        #expect(Set(events).count == topics.count, "one event for each of \(topics)")
      }
    }

    @Test func `Broken markup leaves no trace in the texts`() async throws {
      try await Self.withQuickstart { lines, _ in
        for story in lines where story.type == "story" {
          let text = [story.title, story.summary, story.text].compactMap { $0 }
            .joined(separator: "\n")
          for trace in Self.traces where text.contains(trace) {
            Issue.record("\(story.source ?? "?"), \(story.title): still has \(trace)")
          }
        }
      }
    }

    private static func story(
      _ source: String, _ part: String, in stories: [OutputFolder.Line]
    ) -> OutputFolder.Line? {
      let own = stories.filter { $0.source == source }
      return own.first { $0.url?.hasSuffix(part) ?? false }
        ?? own.first { $0.url?.contains(part) ?? false }
    }

    private static let lookAlikes = [
      ("northwire", "/earn1", "/earn2"), ("harbour-courier", "/weather-a/", "/weather-b/"),
      ("tidewater-post", "id=5522", "id=5523"), ("faro-del-sur", "/9101", "/9102"),
    ]

    private static let traces = [
      "<p>", "</p>", "<b>", "&nbsp;", "&amp;", "&comma;", "&NewLine;", "&Tab;", "&aacute;",
      "&oacute;", "&#8217;", "adSlots", "document.write", ".ad-unit", "appeared first on",
      "Follow us on", "Subscribe to the Harbour Courier", "Advertisement", "\u{fffd}",
    ]
  }
}
