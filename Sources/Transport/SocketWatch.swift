import CCurl
import Dispatch
import Glibc

/// The Dispatch sources of one socket of libcurl.
///
/// They watch a `dup` of the socket, which closes with the last of them: cancelling a source is
/// asynchronous, and a number that libcurl has closed may be another socket's by then (watching
/// libcurl's own descriptor lost a third of the events).
///
/// A source that libcurl does not want events of stays armed until an event comes, and only then is
/// suspended: on a kept connection each request would otherwise pay for two changes.
final class SocketWatch {
  /// Closed with the last source that holds it.
  private final class Descriptor: Sendable {
    let number: Int32

    init?(duplicating socket: Int32) {
      number = fcntl(socket, F_DUPFD_CLOEXEC, 0)
      guard number >= 0 else { return nil }
    }

    deinit {
      close(number)
    }
  }

  private struct Side {
    let source: any DispatchSourceProtocol
    var isWanted = true
    var isSuspended = false
  }

  private let queue: DispatchQueue
  private let onEvent: @Sendable (_ mask: Int32) -> Void
  private let descriptor: Descriptor
  /// Whether no transfer uses the socket.
  private(set) var isIdle = false
  private var reading: Side?
  private var writing: Side?

  /// Nil where the process has no descriptor left. `onEvent` is called on `queue` with
  /// `CURL_CSELECT_IN` or `CURL_CSELECT_OUT`.
  init?(
    socket: Int32, queue: DispatchQueue, onEvent: @escaping @Sendable (_ mask: Int32) -> Void
  ) {
    guard let descriptor = Descriptor(duplicating: socket) else { return nil }
    self.descriptor = descriptor
    self.queue = queue
    self.onEvent = onEvent
  }

  deinit {
    for side in [reading, writing] {
      guard let side else { continue }
      side.source.cancel()
      // A suspended source never gets to its cancel handler.
      if side.isSuspended { side.source.resume() }
    }
  }

  /// `what` is one of `CURL_POLL_NONE`, `_IN`, `_OUT`, `_INOUT`, `_REMOVE`.
  func want(_ what: Int32) {
    isIdle = what == CURL_POLL_REMOVE
    want(what == CURL_POLL_IN || what == CURL_POLL_INOUT, &reading, CURL_CSELECT_IN)
    want(what == CURL_POLL_OUT || what == CURL_POLL_INOUT, &writing, CURL_CSELECT_OUT)
  }

  /// Makes libcurl see an idle connection on which something came as closed.
  ///
  /// Nobody waits for an answer there: it is the end of the connection, or the rest of an answer
  /// that was longer than it said. libcurl before 8.0 would take that for the answer to the next
  /// request. It looks by reading ahead, so that what came must go first.
  func end() {
    var scratch = [UInt8](repeating: 0, count: 16_384)
    var drained = recv(descriptor.number, &scratch, scratch.count, Int32(MSG_DONTWAIT))
    // The event may be of what libcurl has read meanwhile.
    guard drained >= 0 else { return }
    for _ in 0..<64 where drained > 0 {
      drained = recv(descriptor.number, &scratch, scratch.count, Int32(MSG_DONTWAIT))
    }
    shutdown(descriptor.number, Int32(SHUT_RDWR))
  }

  /// Whether libcurl wants to hear of this event. If not, its source falls silent.
  func accepts(_ mask: Int32) -> Bool {
    mask == CURL_CSELECT_IN ? Self.accepts(&reading) : Self.accepts(&writing)
  }

  private static func accepts(_ side: inout Side?) -> Bool {
    guard let current = side else { return false }
    if !current.isWanted, !current.isSuspended {
      current.source.suspend()
      side?.isSuspended = true
    }
    return current.isWanted
  }

  private func want(_ isWanted: Bool, _ side: inout Side?, _ mask: Int32) {
    guard let current = side else {
      if isWanted { side = Side(source: activeSource(mask)) }
      return
    }
    if isWanted, current.isSuspended {
      current.source.resume()
      side?.isSuspended = false
    }
    side?.isWanted = isWanted
  }

  private func activeSource(_ mask: Int32) -> any DispatchSourceProtocol {
    let source: any DispatchSourceProtocol =
      mask == CURL_CSELECT_IN
      ? DispatchSource.makeReadSource(fileDescriptor: descriptor.number, queue: queue)
      : DispatchSource.makeWriteSource(fileDescriptor: descriptor.number, queue: queue)
    source.setEventHandler { [onEvent] in onEvent(mask) }
    source.setCancelHandler { [descriptor] in withExtendedLifetime(descriptor) {} }
    source.activate()
    return source
  }
}
