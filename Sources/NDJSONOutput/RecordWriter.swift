package import NewsModel

/// The two output files: appends promised lines, rotates, repairs.
///
/// Not thread-safe: the pipeline's queue owns it.
package final class RecordWriter {
  private let stories: OutputFile
  private let events: OutputFile
  private let directory: String
  package var policy: RotationPolicy

  /// Opens both files of `directory` (which must exist) and repairs their tails.
  ///
  /// - Parameters:
  ///   - positions: what is acknowledged; a stream that is missing begins at 0.
  ///   - promised: the outbox, in ascending `seq`.
  ///   - note: told of each repair, for the log.
  package init(
    directory: String, policy: RotationPolicy, positions: [OutputPosition],
    promised: [OutboxLine], note: (TailRepair) -> Void
  ) throws(OutputError) {
    self.directory = directory
    self.policy = policy
    func position(_ stream: OutputStream) -> OutputPosition {
      positions.first { $0.stream == stream } ?? OutputPosition(stream: stream)
    }
    stories = try OutputFile(
      in: directory, position(.stories), promised: promised.filter { $0.stream == .stories },
      note: note)
    events = try OutputFile(
      in: directory, position(.events), promised: promised.filter { $0.stream == .events },
      note: note)
  }

  /// How far both files are on disk; to be acknowledged in the state store.
  package var positions: [OutputPosition] { [stories.position, events.position] }

  /// Appends `lines`, in ascending `seq`, and waits until they are on disk.
  ///
  /// Stories go first: whoever reads an event finds its stories. On an error nothing more is
  /// acknowledged than `positions` says, and the next start repairs the rest.
  package func append(_ lines: [OutboxLine], at now: Timestamp) throws(OutputError) {
    try stories.append(lines.filter { $0.stream == .stories }, at: now)
    try events.append(lines.filter { $0.stream == .events }, at: now)
  }

  /// Whether a live file is to be closed. All lines must be acknowledged before `rotate` is called.
  package func isRotationDue(at now: Timestamp) -> Bool {
    policy.isDue(stories.position, at: now) || policy.isDue(events.position, at: now)
  }

  /// Closes the live files that are due; the new positions must be stored right away.
  package func rotate(at now: Timestamp) throws(OutputError) -> [String] {
    var closed: [String] = []
    if policy.isDue(stories.position, at: now) { closed.append(try stories.rotate(at: now)) }
    if policy.isDue(events.position, at: now) { closed.append(try events.rotate(at: now)) }
    return closed
  }

  /// Opens both files again by name, for a tool that renamed them.
  package func reopen() throws(OutputError) {
    try stories.reopen()
    try events.reopen()
  }
}
