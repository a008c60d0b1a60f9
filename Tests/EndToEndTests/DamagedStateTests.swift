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

    /// Stories of one event of which half turn out to be another, which goes on after the first closed.
    private static var parted: String {
      let quake =
        "earthquake Valdoro rescuers rubble tremor Ambro houses collapsed injured hospital"
        .split(separator: " ")
      let strike =
        "strike Dunmere dockers union wages Okafor harbour picket containers negotiators"
        .split(separator: " ")
      func turned(_ words: [Substring], _ by: Int) -> [Substring] {
        Array(words[by...] + words[..<by])
      }
      var lines = ""
      func add(_ id: String, _ words: [Substring], hour: Double) {
        let time = Date(timeIntervalSince1970: 1_772_409_600 + hour * 3_600).ISO8601Format()
        lines += """
          {"id":"\(id)","title":"\(words.prefix(6).joined(separator: " "))",\
          "text":"The \(words.joined(separator: " ")).","lang":"en","source":"\(id)",\
          "published":"\(time)","fetched":"\(time)"}\n
          """
      }
      add("both", zip(quake, strike).flatMap { [$0, $1] }, hour: 0)
      for place in 0..<4 {
        let hour = 1.5 + 3 * Double(place)
        let (quakes, strikes) = (turned(quake, place), turned(strike, place))
        add("q\(place)", quakes + strikes.prefix(3 - place), hour: hour)
        add("k\(place)", strikes + quakes.prefix(3 - place), hour: hour + 1.5)
      }
      add("q4", turned(quake, 7), hour: 60)
      add(
        "other", "Ferry Astoria aground Kalvik captain Solheim".split(separator: " "), hour: 24 * 8)
      return lines
    }

    @Test func `What a split has told holds after a recovery, though the older event has closed`()
      async throws
    {
      try await Workspace.with { workspace in
        try workspace.configure(["file: none.xml, id: none"])
        try workspace.write(Self.parted, to: "stories.ndjson")
        let replay = try await workspace.newsloom(
          "replay", workspace["stories.ndjson"].path, "--output", workspace["out"].path)
        #expect(replay.exit == .status(0), replay.everything)
        let events = try workspace.output.expectWhole().filter { $0.type == "event" }
        let split = try #require(events.first { $0.action == "split" })
        #expect(events.contains { $0.action == "closed" && $0.id == split.id })
        #expect(!events.contains { $0.action == "closed" && $0.id == split.into })
        let recovery = try await workspace.newsloom(
          "recover", "--config", workspace["newsloom.yaml"].path)
        #expect(recovery.exit == .status(0), recovery.everything)
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
