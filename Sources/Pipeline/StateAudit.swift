import EventClustering
import NDJSONOutput
package import NewsModel
import StateStore

/// Compares the records with the state: the same stories, numbers and events.
///
/// Works beside a running service: what the state has promised counts as written, and what was written
/// after the state was read does not count.
package struct StateAudit {
  /// What is wrong, one line each.
  package private(set) var problems: [String] = []

  private let path: String
  private let nextSeq: Int64
  private let clusterer: EventClusterer
  private let stories: [StoryID: (revision: Int, isCopy: Bool)]
  private var waiting: [(seq: Int64, record: OutputRecord)] = []
  private var assignments = EventAssignments()
  private var revisions: [StoryID: Int] = [:]
  private var lastSeq: Int64 = 0

  /// Reads the state of `directory`.
  package init(_ directory: String, _ settings: GroupingSettings) throws {
    let store = try SQLiteStateStore(reading: directory)
    path = store.path
    problems = try store.integrityProblems().map { "\(store.path): \($0)" }
    let snapshot = try store.snapshot()
    nextSeq = snapshot.state.nextSeq
    stories = snapshot.stories
    clusterer = try EventClusterer(window: settings.eventWindow, restoring: snapshot.events)
    let decoder = RecordCheck()
    for line in snapshot.state.outbox {
      waiting.append(try decoder.record(of: line.bytes.dropLast(), in: line.stream))
    }
  }

  /// Takes the records in the order of `seq`.
  package mutating func take(_ record: OutputRecord, seq: Int64) {
    while let first = waiting.first, first.seq < seq { apply(waiting.removeFirst()) }
    if waiting.first?.seq == seq { waiting.removeFirst() }
    if seq < nextSeq { apply((seq, record)) }
  }

  private mutating func apply(_ line: (seq: Int64, record: OutputRecord)) {
    lastSeq = max(lastSeq, line.seq)
    switch line.record {
    case .story(let story): revisions[story.id] = story.revision
    case .event(let event): assignments.apply(event)
    }
  }

  /// Compares at the end.
  ///
  /// - Parameter isWhole: whether the records begin with the first that there ever was.
  package mutating func finish(isWhole: Bool) {
    while !waiting.isEmpty { apply(waiting.removeFirst()) }
    if lastSeq != nextSeq - 1 {
      problems.append("\(path): the last seq is \(nextSeq - 1), in the records it is \(lastSeq)")
    }
    for (story, known) in stories.sorted(by: { $0.key < $1.key }) {
      guard let revision = revisions[story] else {
        // `duplicates: none` writes no copies.
        if isWhole, !known.isCopy { problems.append("\(path): \(story) is in no record") }
        continue
      }
      if revision != known.revision {
        problems.append(
          "\(path): \(story) has revision \(known.revision), in the records \(revision)")
      }
    }
    compareEvents(isWhole: isWhole)
  }

  private mutating func compareEvents(isWhole: Bool) {
    for story in revisions.keys.sorted() {
      guard let event = clusterer.event(of: story) else { continue }
      let told = assignments.event(of: story)
      guard told != event, isWhole || told != nil else { continue }
      problems.append(
        "\(path): \(story) is in \(event), after the records in \(told?.name ?? "none")")
    }
  }
}
