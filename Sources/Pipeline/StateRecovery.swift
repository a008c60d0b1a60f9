import Glibc
import NDJSONOutput
package import NewsModel
import StateStore

/// What `newsloom recover` does.
package struct StateRecovery {
  package private(set) var stories = 0
  package private(set) var lastSeq: Int64 = 0
  /// Event records that were owed and will be written by the next start.
  package private(set) var owed = 0
  /// Lines that are no records; they stay where they are.
  package private(set) var unreadable = 0
  /// Where the former database is now.
  package private(set) var former: String?

  /// Makes the state in `state` anew from the records in `output`; a database that is there is moved
  /// aside. The caller holds the lock of the state directory.
  package static func run(
    output: String, state: String, _ settings: GroupingSettings, at now: Timestamp
  ) throws -> StateRecovery {
    var recovery = StateRecovery()
    var summary = RecordSummary()
    try recovery.read(output) { line, seq, record in
      summary.take(line, seq, record)
    } note: {
      summary.note($0)
    }
    recovery.lastSeq = summary.lastSeq
    recovery.unreadable = 0
    var rebuilder = StateRebuilder(summary, settings, at: now)
    try recovery.read(output) { _, _, record in
      if case .story(let story) = record { rebuilder.take(story) }
    } note: { _ in
    }
    recovery.former = try SQLiteStateStore.moveAside(in: state, at: now)
    let store = try SQLiteStateStore(directory: state)
    (recovery.stories, recovery.owed) = try rebuilder.store(in: store)
    return recovery
  }

  private mutating func read(
    _ output: String, _ take: (RecordLog.Line, Int64, OutputRecord) -> Void,
    note: (RecordLog.Line) -> Void
  ) throws {
    let check = RecordCheck()
    var log = try RecordLog(output)
    while let line = try log.next() {
      guard line.isWhole else { continue }
      note(line)
      do throws(RecordProblem) {
        let (seq, record) = try check.record(of: line.bytes, in: line.stream)
        take(line, seq, record)
      } catch {
        unreadable += 1
      }
    }
  }
}
