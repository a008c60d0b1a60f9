import NDJSONOutput
import NewsModel
import StateStore

/// Runs stories from files through the same comparing as the service, with their own times as the
/// clock: no network, no state, the same bytes for the same input.
package struct Replay {
  /// Lines that are read and prepared together; the results do not depend on it.
  private static let batch = 1_024

  private let jobs: Int
  private var grouper: StoryGrouper
  private var output: ReplayOutput
  private var assignments = EventAssignments()
  private var known: [StoryID: KnownStory] = [:]
  private var order: [(story: StoryID, head: StoryID?)] = []
  private var clock = Timestamp(seconds: 0)

  /// - Parameters:
  ///   - words: word lists; without them the result depends on the input alone.
  ///   - output: where the records go: a directory, which is made, or nil for standard output.
  ///   - jobs: how many stories are prepared at once.
  package init(
    _ settings: GroupingSettings, words: DictionaryFolder? = nil, duplicates: DuplicateText,
    output: String?, jobs: Int
  ) throws {
    self.jobs = max(1, jobs)
    grouper = StoryGrouper(settings, words: words)
    self.output = try ReplayOutput(output, duplicates: duplicates)
  }

  /// Replays `files` one after the other; `-` is standard input.
  package mutating func run(_ files: [String]) async throws {
    for file in files {
      let reader = try LineReader(file)
      var number = 0
      var isAtEnd = false
      while !isAtEnd {
        var lines: [(number: Int, bytes: [UInt8])] = []
        while lines.count < Self.batch, !isAtEnd {
          guard let line = try reader.next() else {
            isAtEnd = true
            break
          }
          number += 1
          if !line.allSatisfy(Self.isBlank) { lines.append((number, line)) }
        }
        try await take(lines, file: file)
      }
    }
    try write(grouper.repair(at: clock))
    try output.finish()
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private mutating func take(_ lines: [(number: Int, bytes: [UInt8])], file: String) async throws {
    let stories = try await lines.concurrentMap(jobs: jobs) { line in
      try ReplayStory(line: line.bytes, number: line.number, file: file)
    }
    let clocks = stories.map { story in
      clock = story.clock(after: clock)
      return clock
    }
    let drafts = try await Array(stories.indices).concurrentMap(jobs: jobs) { place in
      stories[place].draft(at: clocks[place])
    }
    for draft in drafts { try weave(draft) }
    grouper.discardChanges()
  }

  private mutating func weave(_ draft: StoryDraft) throws {
    if let earlier = known[draft.record.id] {
      guard earlier.digest != draft.digest else { return }
      let record = grouper.revise(draft, known: earlier)
      known[record.id]?.revision = record.revision
      known[record.id]?.digest = draft.digest
      try output.write(.story(record))
      return
    }
    let (record, changes) = grouper.add(draft)
    known[record.id] = KnownStory(
      id: record.id, revision: 1, digest: draft.digest, duplication: record.duplication,
      event: record.event, lastSeen: record.fetched)
    order.append((record.id, record.duplication?.head))
    try output.write(.story(record))
    try write(changes)
  }

  private mutating func write(_ changes: [EventRecord]) throws {
    for change in changes {
      assignments.apply(change)
      try output.write(.event(change))
    }
  }

  /// Writes a line an input story, in input order, with all merges applied.
  package func writeAssignments(to path: String) throws {
    let writer = try LineWriter(path)
    var json = JSONLine()
    for (story, head) in order {
      json.beginObject()
      json.field("id", story.name)
      json.field("event", (assignments.event(of: story) ?? known[story]?.event)?.name)
      json.field("duplicate_of", head?.name)
      json.field("dup_group", (head ?? story).name)
      json.endObject()
      try writer.write(json.takeLine())
    }
    try writer.flush()
  }
}

/// What the record of a duplicate holds.
package enum DuplicateText: Hashable, Sendable {
  case brief
  case full
  case none
}

/// The records of a replay, numbered, to two files or to standard output.
struct ReplayOutput {
  private let stories: LineWriter
  private let events: LineWriter
  private let duplicates: DuplicateText
  private var encoder = RecordEncoder()
  private var nextSeq: Int64 = 1

  init(_ directory: String?, duplicates: DuplicateText) throws {
    self.duplicates = duplicates
    guard let directory else {
      stories = try LineWriter(nil)
      events = stories
      return
    }
    try Directories.make(directory)
    stories = try LineWriter(directory + "/stories.ndjson")
    events = try LineWriter(directory + "/events.ndjson")
  }

  mutating func write(_ record: OutputRecord) throws {
    guard let record = record.told(duplicates) else { return }
    let writer = OutputStream(of: record) == .stories ? stories : events
    try writer.write(encoder.line(record, seq: nextSeq))
    nextSeq += 1
  }

  func finish() throws {
    try stories.flush()
    try events.flush()
  }
}

extension OutputRecord {
  /// The record as it is written when duplicates are told so; nil where it is not.
  func told(_ duplicates: DuplicateText) -> OutputRecord? {
    guard case .story(var story) = self, story.duplication != nil else { return self }
    switch duplicates {
    case .full: return self
    case .none: return nil
    case .brief:
      story.text = nil
      return .story(story)
    }
  }
}
