import CCurl
import Dispatch
import Glibc

/// Which sockets libcurl waits for.
///
/// They are in one epoll set, and that set's descriptor is what a Dispatch source watches: a burst
/// of ready sockets costs one hop through Dispatch, not one each. (A source for each socket, which
/// has to watch a `dup`, since cancelling is asynchronous, took 1.7 times the processor time.)
///
/// A connection that libcurl keeps stays in the set while it is idle: the next request on it then
/// costs no change of the set, and what comes meanwhile is seen. `didOpen` and `willClose` tell when
/// a number truly begins and ends. Sockets that libcurl makes itself (the wake-up pairs of its
/// resolver threads) are closed without a word; they leave the set when libcurl's interest ends.
final class SocketBoard {
  private struct Entry {
    enum Use {
      /// Not a connection of ours; libcurl may still wait for it.
      case foreign
      case connection
      /// A kept connection that no transfer uses.
      case idle
    }

    var use = Use.foreign
    var isWatched = false
    var reads = false
    var writes = false
    /// Tells a number's events from those of the socket that had it before.
    var generation: UInt32 = 0
  }

  private let epoll: Int32
  private let source: any DispatchSourceRead
  private var entries: [Entry] = []
  /// Kept connections that no transfer uses.
  private(set) var idle = 0
  private var events = [nl_event](repeating: nl_event(), count: 64)
  /// Apart from `events`, which are being handed out while libcurl begins requests.
  private var spoiled = [nl_event](repeating: nl_event(), count: 64)

  /// Nil where the process has no descriptor left. `onReady` is called on `queue` when sockets are
  /// ready, until `handleReady` has found none left.
  init?(queue: DispatchQueue, onReady: @escaping @Sendable () -> Void) {
    let epoll = nl_epoll_create()
    guard epoll >= 0 else { return nil }
    self.epoll = epoll
    source = DispatchSource.makeReadSource(fileDescriptor: epoll, queue: queue)
    source.setEventHandler(handler: onReady)
    source.setCancelHandler { close(epoll) }
    source.activate()
  }

  deinit {
    source.cancel()
  }

  func didOpen(_ socket: Int32) {
    change(socket) { entry in
      entry = Entry(use: .connection, generation: entry.generation &+ 1)
    }
  }

  func willClose(_ socket: Int32) {
    // Closing takes it out of the set.
    change(socket) { entry in
      entry = Entry(generation: entry.generation &+ 1)
    }
  }

  /// `what` is one of `CURL_POLL_IN`, `_OUT`, `_INOUT`, `_REMOVE`. False where it cannot be watched.
  func want(_ what: Int32, of socket: Int32) -> Bool {
    var isDone = true
    change(socket) { entry in
      if what == CURL_POLL_REMOVE {
        isDone = entry.use == .foreign ? unwatch(socket, &entry) : rest(socket, &entry)
      } else {
        if entry.use == .idle { entry.use = .connection }
        let reads = what == CURL_POLL_IN || what == CURL_POLL_INOUT
        let writes = what == CURL_POLL_OUT || what == CURL_POLL_INOUT
        isDone = watch(socket, &entry, reads: reads, writes: writes)
      }
    }
    return isDone
  }

  /// Hands out what is ready, at most 64 sockets: their numbers and the `CURL_CSELECT_…` bits.
  /// Returns whether there was any.
  func handleReady(_ handle: (_ socket: Int32, _ mask: Int32) -> Void) -> Bool {
    let count = Int(nl_epoll_ready(epoll, &events))
    for event in events[..<count] {
      // An event handled before this one may have ended its socket.
      guard let (socket, entry) = watched(event) else { continue }
      if entry.use == .idle {
        end(socket)
      } else {
        handle(
          socket,
          (event.reads && entry.reads ? CURL_CSELECT_IN : 0)
            | (event.writes && entry.writes ? CURL_CSELECT_OUT : 0))
      }
    }
    return count > 0
  }

  /// Ends the idle connections on which something has come that `handleReady` has not seen yet. To be
  /// called before libcurl chooses connections for requests: an answer that was there before its
  /// request is none. (Without this, two of six runs of the test took such an answer for theirs.)
  func endSpoiled() {
    // Each call gives the next ones, since what was given goes to the end of the kernel's list.
    for _ in 0..<8 {
      let count = Int(nl_epoll_ready(epoll, &spoiled))
      for event in spoiled[..<count] {
        if let (socket, entry) = watched(event), entry.use == .idle { end(socket) }
      }
      guard count == spoiled.count else { return }
    }
  }

  /// The socket that `event` is about, if it is still the one that the event was for.
  private func watched(_ event: nl_event) -> (socket: Int32, entry: Entry)? {
    let socket = Int32(truncatingIfNeeded: event.tag)
    guard entries.indices.contains(Int(socket)) else { return nil }
    let entry = entries[Int(socket)]
    guard entry.isWatched, entry.generation == UInt32(event.tag >> 32) else { return nil }
    return (socket, entry)
  }

  // MARK: The set

  private func change(_ socket: Int32, _ body: (inout Entry) -> Void) {
    guard socket >= 0 else { return }
    while entries.count <= Int(socket) { entries.append(Entry()) }
    idle -= entries[Int(socket)].use == .idle ? 1 : 0
    body(&entries[Int(socket)])
    idle += entries[Int(socket)].use == .idle ? 1 : 0
  }

  private func watch(
    _ socket: Int32, _ entry: inout Entry, reads: Bool, writes: Bool
  ) -> Bool {
    if entry.isWatched, entry.reads == reads, entry.writes == writes { return true }
    let tag = UInt64(entry.generation) << 32 | UInt64(UInt32(bitPattern: socket))
    let isChanged =
      entry.isWatched && nl_epoll_change(epoll, EPOLL_CTL_MOD, socket, reads, writes, tag) == 0
      || nl_epoll_change(epoll, EPOLL_CTL_ADD, socket, reads, writes, tag) == 0
    guard isChanged else { return false }
    entry.isWatched = true
    entry.reads = reads
    entry.writes = writes
    return true
  }

  private func unwatch(_ socket: Int32, _ entry: inout Entry) -> Bool {
    if entry.isWatched { _ = nl_epoll_change(epoll, EPOLL_CTL_DEL, socket, false, false, 0) }
    entry.isWatched = false
    return true
  }

  private func rest(_ socket: Int32, _ entry: inout Entry) -> Bool {
    entry.use = .idle
    return watch(socket, &entry, reads: true, writes: false)
  }

  /// Makes libcurl see an idle connection on which something came as closed.
  ///
  /// Nobody waits for an answer there: it is the end of the connection, or the rest of an answer
  /// that was longer than it said. libcurl before 8.0 would take that for the answer to the next
  /// request. It looks by reading ahead, so that what came must go first.
  private func end(_ socket: Int32) {
    var scratch = [UInt8](repeating: 0, count: 16_384)
    for _ in 0..<64 {
      guard recv(socket, &scratch, scratch.count, Int32(MSG_DONTWAIT)) > 0 else { break }
    }
    shutdown(socket, Int32(SHUT_RDWR))
    change(socket) { _ = unwatch(socket, &$0) }
  }
}
