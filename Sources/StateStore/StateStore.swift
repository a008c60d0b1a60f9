package import NewsModel

/// The service's durable memory: everything that must survive a crash, changed in transactions.
///
/// Two drivers are foreseen: SQLite for one machine, a shared database for several. A driver is used
/// from one queue at a time, the pipeline's.
package protocol StateStore: AnyObject {
  /// What the service was when it last committed, but for the models' rows, and for the sources where
  /// they are not asked for.
  func load(withSources: Bool) throws(StateStoreError) -> StoredState

  /// Hands over what is remembered of each source, in the order of their ids, one at a time: a hundred
  /// thousand of them at once are 50 MB, and leave holes.
  func eachSource(_ body: (StoredSource) -> Void) throws(StateStoreError)

  /// All rows of `model` in ascending key order.
  func rows(of model: Model) throws(StateStoreError) -> [ModelRow]

  /// The known stories of `source` that any of `keys` belongs to.
  func stories(
    of source: SourceID, keyed keys: [EntryKey]
  ) throws(StateStoreError) -> [EntryKey: KnownStory]

  /// The known ones of `stories`, by whatever key.
  func stories(named stories: [StoryID]) throws(StateStoreError) -> [StoryID: KnownStory]

  /// Makes all of `change` durable, or nothing of it.
  func commit(_ change: StateChange) throws(StateStoreError)

  /// Forgets stories that no feed has shown since `limit`; returns how many.
  func forgetStories(notSeenSince limit: Timestamp) throws(StateStoreError) -> Int
}

/// Whose rows.
package enum Model: Int, CaseIterable, Hashable, Sendable {
  case duplicates = 0
  case events = 1
  case boilerplate = 2
  /// Hosts that asked to be left alone.
  case hosts = 3
}

/// What the service was when it last committed.
package struct StoredState: Sendable {
  package var sources: [StoredSource] = []
  /// Promised lines that are not acknowledged, in ascending `seq`.
  package var outbox: [OutboxLine] = []
  package var positions: [OutputPosition] = []
  /// The `seq` of the next record.
  package var nextSeq: Int64 = 1

  package init() {}
}

/// One step of the service, to be committed whole.
package struct StateChange: Sendable {
  package var sources: [StoredSource] = []
  package var stories: [KnownStory] = []
  package var keys: [(SourceID, EntryKey, StoryID)] = []
  package var rows: [Model: [ModelRow]] = [:]
  /// New promises, in ascending `seq`.
  package var outbox: [OutboxLine] = []
  package var acknowledged: Acknowledgement?
  /// Where the numbering goes on, for a state that is made anew; the outbox moves it by itself.
  package var nextSeq: Int64?

  package init() {}

  package var isEmpty: Bool {
    sources.isEmpty && stories.isEmpty && keys.isEmpty && outbox.isEmpty && acknowledged == nil
      && nextSeq == nil && rows.values.allSatisfy(\.isEmpty)
  }
}

/// That promised lines are on disk.
package struct Acknowledgement: Hashable, Sendable {
  /// All lines up to this one.
  package var seq: Int64
  package var positions: [OutputPosition]

  package init(seq: Int64, positions: [OutputPosition]) {
    self.seq = seq
    self.positions = positions
  }
}

/// What is remembered of a source.
package struct StoredSource: Hashable, Sendable {
  package var id: SourceID
  /// The URL or path that the rest belongs to, without a password; another one begins anew.
  package var location: String
  package var entityTag: String?
  package var lastModified: String?
  /// Where the source has moved for good.
  package var movedTo: String?
  /// The schedule's own memory.
  package var schedule: [UInt8]
  package var nextPoll: Timestamp?
  package var lastPoll: Timestamp?
  package var lastSuccess: Timestamp?
  package var lastStory: Timestamp?
  /// Failures since the last success.
  package var failures: Int
  /// What the last poll gave, one line.
  package var outcome: String?
  /// The WebSub hub that the feed names.
  package var hub: String?

  package init(id: SourceID, location: String) {
    self.id = id
    self.location = location
    schedule = []
    failures = 0
  }
}

/// The digest of one way to recognise an entry of a source: its id, its link or its words.
package struct EntryKey: Hashable, Sendable {
  /// 16 bytes.
  package let bytes: [UInt8]

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }
}

/// What is remembered of a story.
package struct KnownStory: Hashable, Sendable {
  package var id: StoryID
  package var revision: Int
  /// The digests of the words of its title and of its text, 16 bytes each; of the title alone where
  /// the state was made anew from the records.
  package var digest: [UInt8]
  package var duplication: Duplication?
  /// The event that it was first put into.
  package var event: EventID?
  /// The last time that a feed showed it, to the day.
  package var lastSeen: Timestamp

  package init(
    id: StoryID, revision: Int, digest: [UInt8], duplication: Duplication?, event: EventID?,
    lastSeen: Timestamp
  ) {
    self.id = id
    self.revision = revision
    self.digest = digest
    self.duplication = duplication
    self.event = event
    self.lastSeen = lastSeen
  }
}
