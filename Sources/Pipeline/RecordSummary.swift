import NDJSONOutput
import NewsModel

/// What all records together say, as far as later ones change the meaning of earlier ones.
struct RecordSummary {
  private(set) var lastSeq: Int64 = 0
  /// The last record of each event that is closed.
  private(set) var closed: [EventID: EventRecord] = [:]
  private var assignments = EventAssignments()
  private var opened: Set<EventID> = []
  private var members: [EventID: [StoryID]] = [:]
  private var told: Set<StoryID> = []
  private var lastEvent: Int64 = 0
  /// The numbers after the last event record, where some may be missing.
  private var latest: Set<Int64> = []
  private var files: [OutputStream: (path: String, end: Int64, first: Int64?)] = [:]

  mutating func take(_ line: RecordLog.Line, _ seq: Int64, _ record: OutputRecord) {
    lastSeq = max(lastSeq, seq)
    latest.insert(seq)
    guard case .event(let event) = record else { return }
    lastEvent = max(lastEvent, seq)
    latest = latest.filter { $0 > lastEvent }
    assignments.apply(event)
    told.formUnion(event.storyIDs)
    opened.insert(event.id)
    switch event.action {
    case .closed: closed[event.id] = event
    case .opened: members[event.id, default: []] += event.storyIDs
    case .updated:
      members[event.id, default: []] += event.storyIDs
      if closed[event.id] != nil { closed[event.id] = event }
    case .merged, .split:
      guard let into = event.into else { return }
      members[into, default: []] += event.storyIDs
      if event.action == .merged { members[event.id] = nil }
      if event.action == .split {
        opened.insert(into)
        let gone = Set(event.storyIDs)
        members[event.id]?.removeAll { gone.contains($0) }
      }
    }
  }

  /// Notes a whole line of a file: the live file is the last of its stream.
  mutating func note(_ line: RecordLog.Line) {
    var file = files[line.stream] ?? (line.place.file, 0, nil)
    if file.path != line.place.file { file = (line.place.file, 0, nil) }
    file.end += Int64(line.bytes.count) + 1
    file.first = file.first ?? line.seq
    files[line.stream] = file
  }

  /// The event of a story after everything that was told; of a copy, its head's.
  func event(of record: StoryRecord) -> EventID? {
    let story = record.duplication?.head ?? record.id
    return assignments.event(of: story) ?? record.event
  }

  func isTold(_ story: StoryID) -> Bool { told.contains(story) }
  func isOpened(_ event: EventID) -> Bool { opened.contains(event) }
  /// How many events a story has opened: their names are counted.
  func events(openedBy founder: StoryID) -> Int {
    var count = 0
    while opened.contains(EventID(founder: founder, generation: count)) { count += 1 }
    return count
  }

  func stories(of event: EventID) -> [StoryID] { members[event] ?? [] }

  /// The numbers that no line has, behind the last event record.
  var missingAtEnd: [Int64] {
    guard lastSeq > lastEvent else { return [] }
    return (lastEvent + 1...lastSeq).filter { !latest.contains($0) }
  }

  /// How far the live files hold whole lines.
  func positions(at now: Timestamp) -> [OutputPosition] {
    OutputStream.allCases.map { stream in
      guard let file = files[stream], file.path.hasSuffix("/\(stream.stem).ndjson") else {
        return OutputPosition(stream: stream)
      }
      return OutputPosition(stream: stream, offset: file.end, firstSeq: file.first, begun: now)
    }
  }
}
