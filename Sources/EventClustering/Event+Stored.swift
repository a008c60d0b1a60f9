import NewsModel

extension Event {
  func write(to row: inout RowWriter, id: EventID) {
    row.write(serial)
    row.write(id.name)
    row.write(Array(clusters))
    row.write(Int64(duplicates))
    row.write(Array(sources))
    row.write(movedAt != nil)
    row.write(movedAt ?? Timestamp(seconds: 0))
  }

  static func read(
    from row: inout RowReader
  ) throws(EventClusteringError) -> (event: Event, id: EventID) {
    let serial = try row.integer(UInt32.self)
    let id = EventID(try row.string())
    let clusters = SerialSet(try row.numbers())
    let duplicates = UInt32(clamping: try row.integer(Int64.self))
    let sources = SerialSet(try row.numbers())
    let hasMoved = try row.bool()
    let moved = try row.timestamp()
    let event = Event(
      serial: serial, duplicates: duplicates, clusters: clusters, sources: sources,
      movedAt: hasMoved ? moved : nil)
    return (event, id)
  }
}

extension EventClusterer.ClosedEvent {
  func write(to row: inout RowWriter) {
    row.write(serial)
    row.write(at)
    row.write(stories) { $0.write($1.name) }
    row.write(record.id.name)
    row.write(record.title)
    row.write(record.lang)
    row.write(record.started)
    row.write(record.latest)
    for count in [record.stories, record.duplicates, record.sources] { row.write(Int64(count)) }
    row.write(record.languages) {
      $0.write($1.lang)
      $0.write(Int64($1.stories))
    }
    row.write(record.keywords) { $0.write($1) }
    row.write(record.entities) { $0.write($1) }
    row.write(record.reason)
  }

  init(from row: inout RowReader) throws(EventClusteringError) {
    serial = try row.integer()
    at = try row.timestamp()
    stories = try row.array { row throws(EventClusteringError) in StoryID(try row.string()) }
    record = EventRecord(
      id: EventID(try row.string()), action: .closed, into: nil, title: try row.string(),
      lang: try row.string(), started: try row.timestamp(), latest: try row.timestamp(),
      stories: Int(try row.integer(Int64.self)), duplicates: Int(try row.integer(Int64.self)),
      sources: Int(try row.integer(Int64.self)),
      languages: try row.array { row throws(EventClusteringError) in
        LanguageCount(lang: try row.string(), stories: Int(try row.integer(Int64.self)))
      },
      keywords: try row.array { row throws(EventClusteringError) in try row.string() },
      entities: try row.array { row throws(EventClusteringError) in try row.string() },
      storyIDs: [], reason: try row.string())
  }
}
