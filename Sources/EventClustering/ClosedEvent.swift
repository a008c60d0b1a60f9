import NewsModel

extension EventClusterer {
  /// An event that takes no more stories.
  struct ClosedEvent: Hashable, Sendable {
    let serial: UInt32
    let at: Timestamp
    private(set) var stories: PlacedStories
    /// Its last record as a row has it. The clusterer knows as many closed events as two windows
    /// bring and asks for few of them again: values would take twice the room.
    private var packed: [UInt8]

    init(serial: UInt32, at: Timestamp, stories: [StoryID], record: EventRecord) {
      self.serial = serial
      self.at = at
      self.stories = PlacedStories(stories.map { PlacedStory(story: $0) })
      packed = Self.packed(record)
    }

    /// Its last record; nil where it cannot be read, which never happens to what was written here.
    var record: EventRecord? {
      var row = RowReader(key: [], bytes: packed)
      return try? EventRecord.readClosed(from: &row)
    }

    /// Takes in a copy of one of its stories; returns its record since.
    mutating func add(copy story: StoryID) -> EventRecord? {
      guard var record else { return nil }
      stories.append(PlacedStory(story: story))
      record.duplicates += 1
      packed = Self.packed(record)
      return record
    }

    private static func packed(_ record: EventRecord) -> [UInt8] {
      var row = RowWriter()
      record.writeClosed(to: &row)
      return row.bytes
    }

    func write(to row: inout RowWriter) {
      row.write(serial)
      row.write(at)
      row.write(Array(stories)) { $0.write($1.story.name) }
      row.append(packed)
    }

    init(from row: inout RowReader) throws(EventClusteringError) {
      self.init(
        serial: try row.integer(), at: try row.timestamp(),
        stories: try row.array { row throws(EventClusteringError) in StoryID(try row.string()) },
        record: try EventRecord.readClosed(from: &row))
    }
  }
}

extension EventRecord {
  /// Writes the record of a closed event, whose action and stories need no words.
  fileprivate func writeClosed(to row: inout RowWriter) {
    row.write(id.name)
    row.write(title)
    row.write(lang)
    row.write(started)
    row.write(latest)
    for count in [stories, duplicates, sources] { row.write(Int64(count)) }
    row.write(languages) {
      $0.write($1.lang)
      $0.write(Int64($1.stories))
    }
    row.write(keywords) { $0.write($1) }
    row.write(entities) { $0.write($1) }
    row.write(reason)
  }

  fileprivate static func readClosed(
    from row: inout RowReader
  ) throws(EventClusteringError) -> EventRecord {
    EventRecord(
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
