/// Why the state could not be opened, read or committed.
package struct StateStoreError: Error, Equatable, CustomStringConvertible {
  package enum Reason: Equatable, Sendable {
    /// Another instance holds the state directory; the process, where it can be told.
    case locked(by: Int32?)
    /// The state directory or a file in it cannot be made or opened.
    case notOpened(String)
    /// The database is damaged or not a database.
    case damaged(String)
    /// The database was written by a newer newsloom.
    case newer(String)
    /// The disk is full.
    case full
    /// Any other failure, with the SQL that met it.
    case failed(String, sql: String?)
  }

  package let reason: Reason
  package let path: String

  package init(_ reason: Reason, path: String) {
    self.reason = reason
    self.path = path
  }

  package var description: String {
    switch reason {
    case .locked(let process):
      "\(path): another newsloom\(process.map { " (process \($0))" } ?? "") uses this state directory, "
        + "expected to be the only one"
    case .notOpened(let why): "\(path): cannot be opened, \(why)"
    case .damaged(let why):
      "\(path): the state is damaged (\(why)); `newsloom recover` makes it anew from the records "
        + "and keeps the damaged file beside it"
    case .newer(let migration):
      "\(path): written by a newer newsloom (\(migration)), expected this version or an older one"
    case .full: "\(path): no room left on the disk, expected some for the state"
    case .failed(let why, let sql): "\(path): \(why)" + (sql.map { " in \"\($0)\"" } ?? "")
    }
  }
}
