import Glibc
import NewsModel
import StateStore
import TestSupport
import Testing

@Suite struct SQLiteStateStoreTests {
  static func story(_ name: String, seen: Int64 = 1_000) -> KnownStory {
    KnownStory(
      id: StoryID(name), revision: 2, digest: [1, 2, 3],
      duplication: Duplication(head: StoryID("s_head"), similarity: 0.91, relation: .excerpt),
      event: EventID("e_1"), lastSeen: Timestamp(seconds: seen))
  }

  static func line(_ seq: Int64) -> OutboxLine {
    OutboxLine(seq: seq, stream: seq % 2 == 0 ? .events : .stories, bytes: [UInt8(seq), 10])
  }

  @Test func `What was committed is there after opening again`() throws {
    let directory = try TemporaryDirectory()
    var source = StoredSource(id: SourceID("a"), location: "https://example.org/feed")
    source.entityTag = "\"x\""
    source.schedule = [9, 8, 7]
    source.nextPoll = Timestamp(seconds: 12_345)
    var change = StateChange()
    change.sources = [source]
    change.stories = [Self.story("s_1")]
    change.keys = [(SourceID("a"), EntryKey([1]), StoryID("s_1"))]
    change.rows = [.events: [ModelRow(key: [2], value: [20]), ModelRow(key: [1], value: [10])]]
    change.outbox = [Self.line(1), Self.line(2), Self.line(3)]
    try SQLiteStateStore(directory: directory.path).commit(change)

    let store = try SQLiteStateStore(directory: directory.path)
    let state = try store.load()
    #expect(state.sources == [source])
    #expect(state.outbox == change.outbox)
    #expect(state.nextSeq == 4)
    #expect(try store.rows(of: .events).map(\.key) == [[1], [2]])
    #expect(try store.rows(of: .duplicates).isEmpty)
    let found = try store.stories(of: SourceID("a"), keyed: [EntryKey([1]), EntryKey([2])])
    #expect(found == [EntryKey([1]): Self.story("s_1")])
    #expect(try store.stories(of: SourceID("b"), keyed: [EntryKey([1])]).isEmpty)
  }

  @Test func `Acknowledged lines leave the outbox and numbers are never given again`() throws {
    let directory = try TemporaryDirectory()
    let store = try SQLiteStateStore(directory: directory.path)
    var change = StateChange()
    change.outbox = [Self.line(1), Self.line(2)]
    try store.commit(change)
    var acknowledgement = StateChange()
    acknowledgement.acknowledged = Acknowledgement(
      seq: 2, positions: [OutputPosition(stream: .stories, offset: 77, firstSeq: 1)])
    try store.commit(acknowledgement)
    let state = try store.load()
    #expect(state.outbox.isEmpty)
    #expect(state.nextSeq == 3)
    #expect(state.positions == acknowledgement.acknowledged?.positions)
  }

  @Test func `A commit is on disk when it returns`() throws {
    let directory = try TemporaryDirectory()
    #expect(try SQLiteStateStore(directory: directory.path).syncsCommits())
    #expect(try SQLiteStateStore(directory: directory.path).syncsCommits(), "opened again")
  }

  @Test func `Stories are found by their names, too`() throws {
    let directory = try TemporaryDirectory()
    let store = try SQLiteStateStore(directory: directory.path)
    var change = StateChange()
    change.stories = [Self.story("s_1")]
    change.nextSeq = 9
    try store.commit(change)
    #expect(
      try store.stories(named: [StoryID("s_1"), StoryID("s_2")]).values.map(\.id.name) == ["s_1"])
    #expect(try store.load().nextSeq == 9)
  }

  @Test func `Rows are replaced and deleted`() throws {
    let directory = try TemporaryDirectory()
    let store = try SQLiteStateStore(directory: directory.path)
    for value in [[1], [2], nil] as [[UInt8]?] {
      var change = StateChange()
      change.rows = [.duplicates: [ModelRow(key: [5], value: value)]]
      try store.commit(change)
      #expect(try store.rows(of: .duplicates).map(\.value) == (value.map { [$0] } ?? []))
    }
  }

  @Test func `Stories that no feed shows are forgotten with their keys`() throws {
    let directory = try TemporaryDirectory()
    let store = try SQLiteStateStore(directory: directory.path)
    var change = StateChange()
    change.stories = [Self.story("s_old", seen: 10), Self.story("s_new", seen: 20)]
    change.keys = [
      (SourceID("a"), EntryKey([1]), StoryID("s_old")),
      (SourceID("a"), EntryKey([2]), StoryID("s_new")),
    ]
    try store.commit(change)
    #expect(try store.forgetStories(notSeenSince: Timestamp(seconds: 15)) == 1)
    let found = try store.stories(of: SourceID("a"), keyed: [EntryKey([1]), EntryKey([2])])
    #expect(Array(found.keys) == [EntryKey([2])])
  }

  @Test func `A file that is no database is refused with its name`() throws {
    let directory = try TemporaryDirectory()
    try directory.write(String(repeating: "not a database ", count: 100), to: "newsloom.sqlite")
    do {
      _ = try SQLiteStateStore(directory: directory.path)
      Issue.record("expected an error")
    } catch {
      guard case .damaged = error.reason else {
        Issue.record("\(error)")
        return
      }
      #expect(error.path == directory.file("newsloom.sqlite"))
    }
  }

  @Test func `Only one holds the lock`() throws {
    let directory = try TemporaryDirectory()
    let lock = try InstanceLock(directory: directory.path)
    #expect(throws: StateStoreError(.locked(by: getpid()), path: directory.path)) {
      _ = try InstanceLock(directory: directory.path)
    }
    withExtendedLifetime(lock) {}
  }
}
