import CCurl
import Dispatch

/// libcurl's multi handle with all that belongs to it: its sockets, its deadline, and easy handles
/// that are used again. Everything happens on one queue; libcurl calls back only from within calls
/// that are made here.
final class CurlMulti {
  typealias Easy = UnsafeMutableRawPointer
  typealias Instant = ContinuousClock.Instant

  var sockets: SocketBoard { standing.sockets }
  private let standing: StandingOptions
  /// When libcurl wants to be called although no socket has anything.
  private(set) var deadline: Instant?
  private let multi: UnsafeMutableRawPointer
  private var spare: [Easy] = []
  private let mostSpare: Int

  private static let isReady = nl_curl_global_init() == CURLE_OK

  /// Nil where libcurl cannot be set up.
  init?(_ standing: StandingOptions) {
    guard Self.isReady, let multi = curl_multi_init() else { return nil }
    self.multi = multi
    self.standing = standing
    let connections = standing.configuration.connections
    mostSpare = min(connections, 256)
    nl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, min(connections, 100_000) * 2)
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
    for easy in spare { curl_easy_cleanup(easy) }
    curl_multi_cleanup(multi)
  }

  private func wait(_ milliseconds: Int) {
    deadline = milliseconds < 0 ? nil : .now + .milliseconds(milliseconds)
  }

  // MARK: Easy handles

  /// A handle with the standing options.
  func takeEasy() -> Easy? {
    if let easy = spare.popLast() { return easy }
    guard let easy = curl_easy_init() else { return nil }
    standing.set(easy)
    return easy
  }

  /// Takes a handle back that is not under way. `isStanding`: it has the standing options only, but
  /// for those that each transfer sets.
  func giveBack(_ easy: Easy, isStanding: Bool) {
    guard spare.count < mostSpare else {
      curl_easy_cleanup(easy)
      return
    }
    if isStanding {
      nl_easy_set_pointer(easy, CURLOPT_HTTPHEADER, nil)
      nl_easy_set_pointer(easy, CURLOPT_ERRORBUFFER, nil)
    } else {
      curl_easy_reset(easy)
      standing.set(easy)
    }
    spare.append(easy)
  }

  /// Whether the transfer was begun.
  func add(_ easy: Easy) -> Bool {
    curl_multi_add_handle(multi, easy) == CURLM_OK
  }

  func remove(_ easy: Easy) {
    curl_multi_remove_handle(multi, easy)
  }

  // MARK: Progress

  func socketIsReady(_ socket: Int32, _ mask: Int32) {
    var running: Int32 = 0
    curl_multi_socket_action(multi, socket, mask, &running)
  }

  /// Lets libcurl do what is due.
  func runTimeouts(at now: Instant) {
    guard let due = deadline, due <= now else { return }
    deadline = nil
    var running: Int32 = 0
    // CURL_SOCKET_TIMEOUT is a cast in a macro, which Swift does not import.
    curl_multi_socket_action(multi, -1, 0, &running)
  }

  /// The next transfer that has ended. It is still to be removed.
  func nextFinished() -> (easy: Easy, result: CURLcode)? {
    var result = CURLE_OK
    guard let easy = nl_multi_finished(multi, &result) else { return nil }
    return (easy, result)
  }
}
