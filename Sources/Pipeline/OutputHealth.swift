package import NewsModel

/// Whether what is decided can be stored and written, and what to say about it when.
///
/// A full disk, or one about to be, is the one fault that heals by itself: the pipeline keeps what it
/// holds, takes nothing new and tries again once a second. Everything else (a failed sync, an I/O
/// error) ends the run at once, because only a new start can tell what reached the disk.
package struct OutputHealth: Hashable, Sendable {
  package enum State: Hashable, Sendable {
    case good
    /// Since when, and what is in the way.
    case degraded(since: Timestamp, problem: String)
  }

  package private(set) var state = State.good
  private var lastSaid: Timestamp?
  /// Whether the present trouble has been told of; its end is then told, too.
  private var isSaid = false

  /// A line a minute tells an administrator enough, and a night of it fills no log.
  private static let interval: Duration = .seconds(60)
  /// How long a one-time run waits for room: cron's next run will try again.
  package static let patience: Duration = .seconds(30)

  package init() {}

  package var problem: String? {
    if case .degraded(_, let problem) = state { problem } else { nil }
  }

  package var isDegraded: Bool { problem != nil }

  /// An attempt failed for want of room; returns whether it is time to say so.
  package mutating func failed(_ problem: String, at now: Timestamp) -> Bool {
    if case .degraded(let since, _) = state {
      state = .degraded(since: since, problem: problem)
    } else {
      state = .degraded(since: now, problem: problem)
    }
    if let lastSaid, (.zero..<Self.interval).contains(now.since(lastSaid)) { return false }
    lastSaid = now
    isSaid = true
    return true
  }

  /// An attempt succeeded; returns how long it was degraded, where that is to be said.
  package mutating func succeeded(at now: Timestamp) -> Duration? {
    guard case .degraded(let since, _) = state else { return nil }
    state = .good
    defer { isSaid = false }
    return isSaid ? now.since(since) : nil
  }

  /// Whether a one-time run has waited long enough.
  package func isHopeless(at now: Timestamp) -> Bool {
    guard case .degraded(let since, _) = state else { return false }
    return now.since(since) >= Self.patience
  }
}
