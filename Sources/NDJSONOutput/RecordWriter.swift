package import NewsModel

/// The two output files: appends promised lines, rotates, repairs.
///
/// Not thread-safe: the pipeline's queue owns it.
package final class RecordWriter {
  private let stories: OutputFile
  private let events: OutputFile
  package let directory: String
  package var policy: RotationPolicy
  package var durability: Durability
  private var lastSeq: Int64

  /// All lines up to this one are as durable as `durability` promises, and `positions` are the files'
  /// lengths with exactly these lines: what may be acknowledged in the state store.
  package private(set) var durableSeq: Int64
  package private(set) var positions: [OutputPosition]

  /// Opens both files of `directory` (which must exist) and repairs their tails.
  ///
  /// - Parameters:
  ///   - positions: what is acknowledged; a stream that is missing begins at 0.
  ///   - promised: the outbox, in ascending `seq`.
  ///   - lastSeq: the last line that was ever promised.
  ///   - note: told of each repair, for the log.
  package init(
    directory: String, policy: RotationPolicy, durability: Durability = Durability(),
    positions: [OutputPosition], promised: [OutboxLine], lastSeq: Int64 = 0,
    note: (TailRepair) -> Void
  ) throws(OutputError) {
    self.directory = directory
    self.policy = policy
    self.durability = durability
    func position(_ stream: OutputStream) -> OutputPosition {
      positions.first { $0.stream == stream } ?? OutputPosition(stream: stream)
    }
    stories = try OutputFile(
      in: directory, position(.stories), promised: promised.filter { $0.stream == .stories },
      note: note)
    events = try OutputFile(
      in: directory, position(.events), promised: promised.filter { $0.stream == .events },
      note: note)
    self.lastSeq = max(lastSeq, promised.last?.seq ?? 0)
    durableSeq = self.lastSeq
    self.positions = [stories.position, events.position]
  }

  /// Refuses where the file system has less room left than the durability wants; to be asked before
  /// anything new is promised.
  ///
  /// - Parameter spared: bytes that must stay free beside that.
  package func expectRoom(sparing spared: Int64 = 0) throws(OutputError) {
    guard let room = DiskRoom(at: directory) else { return }
    let wanted = durability.reserved(of: room.total)
    let available = room.available - spared
    if available < wanted {
      throw OutputError(.noRoom(available: max(0, available), wanted: wanted), path: directory)
    }
  }

  /// Appends `lines`, in ascending `seq`, and brings them to disk as the durability wants.
  ///
  /// Stories go first: whoever reads an event finds its stories. Where it fails because the disk is
  /// full, the same lines may be given again: those that are written are left out.
  package func append(_ lines: [OutboxLine], at now: Timestamp) throws(OutputError) {
    guard let last = lines.last else { return }
    for file in [stories, events] {
      try file.append(lines.filter { $0.stream == file.position.stream }, at: now)
      if durability.sync == .batch { try file.sync() }
    }
    lastSeq = last.seq
    if durability.sync != .interval { settle() }
  }

  /// Brings everything written to disk; all lines must have been appended.
  package func sync() throws(OutputError) {
    try stories.sync()
    try events.sync()
    settle()
  }

  private func settle() {
    durableSeq = lastSeq
    positions = [stories.position, events.position]
  }

  /// Whether a live file is to be closed. All lines must be acknowledged before `rotate` is called.
  package func isRotationDue(at now: Timestamp) -> Bool {
    policy.isDue(stories.position, at: now) || policy.isDue(events.position, at: now)
  }

  /// Closes the live files that are due; the new positions must be stored before the next line.
  package func rotate(at now: Timestamp) throws(OutputError) -> [String] {
    defer { settle() }
    var closed: [String] = []
    for file in [stories, events] where policy.isDue(file.position, at: now) {
      closed.append(try file.rotate(at: now))
    }
    return closed
  }

  /// Notices what others did to the files: truncated or removed ones are gone on with. New positions
  /// must be stored before the next line.
  package func heedOthers(_ note: (TailRepair) -> Void) throws(OutputError) {
    try watch(note) { file, note throws(OutputError) in try file.heedOthers(note) }
  }

  /// Opens both files again by name, for a tool that renamed them; as `heedOthers`.
  package func reopen(_ note: (TailRepair) -> Void) throws(OutputError) {
    try watch(note) { file, note throws(OutputError) in try file.reopen(note) }
  }

  private func watch(
    _ note: (TailRepair) -> Void,
    _ look: (OutputFile, (TailRepair) -> Void) throws(OutputError) -> Void
  ) throws(OutputError) {
    var repairs: [TailRepair] = []
    var failure: OutputError?
    for file in [stories, events] {
      do throws(OutputError) {
        try look(file) { repairs.append($0) }
      } catch {
        failure = error
      }
    }
    // What one file has become must be stored whatever the other one is.
    if !repairs.isEmpty { try sync() }
    repairs.forEach(note)
    if let failure { throw failure }
  }
}
