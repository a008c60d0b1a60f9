import Glibc
import NewsModel

/// What opening a live file found and mended.
package enum TailRepair: Hashable, Sendable {
  /// Bytes of a torn line were cut off.
  case cut(path: String, bytes: Int64)
  /// Promised bytes that had not reached the file were written.
  case completed(path: String, bytes: Int64)
  /// The file is shorter than it was: somebody truncated it.
  case shortened(path: String, bytes: Int64)
  /// A rotation that a crash had interrupted was finished.
  case rotated(path: String)
}

/// The live file of one stream.
///
/// The state store says how many bytes are acknowledged and which lines are promised. Whatever lies
/// behind the acknowledged offset is a beginning of the promised lines, because they are written in
/// order and nothing else is; so the tail is repaired by comparing, never by guessing, and a reader
/// who has already seen a part of it sees the rest follow.
final class OutputFile {
  private(set) var position: OutputPosition
  private var file: Descriptor
  private let directory: String

  private var path: String { file.path }

  /// Opens, or makes, the live file in `directory` and repairs its tail.
  init(
    in directory: String, _ position: OutputPosition, promised: [OutboxLine],
    note: (TailRepair) -> Void
  ) throws(OutputError) {
    let path = Self.livePath(position.stream, in: directory)
    self.directory = directory
    self.position = position
    file = try Descriptor(opening: path, O_RDWR | O_CREAT | O_APPEND)
    try recoverLength(note)
    try repairTail(promised, note)
  }

  static func livePath(_ stream: OutputStream, in directory: String) -> String {
    "\(directory)/\(stream.stem).ndjson"
  }

  /// Appends `lines` and waits until they are on disk.
  func append(_ lines: [OutboxLine], at now: Timestamp) throws(OutputError) {
    guard let first = lines.first else { return }
    let bytes = lines.flatMap(\.bytes)
    try file.append(bytes, at: position.offset)
    try file.sync()
    advance(by: bytes.count, first: first.seq, at: now)
  }

  private func advance(by count: Int, first: Int64, at now: Timestamp?) {
    position.offset += Int64(count)
    position.firstSeq = position.firstSeq ?? first
    position.begun = position.begun ?? now
  }

  /// Closes the live file under its own name and begins a new one.
  func rotate(at now: Timestamp) throws(OutputError) -> String {
    let closed = closedPath(at: now)
    if rename(path, closed) != 0 { throw .system("rename", path: closed) }
    file = try Descriptor(opening: path, O_RDWR | O_CREAT | O_APPEND)
    try syncDirectory(directory)
    position = OutputPosition(stream: position.stream)
    return closed
  }

  /// Opens the file again by its name, for a tool that has renamed it (logrotate's `create`).
  func reopen() throws(OutputError) {
    file = try Descriptor(opening: path, O_RDWR | O_CREAT | O_APPEND)
    try syncDirectory(directory)
    let size = try file.size()
    if size < position.offset { position = OutputPosition(stream: position.stream, offset: size) }
  }

  private func closedPath(at now: Timestamp) -> String {
    let time = now.rfc3339.filter { $0 != "-" && $0 != ":" }
    return "\(directory)/\(position.stream.stem)-\(time)-\(position.firstSeq ?? 0).ndjson"
  }
}

extension OutputFile {
  /// A live file that is shorter than acknowledged was rotated (by a run that died right after) or
  /// truncated by somebody else.
  private func recoverLength(_ note: (TailRepair) -> Void) throws(OutputError) {
    let size = try file.size()
    guard size < position.offset else { return }
    if size == 0, let closed = interruptedRotation() {
      note(.rotated(path: closed))
      position = OutputPosition(stream: position.stream)
      return
    }
    note(.shortened(path: path, bytes: position.offset - size))
    position.offset = try endOfLastLine(before: size)
    try file.truncate(to: position.offset)
  }

  /// The closed file that holds what the state believes to be live.
  private func interruptedRotation() -> String? {
    guard let seq = position.firstSeq else { return nil }
    return ClosedFile.all(in: directory).first { closed in
      closed.stream == position.stream && closed.firstSeq == seq
    }?.path
  }

  private func endOfLastLine(before size: Int64) throws(OutputError) -> Int64 {
    let window: Int64 = 1 << 20
    var end = size
    while end > 0 {
      let start = max(0, end - window)
      let bytes = try file.read(Int(end - start), at: start)
      if let newline = bytes.lastIndex(of: UInt8(ascii: "\n")) {
        return start + Int64(newline) + 1
      }
      end = start
    }
    return 0
  }

  private func repairTail(
    _ promised: [OutboxLine], _ note: (TailRepair) -> Void
  ) throws(OutputError) {
    let expected = promised.flatMap(\.bytes)
    let tail = try file.read(Int(try file.size() - position.offset), at: position.offset)
    var shared = 0
    while shared < min(expected.count, tail.count), expected[shared] == tail[shared] { shared += 1 }
    if shared < tail.count {
      try refuseForeignRecords(Array(tail[shared...]), at: position.offset + Int64(shared))
      try file.truncate(to: position.offset + Int64(shared))
      note(.cut(path: path, bytes: Int64(tail.count - shared)))
    }
    if shared < expected.count {
      try file.append(Array(expected[shared...]), at: position.offset + Int64(shared))
      note(.completed(path: path, bytes: Int64(expected.count - shared)))
    }
    try file.sync()
    try syncDirectory(directory)
    if let first = promised.first {
      advance(by: expected.count, first: first.seq, at: nil)
    }
  }

  /// A torn line, or the zeros of a power cut, may go. Whole records may not: they were published.
  private func refuseForeignRecords(_ rest: [UInt8], at offset: Int64) throws(OutputError) {
    let lines = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
    let isWhole = rest.last == UInt8(ascii: "\n") || lines.count > 1
    if isWhole, lines[0].last == UInt8(ascii: "}"), !lines[0].contains(0) {
      throw OutputError(.aheadOfState(offset: offset), path: path)
    }
  }
}
