import Foundation
import GRDB
import NewsModel

extension StoredState {
  init(from database: Database, withSources: Bool) throws {
    if withSources { try StoredSource.each(in: database) { sources.append($0) } }
    outbox = try OutboxLine.all(in: database)
    positions = try OutputPosition.all(in: database)
    nextSeq =
      try Int64.fetchOne(database, sql: "SELECT value FROM counters WHERE name = 'next_seq'") ?? 1
  }
}

extension StoredSource {
  /// By position: a name would be looked for in each of 100,000 rows.
  static func each(in database: Database, _ body: (StoredSource) -> Void) throws {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT id, location, entity_tag, last_modified, moved_to, schedule, next_poll, last_poll,
          last_success, last_story, failures, outcome, hub FROM sources ORDER BY id
        """)
    while let row = try rows.next() {
      var source = StoredSource(id: SourceID(row[0]), location: row[1])
      source.entityTag = row[2]
      source.lastModified = row[3]
      source.movedTo = row[4]
      source.schedule = try row.withUnsafeData(atIndex: 5) { $0.map { Array($0) } ?? [] }
      source.nextPoll = timestamp(row[6])
      source.lastPoll = timestamp(row[7])
      source.lastSuccess = timestamp(row[8])
      source.lastStory = timestamp(row[9])
      source.failures = row[10]
      source.outcome = row[11]
      source.hub = row[12]
      body(source)
    }
  }

  func save(in database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO sources (id, location, entity_tag, last_modified, moved_to, schedule,
          next_poll, last_poll, last_success, last_story, failures, outcome, hub)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      id.name, location, entityTag, lastModified, movedTo, Data(schedule), nextPoll?.seconds,
      lastPoll?.seconds, lastSuccess?.seconds, lastStory?.seconds, failures, outcome, hub,
    ])
  }
}

extension KnownStory {
  static func find(source: SourceID, key: EntryKey, in database: Database) throws -> KnownStory? {
    let statement = try database.cachedStatement(
      sql: """
        SELECT stories.* FROM entry_keys JOIN stories ON stories.id = entry_keys.story
        WHERE entry_keys.source = ? AND entry_keys.key = ?
        """)
    return try Row.fetchOne(statement, arguments: [source.name, Data(key.bytes)]).map(known)
  }

  static func find(_ id: StoryID, in database: Database) throws -> KnownStory? {
    let statement = try database.cachedStatement(sql: "SELECT * FROM stories WHERE id = ?")
    return try Row.fetchOne(statement, arguments: [id.name]).map(known)
  }

  private static func known(_ row: Row) -> KnownStory {
    KnownStory(
      id: StoryID(row["id"]), revision: row["revision"], digest: blob(row["digest"]),
      duplication: duplication(row), event: (row["event"] as String?).map(EventID.init(_:)),
      lastSeen: Timestamp(seconds: row["last_seen"]))
  }

  private static func duplication(_ row: Row) -> Duplication? {
    guard let head: String = row["head"], let relation: String = row["relation"],
      let relation = DuplicateRelation(rawValue: relation)
    else { return nil }
    return Duplication(head: StoryID(head), similarity: row["similarity"], relation: relation)
  }

  func save(in database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO stories (id, revision, digest, head, similarity, relation, event,
          last_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      id.name, revision, Data(digest), duplication?.head.name, duplication?.similarity,
      duplication?.relation.rawValue, event?.name, lastSeen.seconds,
    ])
  }
}

extension EntryKey {
  func save(source: SourceID, story: StoryID, in database: Database) throws {
    try database.cachedStatement(
      sql: "INSERT OR REPLACE INTO entry_keys (source, key, story) VALUES (?, ?, ?)"
    ).execute(arguments: [source.name, Data(bytes), story.name])
  }
}

extension ModelRow {
  static func all(of model: Model, in database: Database) throws -> [ModelRow] {
    let cursor = try Row.fetchCursor(
      database, sql: "SELECT key, value FROM model_rows WHERE model = ? ORDER BY key",
      arguments: [model.rawValue])
    var rows: [ModelRow] = []
    while let row = try cursor.next() {
      let stored = try row.withUnsafeData(atIndex: 0) { key in
        try row.withUnsafeData(atIndex: 1) { value in
          ModelRow(key: key.map { Array($0) } ?? [], value: value.map { Array($0) })
        }
      }
      rows.append(stored)
    }
    return rows
  }

  func save(of model: Model, in database: Database) throws {
    guard let value else {
      return try database.cachedStatement(sql: "DELETE FROM model_rows WHERE model = ? AND key = ?")
        .execute(arguments: [model.rawValue, Data(key)])
    }
    try database.cachedStatement(
      sql: """
        INSERT INTO model_rows (model, key, value) VALUES (?, ?, ?)
        ON CONFLICT (model, key) DO UPDATE SET value = excluded.value
        """
    ).execute(arguments: [model.rawValue, Data(key), Data(value)])
  }
}

extension OutboxLine {
  static func all(in database: Database) throws -> [OutboxLine] {
    try Row.fetchAll(database, sql: "SELECT seq, stream, line FROM outbox ORDER BY seq").compactMap
    {
      row in
      OutputStream(rawValue: row["stream"]).map {
        OutboxLine(seq: row["seq"], stream: $0, bytes: blob(row["line"]))
      }
    }
  }

  static func save(_ lines: [OutboxLine], in database: Database) throws {
    guard let last = lines.last else { return }
    let insert = try database.cachedStatement(
      sql: "INSERT INTO outbox (seq, stream, line) VALUES (?, ?, ?)")
    for line in lines {
      try insert.execute(arguments: [line.seq, line.stream.rawValue, Data(line.bytes)])
    }
    try save(next: last.seq + 1, in: database)
  }

  static func save(next seq: Int64, in database: Database) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO counters (name, value) VALUES ('next_seq', ?)",
      arguments: [seq])
  }
}

extension OutputPosition {
  static func all(in database: Database) throws -> [OutputPosition] {
    try Row.fetchAll(database, sql: "SELECT * FROM output_positions ORDER BY stream").compactMap {
      row in
      OutputStream(rawValue: row["stream"]).map {
        OutputPosition(
          stream: $0, offset: row["offset"], firstSeq: row["first_seq"],
          begun: timestamp(row["begun"]))
      }
    }
  }
}

extension Acknowledgement {
  func save(in database: Database) throws {
    try database.cachedStatement(sql: "DELETE FROM outbox WHERE seq <= ?")
      .execute(arguments: [seq])
    for position in positions {
      try database.cachedStatement(
        sql: """
          INSERT OR REPLACE INTO output_positions (stream, offset, first_seq, begun)
          VALUES (?, ?, ?, ?)
          """
      ).execute(arguments: [
        position.stream.rawValue, position.offset, position.firstSeq, position.begun?.seconds,
      ])
    }
  }
}

private func blob(_ data: Data) -> [UInt8] { Array(data) }

private func timestamp(_ seconds: Int64?) -> Timestamp? { seconds.map(Timestamp.init(seconds:)) }
