import Glibc
package import NDJSONOutput
import NewsModel

/// What `newsloom verify` proves.
package struct OutputAudit {
  package private(set) var problems: [String] = []
  package private(set) var counts = RecordVerifier.Counts()

  /// Verifies the records of `directory`, and with `state` that both are the same.
  ///
  /// A service may be writing meanwhile: what looks torn then is looked at again.
  package static func run(
    _ directory: String, state: String?, _ settings: GroupingSettings
  ) throws -> OutputAudit {
    var audit = OutputAudit()
    for _ in 0..<5 {
      let before = RecordLog.fingerprint(of: directory)
      audit = OutputAudit()
      do {
        try audit.verify(directory, state: state, settings)
      } catch let error as OutputError where before != RecordLog.fingerprint(of: directory) {
        audit.problems.append("\(error)")
      }
      if audit.problems.isEmpty { break }
      usleep(300_000)
      if before == RecordLog.fingerprint(of: directory) { break }
    }
    return audit
  }

  private mutating func verify(
    _ directory: String, state: String?, _ settings: GroupingSettings
  ) throws {
    var comparison = try state.map { try StateAudit($0, settings) }
    var log = try RecordLog(directory)
    var verifier = RecordVerifier(log.files)
    while let line = try log.next() {
      if let (seq, record) = verifier.take(line) { comparison?.take(record, seq: seq) }
    }
    verifier.finish()
    comparison?.finish(isWhole: verifier.counts.firstSeq ?? 1 == 1)
    problems = verifier.problems.map(\.description) + (comparison?.problems ?? [])
    counts = verifier.counts
  }
}
