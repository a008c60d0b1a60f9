import GRDB
package import NewsModel

/// What `newsloom verify` looks at.
extension SQLiteStateStore {
  /// The state at one moment.
  package struct Snapshot {
    package var state: StoredState
    package var events: [ModelRow]
    package var stories: [StoryID: (revision: Int, isCopy: Bool)]
  }

  package func snapshot() throws(StateStoreError) -> Snapshot {
    try read { database in
      var stories: [StoryID: (revision: Int, isCopy: Bool)] = [:]
      let rows = try Row.fetchCursor(database, sql: "SELECT id, revision, head FROM stories")
      while let row = try rows.next() {
        stories[StoryID(row["id"])] = (row["revision"], (row["head"] as String?) != nil)
      }
      return Snapshot(
        state: try StoredState(from: database, withSources: false),
        events: try ModelRow.all(of: .events, in: database),
        stories: stories)
    }
  }

  /// What SQLite finds wrong with the file, one line each.
  package func integrityProblems() throws(StateStoreError) -> [String] {
    try read { try String.fetchAll($0, sql: "PRAGMA integrity_check(20)") }.filter { $0 != "ok" }
  }
}
