import NewsModel

extension AliasTable {
  /// The rows of the pairs that changed since the last call.
  mutating func takeChanges() -> [ModelRow] {
    let rows = unsaved.sorted().map { pair in
      var key = RowWriter()
      for name in [pair.one, pair.other] {
        key.write(name.language.bigEndian)
        key.write(name.term.bigEndian)
      }
      var row = RowWriter()
      pairs[pair]?.write(to: &row)
      return ModelRow(
        key: [EventClusterer.RowKind.alias.rawValue] + key.bytes,
        value: pairs[pair] == nil ? nil : row.bytes)
    }
    unsaved = []
    return rows
  }

  static func pair(
    from row: inout RowReader
  ) throws(EventClusteringError) -> (pair: AliasPair, seen: Sightings) {
    guard row.key.count == 17 else { throw EventClusteringError(reason: .truncated, key: row.key) }
    let numbers = (0..<4).map { place in
      row.key[1 + 4 * place..<5 + 4 * place].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    let pair = AliasPair(
      AliasName(language: numbers[0], term: numbers[1]),
      AliasName(language: numbers[2], term: numbers[3]))
    let seen = try Sightings(from: &row)
    guard seen.texts.count == 2 else {
      throw EventClusteringError(reason: .inconsistent, key: row.key)
    }
    return (pair, seen)
  }
}

extension Sightings {
  func write(to row: inout RowWriter) {
    row.write(together)
    row.write(apart)
    row.write(at)
    row.write(confirmed)
    row.write(texts) { $0.write($1) }
  }

  init(from row: inout RowReader) throws(EventClusteringError) {
    self.init(
      together: try row.float(), apart: try row.float(), at: try row.timestamp().seconds,
      confirmed: try row.timestamp().seconds,
      texts: try row.array { row throws(EventClusteringError) in try row.string() })
  }
}

extension Lessons {
  /// The rows of the lessons that changed since the last call.
  mutating func takeChanges() -> [ModelRow] {
    let rows = unsaved.sorted().map { event in
      var key = RowWriter()
      key.write(event.bigEndian)
      var row = RowWriter()
      if let lesson = lessons[event] {
        row.write(lesson.due)
        row.write(lesson.isGiven)
      }
      return ModelRow(
        key: [EventClusterer.RowKind.lesson.rawValue] + key.bytes,
        value: lessons[event] == nil ? nil : row.bytes)
    }
    unsaved = []
    return rows
  }

  mutating func read(_ row: inout RowReader) throws(EventClusteringError) {
    guard row.key.count == 5 else { throw EventClusteringError(reason: .truncated, key: row.key) }
    let event = row.key[1...].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    restore(Lesson(due: try row.timestamp().seconds, isGiven: try row.bool()), of: event)
  }

  /// Drops lessons of events that are not there.
  mutating func keep(only isOpen: (UInt32) -> Bool) {
    for event in lessons.keys.sorted() where !isOpen(event) { forget(event) }
  }
}
