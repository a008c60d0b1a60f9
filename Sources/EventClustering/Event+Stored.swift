import NewsModel

extension Event {
  func write(to row: inout RowWriter) {
    row.write(serial)
    row.write(id.name)
    row.write(clusters)
    row.write(Int64(duplicates))
    row.write(sources)
    row.write(movedAt != nil)
    row.write(movedAt ?? Timestamp(seconds: 0))
  }

  init(from row: inout RowReader) throws(EventClusteringError) {
    serial = try row.integer()
    id = EventID(try row.string())
    clusters = try row.numbers()
    duplicates = Int(try row.integer(Int64.self))
    sources = try row.numbers()
    let hasMoved = try row.bool()
    let moved = try row.timestamp()
    movedAt = hasMoved ? moved : nil
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
