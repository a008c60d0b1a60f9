import Glibc
import NewsModel

/// What a start finds.
extension OutputFile {
  /// Brings the live file to exactly what is acknowledged and promised.
  func repair(_ promised: [OutboxLine], _ note: (TailRepair) -> Void) throws(OutputError) {
    var promised = promised
    if try file.size() < position.offset {
      if let renamed = renamedFile() {
        // Whoever renamed it, its readers expect the rest of its last lines there.
        let live = file
        file = try Descriptor(opening: renamed, O_RDWR | O_APPEND)
        try repairTail(promised, note)
        file = live
        position = OutputPosition(stream: position.stream)
        promised = []
        note(.rotated(path: renamed))
      } else {
        try takeShortened(before: promised.first?.seq, note)
      }
    } else {
      try takeBackZeros(note)
    }
    try repairTail(promised, note)
    try file.sync()
    try syncDirectory(directory)
  }

  /// The file that holds what the state believes to be live: closed by a run that died right after,
  /// or renamed by logrotate before a run that died before its SIGHUP.
  private func renamedFile() -> String? {
    guard let seq = position.firstSeq else { return nil }
    return OutputDirectory.names(in: directory).lazy
      .filter { $0.hasPrefix(self.position.stream.stem) }
      .map { "\(self.directory)/\($0)" }
      .first { $0 != self.path && self.isRest($0, from: seq) }
  }

  private func isRest(_ candidate: String, from seq: Int64) -> Bool {
    guard let file = try? Descriptor(opening: candidate, O_RDONLY),
      let size = try? file.size(), size >= position.offset,
      let head = try? file.read(RecordPrefix.length, at: 0)
    else { return false }
    return RecordPrefix.seq(of: head) == seq
  }

  /// Goes on in a file that somebody truncated, behind the last whole line that is not promised: a
  /// run that noticed the truncation may have written promised lines into it already.
  private func takeShortened(
    before promised: Int64?, _ note: (TailRepair) -> Void
  ) throws(OutputError) {
    note(.shortened(path: path, bytes: position.offset - (try file.size())))
    let reader = try LineReader(path)
    var end: Int64 = 0
    var first: Int64?
    while let line = try reader.next() {
      let seq = RecordPrefix.seq(of: line)
      if let promised, let seq, seq >= promised { break }
      guard end + Int64(line.count) < (try file.size()) else { break }
      end += Int64(line.count) + 1
      first = first ?? seq
    }
    position.offset = end
    position.firstSeq = first
    if promised == nil { try file.truncate(to: end) }
  }

  /// Acknowledged bytes that are zeros: with `fsync: never` the length of a file may survive a power
  /// cut that its bytes do not.
  private func takeBackZeros(_ note: (TailRepair) -> Void) throws(OutputError) {
    guard position.offset > 0,
      try file.read(1, at: position.offset - 1) != [UInt8(ascii: "\n")]
    else { return }
    let end = try endOfLastLine(before: position.offset)
    note(.shortened(path: path, bytes: position.offset - end))
    position.offset = end
    try file.truncate(to: end)
  }

  func endOfLastLine(before size: Int64) throws(OutputError) -> Int64 {
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
    if let first = promised.first { advance(by: expected.count, first: first.seq, at: nil) }
  }

  /// A torn line, or the zeros of a power cut, may go. Whole records may not: they were published.
  private func refuseForeignRecords(_ rest: [UInt8], at offset: Int64) throws(OutputError) {
    let lines = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
    let isWhole = rest.last == UInt8(ascii: "\n") || lines.count > 1
    if isWhole, let first = lines.first, first.last == UInt8(ascii: "}"), !first.contains(0) {
      throw OutputError(.aheadOfState(offset: offset), path: path)
    }
  }
}
