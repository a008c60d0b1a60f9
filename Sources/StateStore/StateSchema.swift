import GRDB

/// The tables of the state and how older ones become newer ones.
///
/// A migration that has been released is never changed.
enum StateSchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: sources, stories, models, outbox") { database in
      try database.execute(sql: first)
    }
    migrator.registerMigration("2: hubs of sources") { database in
      try database.execute(sql: "ALTER TABLE sources ADD COLUMN hub TEXT")
    }
    return migrator
  }

  /// Ordinary rowid tables with unique indexes: with blobs of 512 bytes, `WITHOUT ROWID` fell to
  /// 4,000 rows a second.
  private static let first = """
    CREATE TABLE counters (name TEXT PRIMARY KEY NOT NULL, value INTEGER NOT NULL);

    CREATE TABLE sources (
      id TEXT PRIMARY KEY NOT NULL, location TEXT NOT NULL, entity_tag TEXT, last_modified TEXT,
      moved_to TEXT, schedule BLOB NOT NULL, next_poll INTEGER, last_poll INTEGER,
      last_success INTEGER, last_story INTEGER, failures INTEGER NOT NULL, outcome TEXT);

    CREATE TABLE stories (
      id TEXT PRIMARY KEY NOT NULL, revision INTEGER NOT NULL, digest BLOB NOT NULL,
      head TEXT, similarity REAL, relation TEXT, event TEXT, last_seen INTEGER NOT NULL);
    CREATE INDEX stories_last_seen ON stories (last_seen);

    CREATE TABLE entry_keys (
      source TEXT NOT NULL, key BLOB NOT NULL, story TEXT NOT NULL, UNIQUE (source, key));
    CREATE INDEX entry_keys_story ON entry_keys (story);

    CREATE TABLE model_rows (
      model INTEGER NOT NULL, key BLOB NOT NULL, value BLOB NOT NULL, UNIQUE (model, key));

    CREATE TABLE outbox (
      seq INTEGER PRIMARY KEY NOT NULL, stream INTEGER NOT NULL, line BLOB NOT NULL);

    CREATE TABLE output_positions (
      stream INTEGER PRIMARY KEY NOT NULL, offset INTEGER NOT NULL, first_seq INTEGER,
      begun INTEGER);
    """
}
