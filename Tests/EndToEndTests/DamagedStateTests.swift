import Foundation
import Testing

extension EndToEnd {
  /// A state database that is lost or damaged.
  @Suite struct DamagedStateTests {
    private static func guids(_ count: Int) -> [FeedText.Item] {
      (0..<count).map { FeedText.Item(inventedFor: "story-\($0)") }
    }

    /// Three sources of which one repeats another's stories; runs once over them.
    private static func prepare(_ workspace: Workspace) async throws {
      try workspace.write(FeedText.rss(guids(6)), to: "one.xml")
      try workspace.write(FeedText.rss(guids(3), title: "Copies"), to: "two.xml")
      try workspace.write(FeedText.rss("other-1", "other-2"), to: "three.xml")
      try workspace.configure(
        ["one", "two", "three"].map { "file: \($0).xml, id: \($0), interval: 1s" })
      let outcome = try await workspace.newsloom("--once")
      #expect(outcome.exit == .status(0), outcome.everything)
    }

    private static func verify(_ workspace: Workspace) async throws {
      let outcome = try await workspace.newsloom(
        "verify", "--config", workspace["newsloom.yaml"].path)
      #expect(outcome.exit == .status(0), outcome.everything)
    }

    /// Overwrites the database; without its log, which would heal it.
    @discardableResult
    private static func damage(_ workspace: Workspace) throws -> Data {
      let rubbish = Data(repeating: 0x5A, count: 8_192)
      try rubbish.write(to: workspace["state/newsloom.sqlite"])
      for suffix in ["wal", "shm"] {
        try? FileManager.default.removeItem(at: workspace["state/newsloom.sqlite-\(suffix)"])
      }
      return rubbish
    }

    @Test func `A damaged database is refused with what to do, and left as it is`() async throws {
      try await Workspace.with { workspace in
        try await Self.prepare(workspace)
        let database = workspace["state/newsloom.sqlite"]
        let rubbish = try Self.damage(workspace)
        let outcome = try await workspace.newsloom("--once")
        #expect(outcome.exit == .status(74), outcome.everything)
        #expect(outcome.errors.contains("newsloom recover"), outcome.everything)
        #expect(outcome.errorLines.count == 1, outcome.everything)
        #expect(try Data(contentsOf: database) == rubbish)
      }
    }

    @Test(arguments: [true, false])
    func
      `Recovered from the records, no story is written twice and new ones are known for what they are`(
        isDamaged: Bool
      ) async throws
    {
      try await Workspace.with { workspace in
        try await Self.prepare(workspace)
        let before = workspace.output.bytes()
        if isDamaged {
          try Self.damage(workspace)
        } else {
          try FileManager.default.removeItem(at: workspace["state"])
        }
        let recovery = try await workspace.newsloom(
          "recover", "--config", workspace["newsloom.yaml"].path)
        #expect(recovery.exit == .status(0), recovery.everything)
        let names = try FileManager.default.contentsOfDirectory(atPath: workspace["state"].path)
        #expect(names.contains { $0.contains("damaged") } == isDamaged, "\(names)")
        try await Self.verify(workspace)

        let again = try await workspace.newsloom("--once")
        #expect(again.exit == .status(0), again.everything)
        #expect(workspace.output.bytes() == before, "something was written again")

        let more = Self.guids(6) + [FeedText.Item(inventedFor: "new")]
        try workspace.write(FeedText.rss(more), to: "one.xml")
        try workspace.write(FeedText.rss(Self.guids(4), title: "Copies"), to: "two.xml")
        let third = try await workspace.newsloom("--once")
        #expect(third.exit == .status(0), third.everything)
        let stories = try workspace.output.expectWhole().filter { $0.type == "story" }
        #expect(stories.count == 13)
        #expect(stories.allSatisfy { $0.revision == 1 })
        let head = stories.first { $0.source == "one" && $0.guid == "story-3" }
        let copy = stories.first { $0.source == "two" && $0.guid == "story-3" }
        #expect(copy?.duplicateOf == head?.id && copy?.event == head?.event)
        try await Self.verify(workspace)
      }
    }

    @Test func `Event records that were lost with the state are told again`() async throws {
      try await Workspace.with { workspace in
        try await Self.prepare(workspace)
        // As after a crash between the two files: the stories are there, the last events are not.
        let events = workspace["out/events.ndjson"]
        let lines = try String(contentsOf: events, encoding: .utf8).split(separator: "\n")
        try Data((lines.dropLast(3).joined(separator: "\n") + "\n").utf8).write(to: events)
        try FileManager.default.removeItem(at: workspace["state"])
        let recovery = try await workspace.newsloom(
          "recover", "--config", workspace["newsloom.yaml"].path)
        #expect(recovery.exit == .status(0), recovery.everything)
        let outcome = try await workspace.newsloom("--once")
        #expect(outcome.exit == .status(0), outcome.everything)
        try workspace.output.expectWhole()
        try await Self.verify(workspace)
      }
    }

    @Test func `Recovering beside a running service is 75`() async throws {
      try await Workspace.with { workspace in
        try await Self.prepare(workspace)
        try await Daemon.with(workspace) { daemon in
          try await daemon.untilReady()
          let outcome = try await workspace.newsloom(
            "recover", "--config", workspace["newsloom.yaml"].path)
          #expect(outcome.exit == .status(75), outcome.everything)
          let verify = try await workspace.newsloom(
            "verify", "--config", workspace["newsloom.yaml"].path)
          #expect(verify.exit == .status(0), verify.everything)
        }
      }
    }
  }
}
