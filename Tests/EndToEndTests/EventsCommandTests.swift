import Foundation
import Testing

extension EndToEnd {
  /// `newsloom events` on what the samples, a replay and a running service wrote.
  @Suite struct EventsCommandTests {
    private struct Ongoing: Decodable {
      let type: String
      let id: String
      let title: String
      let stories: Int
      let duplicates: Int
      let sources: Int
      let trend: String
      let activity: [Int]
      let started: String
      let latest: String
    }

    private static func decoded(_ outcome: Outcome) throws -> [Ongoing] {
      try outcome.outputLines.map { try JSONDecoder().decode(Ongoing.self, from: Data($0.utf8)) }
    }

    @Test func `The samples' events are listed with their sizes, nothing on them is missing`()
      async throws
    {
      try await Workspace.with { workspace in
        let run = try await workspace.quickstart()
        #expect(run.exit == .status(0), run.everything)
        let outcome = try await workspace.newsloom(
          "events", "--output", "out", "--json", "--since", "9000d")
        #expect(outcome.exit == .status(0), outcome.everything)
        #expect(outcome.errors.isEmpty, outcome.everything)
        let events = try Self.decoded(outcome)
        let lines = try workspace.output.lines()
        let assignments = Assignments(lines)
        let stories = lines.filter { $0.type == "story" }
        let expected = Dictionary(grouping: stories) { assignments.event(of: $0) ?? "" }
        #expect(Set(events.map(\.id)) == Set(expected.keys))
        for event in events {
          let members = try #require(expected[event.id])
          #expect(event.stories == members.count { $0.duplicateOf == nil }, "\(event.title)")
          #expect(event.duplicates == members.count { $0.duplicateOf != nil }, "\(event.title)")
          #expect(event.sources == Set(members.map(\.source)).count, "\(event.title)")
          #expect(event.activity.count == 24)
          #expect(event.started <= event.latest)
        }
        let limited = try await workspace.newsloom(
          "events", "--output", "out", "--json", "--since", "9000d", "--limit", "3")
        #expect(try Self.decoded(limited).map(\.id) == events.prefix(3).map(\.id))
      }
    }

    @Test func `The table is for people and has no colour in a pipe`() async throws {
      try await Workspace.with { workspace in
        _ = try await workspace.quickstart()
        let outcome = try await workspace.newsloom(
          "events", "--output", "out", "--at", "2026-11-17T20:00:00Z")
        #expect(outcome.exit == .status(0), outcome.everything)
        #expect(!outcome.output.contains("\u{1B}"), outcome.everything)
        #expect(outcome.output.contains(/[▁▂▃▄▅▆▇█]/), outcome.everything)
        #expect(outcome.output.contains("4 sources"), outcome.everything)
        #expect(outcome.outputLines.last?.contains("of one story") == true, outcome.everything)
        let none = try await workspace.newsloom(
          "events", "--output", "out", "--at", "2027-01-01T00:00:00Z")
        #expect(none.exit == .status(0), none.everything)
        #expect(none.outputLines.count == 1 && none.output.contains("no news"), none.everything)
      }
    }

    @Test func `On a terminal there is colour, and hostile headlines steer nothing`() async throws {
      try await Workspace.with { workspace in
        let hostile = "Bridge \\u001b]0;owned\\u0007 reopens \\u202egnorw\\u202c after \\u009b31m"
        let story = { (id: String, source: String) in
          """
          {"id":"\(id)","title":"\(hostile)","source":"\(source)","published":"2026-11-17T10:00:00Z"}

          """
        }
        try workspace.write(story("a", "one") + story("b", "two"), to: "in.ndjson")
        let replay = try await workspace.newsloom("replay", "in.ndjson", "--output", "out")
        #expect(replay.exit == .status(0), replay.everything)
        let command = try Product.binary().path + " events --output out --at 2026-11-17T12:00:00Z"
        let outcome = try await workspace.run(
          URL(fileURLWithPath: "/usr/bin/script"), ["-qec", command, "/dev/null"],
          environment: ["TERM": "xterm", "PATH": "/usr/bin:/bin"])
        #expect(outcome.exit == .status(0), outcome.everything)
        #expect(
          outcome.output.contains("\u{1B}[1mBridge ]0;owned reopens gnorw after …\u{1B}[0m"))
        let steering = outcome.output.unicodeScalars.filter { $0 == "\u{7}" || $0 == "\u{202E}" }
        #expect(steering.isEmpty, outcome.everything)
        let plain = try await workspace.run(
          URL(fileURLWithPath: "/usr/bin/script"), ["-qec", command, "/dev/null"],
          environment: ["TERM": "xterm", "PATH": "/usr/bin:/bin", "NO_COLOR": "1"])
        #expect(!plain.output.contains("\u{1B}"), plain.everything)
      }
    }

    @Test func `It reads beside a running service and says when there is nothing to read`()
      async throws
    {
      try await Workspace.with { workspace in
        try workspace.write(FeedText.rss("one"), to: "one.xml")
        try workspace.configure(["file: one.xml, id: one"])
        let early = try await workspace.newsloom("events")
        #expect(early.exit == .status(74), early.everything)
        #expect(early.errorLines.count == 1, early.everything)
        try await Daemon.with(workspace) { daemon in
          try await Pause.until("the story is written") { workspace.output.storyCount() == 1 }
          let listed = try await workspace.newsloom("events", "--json", "--since", "400d")
          #expect(try Self.decoded(listed).count == 1, listed.everything)
          let ended = try await daemon.end()
          #expect(ended.exit == .status(0), ended.everything)
        }
        try workspace.write(
          #"{"schema":"newsloom/9","type":"event","seq":1,"id":"e_1"}"# + "\n",
          to: "out/events.ndjson")
        let newer = try await workspace.newsloom("events")
        #expect(newer.exit == .status(74), newer.everything)
        #expect(newer.errors.contains("newsloom/9"), newer.everything)
      }
    }
  }
}
