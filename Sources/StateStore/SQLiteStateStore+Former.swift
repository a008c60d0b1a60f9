import Glibc
package import NewsModel

extension SQLiteStateStore {
  /// Moves a database that is not to be used any more aside, with its log; nothing is deleted.
  ///
  /// - Returns: its new path; nil where there was none.
  package static func moveAside(
    in directory: String, at now: Timestamp
  ) throws(StateStoreError) -> String? {
    let path = directory + "/newsloom.sqlite"
    guard access(path, F_OK) == 0 else { return nil }
    let time = now.rfc3339.filter { $0 != "-" && $0 != ":" }
    var former = "\(path).damaged-\(time)"
    var number = 1
    while access(former, F_OK) == 0 {
      number += 1
      former = "\(path).damaged-\(time)-\(number)"
    }
    // The log first: without it the database is older, with another's log it would be wrong.
    for suffix in ["-wal", "-shm", ""] where access(path + suffix, F_OK) == 0 {
      guard rename(path + suffix, former + suffix) == 0 else {
        let why = String(cString: strerror(errno)).lowercased()
        throw StateStoreError(.notOpened(why), path: path + suffix)
      }
    }
    return former
  }
}
