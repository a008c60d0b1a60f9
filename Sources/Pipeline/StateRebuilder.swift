import EventClustering
import NearDuplicates
import NDJSONOutput
import NewsModel
import StateStore

/// Makes a lost state anew from the records: which stories are known, which event each is in, whom it
/// repeats, and where the numbers go on.
///
/// What the records do not hold begins anew: validators and rhythms of the sources, lines that a
/// source repeats, and the words that make a text comparable where a copy is told without its text.
/// Memory: as the service's own, and the assignment of every story.
struct StateRebuilder {
  private let settings: GroupingSettings
  private let now: Timestamp
  private var summary: RecordSummary
  private var grouper: StoryGrouper
  private var serials: [EventID: UInt32] = [:]
  private var known: [StoryID: KnownStory] = [:]
  private var keys: [(SourceID, EntryKey, StoryID)] = []
  /// Stories that no event record tells of: a crash came before it was written.
  private var untold: [EventID: [StoryID]] = [:]

  init(_ summary: RecordSummary, _ settings: GroupingSettings, at now: Timestamp) {
    self.summary = summary
    self.settings = settings
    self.now = now
    grouper = StoryGrouper(settings)
    let closed = summary.closed.sorted { ($0.value.latest, $0.key) < ($1.value.latest, $1.key) }
    for (event, record) in closed {
      grouper.events.rebuildClosed(record, stories: summary.stories(of: event))
    }
  }

  /// Takes a story's record; in the order of `seq`.
  mutating func take(_ record: StoryRecord) {
    let draft = StoryDraft(identity: Self.identity(of: record), record: record)
    let event = summary.event(of: record)
    if known[record.id] == nil {
      add(draft, event)
      if draft.identity.id == record.id {
        keys += draft.identity.keys.map { (SourceID(record.source ?? ""), $0, record.id) }
      }
    } else if record.duplication == nil {
      grouper.duplicates.revise(record.id, draft.sketch, at: record.fetched)
    }
    known[record.id] = KnownStory(
      id: record.id, revision: record.revision, digest: Array(draft.digest.prefix(16)),
      duplication: record.duplication, event: event, lastSeen: record.fetched)
  }

  private mutating func add(_ draft: StoryDraft, _ event: EventID?) {
    let record = draft.record
    grouper.duplicates.rebuild(
      draft.sketch, id: record.id, repeating: record.duplication?.head, at: record.fetched)
    guard let event else { return }
    if !summary.isTold(record.id) { untold[event, default: []].append(record.id) }
    if summary.closed[event] != nil { return }
    if let head = record.duplication?.head {
      _ = grouper.events.addDuplicate(
        .init(
          of: head, story: record.id, source: record.source, at: draft.eventTime, features: nil,
          title: record.title))
    } else {
      serials[event] = grouper.events.rebuild(
        draft.features, story: record.id, title: record.title, source: record.source,
        at: draft.eventTime, in: event, serial: serials[event],
        opened: summary.events(openedBy: record.id))
    }
  }

  /// The identity that the entry of `record` had, as far as the record tells.
  private static func identity(of record: StoryRecord) -> StoryIdentity {
    let entry = Entry(id: record.guid, url: record.url)
    return IdentityLadder(source: SourceID(record.source ?? ""), entries: [entry])
      .identity(of: entry, words: record.title + "\n" + (record.text ?? ""))
  }

  /// The lines that are owed: untold stories, and a line for each number that is missing at the end,
  /// where a crash came between the two files.
  private mutating func owedLines() -> [OutboxLine] {
    var records = untold.sorted { $0.key < $1.key }.compactMap { event, stories in
      serials[event].flatMap {
        grouper.events.announcement(
          of: $0, summary.isOpened(event) ? .updated : .opened, stories: stories,
          reason: "told after the state was made anew")
      }
    }
    var numbers = summary.missingAtEnd
    while records.count < numbers.count, let event = serials.min(by: { $0.key < $1.key }),
      let filler = grouper.events.announcement(
        of: event.value, .updated, stories: [],
        reason: "in place of a record that was lost with the state")
    {
      records.append(filler)
    }
    while numbers.count < records.count {
      numbers.append(max(summary.lastSeq, numbers.last ?? 0) + 1)
    }
    var encoder = RecordEncoder()
    return zip(numbers, records).map { seq, record in
      OutboxLine(seq: seq, stream: .events, bytes: encoder.line(.event(record), seq: seq))
    }
  }

  /// Stores everything; the last commit, which holds the numbers, makes it whole.
  mutating func store(in store: any StateStore) throws -> (stories: Int, owed: Int) {
    let lines = owedLines()
    var rest = known.values.sorted { $0.id < $1.id }[...]
    while !rest.isEmpty {
      var change = StateChange()
      change.stories = Array(rest.prefix(4_096))
      rest = rest.dropFirst(4_096)
      try store.commit(change)
    }
    var change = StateChange()
    change.keys = keys
    change.rows = grouper.takeChanges()
    change.outbox = lines
    change.nextSeq = max(summary.lastSeq, lines.last?.seq ?? 0) + 1
    change.acknowledged = Acknowledgement(seq: 0, positions: summary.positions(at: now))
    try store.commit(change)
    return (known.count, lines.count)
  }
}
