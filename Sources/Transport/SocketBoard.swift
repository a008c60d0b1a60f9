import CCurl
import Dispatch

/// Which sockets libcurl waits for, and their sources.
///
/// A connection that libcurl keeps for later is unwatched after each request and watched again for
/// the next. Its sources are kept meanwhile: `didOpen` and `willClose` tell when a number truly
/// begins and ends. Sockets that libcurl makes itself (the wake-up pairs of its resolver threads)
/// are closed without a word, so that their watches end with libcurl's interest.
final class SocketBoard {
  private struct Entry {
    let generation: UInt64
    let watch: SocketWatch
  }

  private let queue: DispatchQueue
  private let onEvent: @Sendable (_ socket: Int32, _ mask: Int32, _ generation: UInt64) -> Void
  private var entries: [Int32: Entry] = [:]
  private var opened: Set<Int32> = []
  private var generations: UInt64 = 0

  init(
    queue: DispatchQueue,
    onEvent: @escaping @Sendable (_ socket: Int32, _ mask: Int32, _ generation: UInt64) -> Void
  ) {
    self.queue = queue
    self.onEvent = onEvent
  }

  func didOpen(_ socket: Int32) {
    entries[socket] = nil
    opened.insert(socket)
  }

  func willClose(_ socket: Int32) {
    opened.remove(socket)
    entries[socket] = nil
  }

  /// False where the process has no descriptor left to watch with.
  func want(_ what: Int32, of socket: Int32) -> Bool {
    if what == CURL_POLL_REMOVE, !opened.contains(socket) {
      entries[socket] = nil
      return true
    }
    guard let entry = entries[socket] ?? addEntry(for: socket) else { return false }
    entry.watch.want(what)
    return true
  }

  /// Whether libcurl waits for this event; events of watches that ended meanwhile are not wanted.
  func accepts(_ mask: Int32, of socket: Int32, generation: UInt64) -> Bool {
    guard let entry = entries[socket], entry.generation == generation else { return false }
    let isWanted = entry.watch.accepts(mask)
    if !isWanted, entry.watch.isIdle { entry.watch.end() }
    return isWanted
  }

  private func addEntry(for socket: Int32) -> Entry? {
    generations += 1
    let generation = generations
    let watch = SocketWatch(socket: socket, queue: queue) { [onEvent] mask in
      onEvent(socket, mask, generation)
    }
    guard let watch else { return nil }
    let entry = Entry(generation: generation, watch: watch)
    entries[socket] = entry
    return entry
  }
}
