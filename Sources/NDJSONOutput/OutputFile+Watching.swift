import Glibc
import NewsModel

/// What others do to a live file while it is written.
///
/// To be looked at while nothing is promised that is not written, and the new position stored before
/// the next line: a crash in between finds either position true.
extension OutputFile {
  /// Notices that the file was truncated (logrotate's `copytruncate`) or removed. The file is opened
  /// for appending, so a truncated one goes on at its end, without a hole.
  func heedOthers(_ note: (TailRepair) -> Void) throws(OutputError) {
    let status = try file.status()
    if status.st_nlink == 0 { return try reopen(note) }
    let size = Int64(status.st_size)
    if size == position.offset { return }
    guard size < position.offset else {
      throw OutputError(.aheadOfState(offset: position.offset), path: path)
    }
    note(.shortened(path: path, bytes: position.offset - size))
    let end = try endOfLastLine(before: size)
    if end < size { try file.truncate(to: end) }
    try rebase(to: end)
  }

  /// Opens the file again by its name, for a tool that has renamed it (logrotate's `create`); a file
  /// that still has its name stays open.
  func reopen(_ note: (TailRepair) -> Void) throws(OutputError) {
    if try file.isNamed() { return }
    try sync()
    let other = try Descriptor(opening: path, O_RDWR | O_CREAT | O_APPEND)
    let size = try other.size()
    if size > 0, try other.read(1, at: size - 1) != [UInt8(ascii: "\n")] {
      throw OutputError(.damaged("its last line has no end; it is not taken"), path: path)
    }
    file = other
    try syncDirectory(directory)
    try rebase(to: size)
    note(.reopened(path: path))
  }

  private func rebase(to offset: Int64) throws(OutputError) {
    position = OutputPosition(
      stream: position.stream, offset: offset,
      firstSeq: RecordPrefix.seq(of: try file.read(RecordPrefix.length, at: 0)))
  }
}
