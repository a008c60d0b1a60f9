package import NewsModel

/// Proves what the contract promises of an output directory: every line a valid record, `seq` without
/// a gap over both streams, references that resolve.
///
/// What `keep` has deleted at the beginning is allowed for. Memory: an entry a story and an event.
package struct RecordVerifier {
  /// A problem and where it is.
  package struct Problem: Hashable, Sendable, CustomStringConvertible {
    package let place: RecordPlace
    package let message: String
    package var description: String { "\(place): \(message)" }
  }

  package struct Counts: Hashable, Sendable {
    package var files = 0
    package var stories = 0
    package var events = 0
    package var firstSeq: Int64?
    package var lastSeq: Int64?

    package init() {}
  }

  package private(set) var problems: [Problem] = []
  package private(set) var counts = Counts()

  private let decoder = RecordCheck()
  /// Below, numbers may be missing: `keep` deletes the files of the two streams one by one.
  private let gaplessFrom: [OutputStream: Int64]
  private let mayBePruned: Bool
  private var expected: Int64
  private var revisions: [StoryID: Int] = [:]
  private var heads: Set<StoryID> = []
  private var opened: Set<EventID> = []
  private var awaited: [EventID: RecordPlace] = [:]

  /// - Parameter files: those of the log that is to be verified.
  package init(_ files: [OutputStream: [RecordLog.File]]) {
    counts.files = files.values.reduce(0) { $0 + $1.count }
    // Files are deleted right after one was closed, so some closed file is always left of it.
    mayBePruned = files.values.joined().contains { $0.closed != nil }
    gaplessFrom = files.mapValues { $0.compactMap(\.firstSeq).min() ?? 1 }
    let starts = gaplessFrom.values
    expected = mayBePruned ? starts.min() ?? 1 : 1
    for file in files.values.joined() { checkName(file) }
  }

  private mutating func checkName(_ file: RecordLog.File) {
    guard let closed = file.closed, closed.firstSeq != file.firstSeq else { return }
    let found = file.firstSeq.map { "\($0)" } ?? "none"
    report(
      RecordPlace(file: file.path, line: 1),
      "the first seq is \(found), expected \(closed.firstSeq) as in the file's name")
  }

  private mutating func report(_ place: RecordPlace, _ message: String) {
    problems.append(Problem(place: place, message: message))
  }

  /// Takes the next line of the log; returns its record where it is one.
  package mutating func take(_ line: RecordLog.Line) -> (seq: Int64, record: OutputRecord)? {
    guard line.isWhole else {
      report(line.place, "the last line has no end")
      return nil
    }
    do throws(RecordProblem) {
      let (seq, record) = try decoder.record(of: line.bytes, in: line.stream)
      check(seq, at: line.place)
      switch record {
      case .story(let story): check(story, at: line.place)
      case .event(let event): check(event, at: line.place)
      }
      return (seq, record)
    } catch {
      report(line.place, error.description)
      return nil
    }
  }

  private mutating func check(_ seq: Int64, at place: RecordPlace) {
    counts.firstSeq = counts.firstSeq ?? seq
    counts.lastSeq = max(counts.lastSeq ?? 0, seq)
    if seq > expected, !(mayBePruned && isBeforeBothStreams(expected)) {
      let missing = seq - 1 == expected ? "\(expected) is" : "\(expected) to \(seq - 1) are"
      report(place, "seq is \(seq), but \(missing) missing")
    } else if seq < expected {
      report(place, "seq is \(seq) after \(expected - 1), expected one line a number")
    }
    expected = max(expected, seq + 1)
  }

  private func isBeforeBothStreams(_ seq: Int64) -> Bool {
    gaplessFrom.values.contains { seq < $0 }
  }

  /// Whether what is not found may have been in a deleted file.
  private func isPruned(_ stream: OutputStream) -> Bool {
    mayBePruned && (gaplessFrom[stream] ?? 1) > 2
  }

  private mutating func check(_ story: StoryRecord, at place: RecordPlace) {
    counts.stories += 1
    let before = revisions.updateValue(story.revision, forKey: story.id)
    if let before, story.revision != before + 1 {
      report(place, "\(story.id) has revision \(story.revision) after \(before)")
    } else if before == nil, story.revision != 1, !isPruned(.stories) {
      report(place, "\(story.id) begins with revision \(story.revision), expected 1")
    }
    if let head = story.duplication?.head {
      if revisions[head] == nil {
        if !isPruned(.stories) { report(place, "duplicate_of names \(head), which is not known") }
      } else if !heads.contains(head) {
        report(place, "duplicate_of names \(head), which is a copy itself")
      }
    } else {
      heads.insert(story.id)
    }
    guard let event = story.event, !opened.contains(event) else { return }
    awaited[event] = awaited[event] ?? place
  }

  private mutating func check(_ event: EventRecord, at place: RecordPlace) {
    counts.events += 1
    if event.action == .opened {
      for story in event.storyIDs where revisions[story] == nil && !isPruned(.stories) {
        report(place, "story_ids names \(story), which is not known")
      }
    } else if !opened.contains(event.id), !isPruned(.events) {
      report(place, "\(event.id) is \(event.action.rawValue), but was never opened")
    }
    opened.insert(event.id)
    awaited[event.id] = nil
    switch (event.action, event.into) {
    case (.merged, nil), (.split, nil): report(place, "`into` is null, expected an event")
    case (.merged, .some(let into)) where !opened.contains(into) && !isPruned(.events):
      report(place, "into names \(into), which is not known")
    case (.split, .some(let into)): opened.insert(into)
    default: break
    }
  }

  /// To be called at the end of the log: what was promised and never came.
  package mutating func finish() {
    guard !isPruned(.events) else { return }
    for (event, place) in awaited.sorted(by: {
      ($0.value.file, $0.value.line) < ($1.value.file, $1.value.line)
    }) {
      report(place, "event \(event) was never opened")
    }
  }
}
