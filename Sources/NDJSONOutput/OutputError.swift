import Glibc

/// Why records could not be written or read.
package struct OutputError: Error, Equatable, CustomStringConvertible {
  package enum Reason: Equatable, Sendable {
    /// A system call failed, with its `errno`.
    case system(call: String, code: Int32)
    /// The file holds whole records that the state knows nothing of.
    case aheadOfState(offset: Int64)
    /// A compressed input is damaged.
    case damaged(String)
    /// The records have a schema that this newsloom does not know.
    case newer(schema: String)
    /// The file system has less room than is wanted; nothing was written.
    case noRoom(available: Int64, wanted: Int64)
  }

  package let reason: Reason
  package let path: String

  package init(_ reason: Reason, path: String) {
    self.reason = reason
    self.path = path
  }

  /// The failure that `errno` tells of; to be called right after the system call.
  static func system(_ call: String, path: String) -> OutputError {
    OutputError(.system(call: call, code: errno), path: path)
  }

  /// Whether the disk or a quota is full: nothing is broken, and room may be made.
  ///
  /// A sync that reports a full disk has failed like any other: what it did not write may be gone.
  package var isFull: Bool {
    switch reason {
    case .noRoom: true
    case .system(let call, let code):
      (code == ENOSPC || code == EDQUOT) && call != "fdatasync" && call != "fsync"
    case .aheadOfState, .damaged, .newer: false
    }
  }

  /// Whether the file could not be made or opened at all (exit status 73, not 74).
  package var isCreation: Bool {
    guard case .system(let call, _) = reason else { return false }
    return call == "open" || call == "mkdir"
  }

  package var description: String {
    switch reason {
    case .system(let call, let code):
      "\(path): \(call) failed, \(String(cString: strerror(code)).lowercased())"
    case .aheadOfState(let offset):
      "\(path): holds records from byte \(offset) on that the state directory does not know; "
        + "expected the state that belongs to this output. Was an older state restored? "
        + "`newsloom recover` makes the state anew from the output"
    case .noRoom(let available, let wanted):
      "\(path): \(available >> 10) KiB left on the disk, expected \(wanted >> 10) KiB"
    case .damaged(let what):
      "\(path): damaged, \(what)"
    case .newer(let schema):
      "\(path): holds records of \"\(schema)\", expected \"\(RecordEncoder.schema)\""
    }
  }
}
