import Glibc
import NewsModel

/// The live file of one stream.
///
/// The state store says how many bytes are acknowledged and which lines are promised. Whatever lies
/// behind the acknowledged offset is a beginning of the promised lines, because they are written in
/// order and nothing else is; so the tail is repaired by comparing, never by guessing, and a reader
/// who has already seen a part of it sees the rest follow.
final class OutputFile {
  /// How far it is written.
  var position: OutputPosition
  var file: Descriptor
  let directory: String
  /// The last line that was written, so that a batch that failed halfway can be given again.
  private var lastSeq: Int64 = 0
  private var isUnsynced = false

  var path: String { file.path }

  /// Opens, or makes, the live file in `directory` and repairs its tail.
  init(
    in directory: String, _ position: OutputPosition, promised: [OutboxLine],
    note: (TailRepair) -> Void
  ) throws(OutputError) {
    let path = Self.livePath(position.stream, in: directory)
    self.directory = directory
    self.position = position
    file = try Descriptor(opening: path, O_RDWR | O_CREAT | O_APPEND)
    try repair(promised, note)
    lastSeq = promised.last?.seq ?? 0
  }

  static func livePath(_ stream: OutputStream, in directory: String) -> String {
    "\(directory)/\(stream.stem).ndjson"
  }

  /// Appends those of `lines` that are not written yet; all of them, or none.
  ///
  /// The room is looked up first: a reader of a file that is cut back to where it was reads it all
  /// again (`tail -F` does), so a write that is bound to fail is not begun.
  func append(_ lines: [OutboxLine], at now: Timestamp) throws(OutputError) {
    let missing = lines.filter { $0.seq > lastSeq }
    guard let first = missing.first, let last = missing.last else { return }
    let bytes = missing.flatMap(\.bytes)
    try expectRoom(for: bytes.count)
    try file.append(bytes, at: position.offset)
    isUnsynced = true
    lastSeq = last.seq
    advance(by: bytes.count, first: first.seq, at: now)
  }

  /// What a file system may need beside the bytes: a block at each end and some of its own.
  private static let overhead = 16 << 10

  private func expectRoom(for count: Int) throws(OutputError) {
    let wanted = Int64(count + Self.overhead)
    guard let room = DiskRoom(at: directory), room.available < wanted else { return }
    throw OutputError(.noRoom(available: room.available, wanted: wanted), path: path)
  }

  /// Waits until everything written is on disk.
  func sync() throws(OutputError) {
    guard isUnsynced else { return }
    try file.sync()
    isUnsynced = false
  }

  func advance(by count: Int, first: Int64, at now: Timestamp?) {
    position.offset += Int64(count)
    position.firstSeq = position.firstSeq ?? first
    position.begun = position.begun ?? now
  }

  /// Closes the live file under its own name and begins a new one. After a failure everything is as
  /// before, or the next start finds what is left to do.
  func rotate(at now: Timestamp) throws(OutputError) -> String {
    try sync()
    let (live, closed) = (path, closedPath(at: now))
    try move(live, to: closed)
    do throws(OutputError) {
      file = try Descriptor(opening: live, O_RDWR | O_CREAT | O_APPEND)
    } catch {
      try move(closed, to: live)
      throw error
    }
    position = OutputPosition(stream: position.stream)
    try syncDirectory(directory)
    return closed
  }

  private func move(_ path: String, to other: String) throws(OutputError) {
    if retryingOnInterrupt({ rename(path, other) }) != 0 { throw .system("rename", path: other) }
  }

  private func closedPath(at now: Timestamp) -> String {
    let time = now.rfc3339.filter { $0 != "-" && $0 != ":" }
    return "\(directory)/\(position.stream.stem)-\(time)-\(position.firstSeq ?? 0).ndjson"
  }
}
