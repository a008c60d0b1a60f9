import GRDB
package import NewsModel

/// The state in one SQLite database: write-ahead log, `synchronous=FULL`, so that a commit survives a
/// power cut ("In WAL mode, FULL: the WAL is synced after each transaction", sqlite.org/pragma.html).
package final class SQLiteStateStore: StateStore {
  private let database: DatabaseQueue
  package let path: String

  /// Opens, or makes, `newsloom.sqlite` in `directory`.
  package init(directory: String) throws(StateStoreError) {
    try Directories.make(directory)
    path = directory + "/newsloom.sqlite"
    database = try Self.translating(path) { [path] in
      let database = try DatabaseQueue(path: path, configuration: Self.configuration)
      try database.inDatabase(Self.demandSyncedCommits)
      try StateSchema.migrator.migrate(database)
      return database
    }
    try refuseNewerSchema()
  }

  /// Opens the state of `directory` for reading, beside a running service.
  package init(reading directory: String) throws(StateStoreError) {
    path = directory + "/newsloom.sqlite"
    database = try Self.translating(path) { [path] in
      var configuration = GRDB.Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(5)
      return try DatabaseQueue(path: path, configuration: configuration)
    }
    try refuseNewerSchema()
  }

  private static var configuration: GRDB.Configuration {
    var configuration = GRDB.Configuration()
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { database in
      // A log of 1 MiB, not 4, keeps the state small beside the records.
      try database.execute(sql: "PRAGMA wal_autocheckpoint = 256")
      try database.execute(sql: "PRAGMA journal_size_limit = 1048576")
      // SQLite's own 2 MB: the tables are read once, at the start, and then mostly appended to.
      try database.execute(sql: "PRAGMA cache_size = -2000")
    }
    return configuration
  }

  /// The log is synced at every commit. To be set after the journal mode, for which GRDB takes
  /// `NORMAL`: with that, a power cut took commits whose lines were already in the files.
  private static func demandSyncedCommits(_ database: Database) throws {
    try database.execute(sql: "PRAGMA synchronous = FULL")
  }

  /// Whether a commit is on disk when it returns.
  package func syncsCommits() throws(StateStoreError) -> Bool {
    try Self.translating(path) {
      try database.inDatabase { try Int.fetchOne($0, sql: "PRAGMA synchronous") ?? 0 } >= 2
    }
  }

  private func refuseNewerSchema() throws(StateStoreError) {
    let superseded = try read { try StateSchema.migrator.hasBeenSuperseded($0) }
    if superseded { throw StateStoreError(.newer("unknown migration"), path: path) }
  }

  package func load(withSources: Bool = true) throws(StateStoreError) -> StoredState {
    try read { try StoredState(from: $0, withSources: withSources) }
  }

  package func eachSource(_ body: (StoredSource) -> Void) throws(StateStoreError) {
    try read { try StoredSource.each(in: $0, body) }
  }

  package func rows(of model: Model) throws(StateStoreError) -> [ModelRow] {
    try read { try ModelRow.all(of: model, in: $0) }
  }

  package func stories(
    of source: SourceID, keyed keys: [EntryKey]
  ) throws(StateStoreError) -> [EntryKey: KnownStory] {
    try read { database in
      var found: [EntryKey: KnownStory] = [:]
      for key in keys {
        found[key] = try KnownStory.find(source: source, key: key, in: database)
      }
      return found
    }
  }

  package func stories(
    named stories: [StoryID]
  ) throws(StateStoreError) -> [StoryID: KnownStory] {
    try read { database in
      var found: [StoryID: KnownStory] = [:]
      for story in stories { found[story] = try KnownStory.find(story, in: database) }
      return found
    }
  }

  package func commit(_ change: StateChange) throws(StateStoreError) {
    if change.isEmpty { return }
    try write { database in
      for source in change.sources { try source.save(in: database) }
      for story in change.stories { try story.save(in: database) }
      for (source, key, story) in change.keys {
        try key.save(source: source, story: story, in: database)
      }
      for model in Model.allCases {
        for row in change.rows[model] ?? [] { try row.save(of: model, in: database) }
      }
      try OutboxLine.save(change.outbox, in: database)
      if let next = change.nextSeq { try OutboxLine.save(next: next, in: database) }
      if let acknowledged = change.acknowledged { try acknowledged.save(in: database) }
    }
  }

  package func forgetStories(notSeenSince limit: Timestamp) throws(StateStoreError) -> Int {
    try write { database in
      try database.execute(
        sql: """
          DELETE FROM entry_keys WHERE story IN (SELECT id FROM stories WHERE last_seen < ?)
          """, arguments: [limit.seconds])
      try database.execute(
        sql: "DELETE FROM stories WHERE last_seen < ?", arguments: [limit.seconds])
      return database.changesCount
    }
  }
}

extension SQLiteStateStore {
  func read<Value>(_ body: (Database) throws -> Value) throws(StateStoreError) -> Value {
    try Self.translating(path) { try database.read(body) }
  }

  private func write<Value>(_ body: (Database) throws -> Value) throws(StateStoreError) -> Value {
    try Self.translating(path) { try database.write(body) }
  }

  private static func translating<Value>(
    _ path: String, _ body: () throws -> Value
  ) throws(StateStoreError) -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw StateStoreError(reason(error), path: path)
    } catch {
      throw StateStoreError(.failed("\(error)", sql: nil), path: path)
    }
  }

  private static func reason(_ error: DatabaseError) -> StateStoreError.Reason {
    let message = error.message?.lowercased() ?? "error \(error.resultCode.rawValue)"
    return switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged(message)
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY: .notOpened(message)
    case .SQLITE_FULL: .full
    // The shared memory of the log lies beside the database and needs room, too.
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE: .full
    default: .failed(message, sql: error.sql)
    }
  }
}
