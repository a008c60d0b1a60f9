import CCurl
import Dispatch

/// libcurl's multi handle with all that belongs to it: its sockets, its deadline, and easy handles
/// that are used again. Everything happens on one queue; libcurl calls back only from within calls
/// that are made here.
final class CurlMulti {
  typealias Instant = ContinuousClock.Instant

  var sockets: SocketBoard { standing.sockets }
  let standing: StandingOptions
  private var deadline: Instant?
  /// What libcurl has asked for since: milliseconds, negative for none. It does so several times a
  /// request; the clock is read once.
  private var askedWait: Int?
  private let multi: UnsafeMutableRawPointer
  private var spare: [EasyHandle] = []
  private var lifetime = AddressLifetime()
  private var memory: TransportMemory?
  private let mostSpare: Int
  /// Whether libcurl has still to choose connections for some requests.
  private var hasNew = false
  /// When idle connections were last looked at.
  private var lastLook: Instant?

  private static let isReady = nl_curl_global_init() == CURLE_OK

  /// Nil where libcurl cannot be set up.
  init?(_ standing: StandingOptions) {
    guard Self.isReady, let multi = curl_multi_init() else { return nil }
    self.multi = multi
    self.standing = standing
    let requests = standing.configuration.connections
    mostSpare = requests
    memory = standing.configuration.memory.flatMap { TransportMemory(directory: $0) }
    nl_multi_set_long(
      multi, CURLMOPT_MAXCONNECTS, ConnectionKeeping.ceiling(requests: requests))
    let context = Unmanaged.passUnretained(self).toOpaque()
    nl_multi_set_socket(
      multi,
      { _, socket, what, context, _ in
        guard let context else { return -1 }
        let board = Unmanaged<CurlMulti>.fromOpaque(context).takeUnretainedValue().sockets
        return board.want(what, of: socket) ? 0 : -1
      }, context)
    nl_multi_set_timer(
      multi,
      { _, milliseconds, context in
        guard let context else { return -1 }
        Unmanaged<CurlMulti>.fromOpaque(context).takeUnretainedValue().wait(milliseconds)
        return 0
      }, context)
  }

  /// Ends all connections. Transfers must have been removed.
  deinit {
    spare = []
    memory = nil
    curl_multi_cleanup(multi)
  }

  private func wait(_ milliseconds: Int) {
    askedWait = milliseconds
  }

  /// When libcurl wants to be called although no socket has anything.
  func deadline(at now: Instant) -> Instant? {
    if let milliseconds = askedWait {
      deadline = milliseconds < 0 ? nil : now + .milliseconds(milliseconds)
      askedWait = nil
    }
    return deadline
  }

  // MARK: Easy handles

  /// A handle with the standing options.
  func takeEasy() -> EasyHandle? {
    spare.popLast() ?? newEasy()
  }

  private func newEasy() -> EasyHandle? {
    guard let easy = EasyHandle() else { return nil }
    memory?.join(easy)
    standing.set(easy)
    return easy
  }

  /// When `writeMemory` has something to do.
  var memoryIsDue: Instant? { memory?.due }

  /// Has what servers said about the way to them written, from time to time.
  func writeMemory(at now: Instant) {
    guard let memory else { return }
    memory.write(at: now)
    spare.removeAll { memory.isToEnd($0) }
    // Ended, it has written; the next one, which reads that, is used first.
    if memory.lacksWriter, let easy = newEasy() { spare.append(easy) }
  }

  /// Takes a handle back that is not under way. `isStanding`: it has the standing options only, but
  /// for those that each transfer sets.
  func giveBack(_ easy: EasyHandle, isStanding: Bool) {
    easy.transfer = nil
    guard spare.count < mostSpare, memory?.isToEnd(easy) != true else { return }
    if !isStanding {
      curl_easy_reset(easy.pointer)
      standing.set(easy)
    }
    spare.append(easy)
  }

  /// Whether the transfer was begun.
  func add(_ easy: EasyHandle) -> Bool {
    let seconds = lifetime.seconds
    if easy.addressSeconds != seconds {
      easy.addressSeconds = seconds
      nl_easy_set_long(easy.pointer, CURLOPT_DNS_CACHE_TIMEOUT, seconds)
    }
    hasNew = true
    return curl_multi_add_handle(multi, easy.pointer) == CURLM_OK
  }

  func remove(_ easy: EasyHandle) {
    curl_multi_remove_handle(multi, easy.pointer)
  }

  /// A transfer has ended and has needed so many new connections.
  func note(connections: Int, at now: Instant) {
    if connections > 0 { lifetime.note(connections: connections, at: now) }
    memory?.note(at: now)
  }

  // MARK: Progress

  /// How long what is known of idle connections is good for: a burst of requests asks once, not each
  /// for all ready sockets, which took 7 of 32 µs a request.
  private static let freshness: Duration = .milliseconds(1)

  private func chooseNoSpoiledConnection(at now: Instant) {
    guard hasNew else { return }
    hasNew = false
    if let lastLook, now - lastLook < Self.freshness { return }
    sockets.endSpoiled()
    lastLook = now
  }

  func socketIsReady(_ socket: Int32, _ mask: Int32) {
    if hasNew { chooseNoSpoiledConnection(at: .now) }
    var running: Int32 = 0
    curl_multi_socket_action(multi, socket, mask, &running)
  }

  /// Lets libcurl do what is due.
  func runTimeouts(at now: Instant) {
    guard let due = deadline(at: now), due <= now else { return }
    deadline = nil
    chooseNoSpoiledConnection(at: now)
    var running: Int32 = 0
    // CURL_SOCKET_TIMEOUT is a cast in a macro, which Swift does not import.
    curl_multi_socket_action(multi, -1, 0, &running)
  }

  /// The next transfer that has ended. It is still to be removed.
  func nextFinished() -> (easy: EasyHandle, result: CURLcode)? {
    var result = CURLE_OK
    guard let pointer = nl_multi_finished(multi, &result),
      let easy = EasyHandle.of(nl_easy_private(pointer))
    else { return nil }
    return (easy, result)
  }
}
