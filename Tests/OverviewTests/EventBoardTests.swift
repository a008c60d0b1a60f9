import NewsModel
import Overview
import Testing

@Suite struct EventBoardTests {
  private static let now = Timestamp(year: 2026, month: 11, day: 21, hour: 16)
  private static let day = Period(.seconds(86_400), until: now)

  private static func record(
    _ id: String, _ action: EventAction = .updated, into: String? = nil, stories: Int = 1,
    duplicates: Int = 0, sources: Int = 1, latest: Timestamp = now, _ ids: [String]
  ) -> EventRecord {
    EventRecord(
      id: EventID(id), action: action, into: into.map(EventID.init(_:)), title: "About \(id)",
      lang: "en", started: now - .seconds(200_000), latest: latest, stories: stories,
      duplicates: duplicates, sources: sources,
      languages: [LanguageCount(lang: "en", stories: stories)], keywords: [], entities: [],
      storyIDs: ids.map(StoryID.init(_:)), reason: "")
  }

  /// A board that knows stories by name, hours before now and source.
  private static func board(_ stories: [(String, Int64, String)]) -> EventBoard {
    var board = EventBoard(day)
    for (name, hours, source) in stories {
      board.take(
        story: StoryID(name), published: now - .seconds(hours * 3_600), fetched: now,
        source: source)
    }
    return board
  }

  @Test func `What several sources told lately comes before one source's many updates`() {
    let own = (0..<6).map { ("a\($0)", Int64(20), "one") }
    let fresh = [("b0", Int64(1), "one"), ("b1", Int64(1), "two"), ("b2", Int64(2), "three")]
    var board = Self.board(own + fresh)
    board.take(Self.record("e_a", .opened, stories: 6, own.map(\.0)))
    board.take(Self.record("e_b", .opened, stories: 3, sources: 3, fresh.map(\.0)))
    #expect(board.ongoing().map(\.id.name) == ["e_b", "e_a"])
  }

  @Test func `A merge moves the stories and adds up the counts until the next record`() throws {
    var board = Self.board([("a", 3, "one"), ("b", 2, "two"), ("c", 1, "two")])
    board.take(Self.record("e_a", .opened, ["a"]))
    board.take(Self.record("e_b", .opened, stories: 2, duplicates: 1, ["b", "c"]))
    board.take(
      Self.record("e_b", .merged, into: "e_a", stories: 2, duplicates: 1, ["b", "c"]))
    let merged = try #require(board.ongoing().first)
    #expect(board.ongoing().count == 1)
    #expect(merged.id.name == "e_a")
    #expect(merged.stories == 3)
    #expect(merged.duplicates == 1)
    #expect(merged.sources == 2)
    #expect(merged.languages == [LanguageCount(lang: "en", stories: 3)])
    #expect(merged.activity.total == 3)
    board.take(Self.record("e_a", stories: 4, sources: 3, []))
    #expect(board.ongoing().map(\.stories) == [4])
  }

  @Test func `The survivor of a merge may have been told of before the period`() {
    var board = Self.board([("b", 1, "two")])
    board.take(Self.record("e_b", .opened, ["b"]))
    board.take(Self.record("e_b", .merged, into: "e_old", ["b"]))
    #expect(board.ongoing().map(\.id.name) == ["e_old"])
    #expect(board.ongoing().first?.activity.total == 1)
  }

  @Test func `A split takes its stories along`() {
    var board = Self.board([("a", 2, "one"), ("b", 1, "two"), ("c", 1, "three")])
    board.take(Self.record("e_a", .opened, stories: 3, ["a", "b", "c"]))
    board.take(Self.record("e_a", .split, into: "e_n", stories: 1, ["b", "c"]))
    let counts = Dictionary(
      uniqueKeysWithValues: board.ongoing().map { ($0.id.name, $0.activity.total) })
    #expect(counts == ["e_a": 1, "e_n": 2])
  }

  @Test func `Only what had news in the period is listed`() {
    var board = Self.board([("a", 30, "one"), ("b", 2, "one")])
    let before = Self.now - .seconds(30 * 3_600)
    board.take(Self.record("e_a", .opened, latest: before, ["a"]))
    board.take(Self.record("e_b", .opened, ["b"]))
    board.take(Self.record("e_b", .closed, ["b"]))
    #expect(board.ongoing().map(\.id.name) == ["e_b"])
    #expect(board.ongoing().map(\.isOpen) == [false])
  }

  @Test func `A story dated in the future counts when it was fetched`() {
    var board = EventBoard(Self.day)
    board.take(
      story: StoryID("a"), published: Self.now + .seconds(9 * 86_400),
      fetched: Self.now - .seconds(3_600), source: nil)
    board.take(Self.record("e_a", .opened, ["a"]))
    #expect(board.ongoing().first?.activity.counts[22] == 1)
  }
}
