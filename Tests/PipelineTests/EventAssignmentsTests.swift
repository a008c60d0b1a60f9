import NewsModel
import Pipeline
import Testing

@Suite struct EventAssignmentsTests {
  static func record(
    _ id: String, _ action: EventAction, _ stories: [String], into: String? = nil
  ) -> EventRecord {
    EventRecord(
      id: EventID(id), action: action, into: into.map(EventID.init(_:)), title: "", lang: "en",
      started: Timestamp(seconds: 0), latest: Timestamp(seconds: 0), stories: 0, duplicates: 0,
      sources: 0, languages: [], keywords: [], entities: [],
      storyIDs: stories.map(StoryID.init(_:)), reason: "")
  }

  @Test func `Stories follow merges and splits`() {
    var assignments = EventAssignments()
    for record in [
      Self.record("e_1", .opened, ["s_1"]), Self.record("e_2", .opened, ["s_2"]),
      Self.record("e_2", .updated, ["s_3"]),
      Self.record("e_2", .merged, ["s_2", "s_3"], into: "e_1"),
      Self.record("e_1", .updated, ["s_4"]),
      Self.record("e_1", .split, ["s_3", "s_4"], into: "e_3"),
      Self.record("e_3", .updated, ["s_5"]), Self.record("e_1", .closed, []),
    ] {
      assignments.apply(record)
    }
    let events = (1...5).map { assignments.event(of: StoryID("s_\($0)"))?.name }
    #expect(events == ["e_1", "e_1", "e_3", "e_3", "e_3"])
    #expect(assignments.event(of: StoryID("s_6")) == nil)
  }

  @Test func `A merge moves what an earlier merge had moved`() {
    var assignments = EventAssignments()
    for record in [
      Self.record("e_1", .opened, ["s_1"]), Self.record("e_2", .opened, ["s_2"]),
      Self.record("e_3", .opened, ["s_3"]), Self.record("e_3", .merged, ["s_3"], into: "e_2"),
      Self.record("e_2", .merged, ["s_2"], into: "e_1"),
    ] {
      assignments.apply(record)
    }
    #expect(assignments.event(of: StoryID("s_3")) == EventID("e_1"))
  }
}
