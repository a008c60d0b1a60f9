import Foundation
import Glibc
import Synchronization

/// A server that says what a test tells it to, byte for byte, each connection on its own thread.
package final class ScriptedServer: Sendable {
  package let port: Int
  private let listener: Int32
  private let log = RequestLog()

  /// `script` runs once for each connection, which is closed when it returns.
  ///
  /// - Parameter host: the last byte of its address in 127.0.0.0/24.
  package init(host: UInt8 = 1, _ script: @escaping @Sendable (PeerConnection) -> Void) throws {
    (listener, port) = try Loopback.listen(host: host)
    Thread.detachNewThread { [listener, log] in
      while true {
        let peer = accept(listener, nil, nil)
        guard peer >= 0 else { break }
        Thread.detachNewThread {
          script(PeerConnection(peer, log))
          close(peer)
        }
      }
      close(listener)
    }
  }

  /// Answers each request on each connection with `respond`.
  package convenience init(
    responding respond: @escaping @Sendable (_ head: String) -> String
  ) throws {
    try self.init { peer in
      while let head = peer.readRequest() {
        guard peer.send(respond(head)) else { return }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
  }

  /// The heads of the requests so far.
  package var requests: [String] { log.heads.withLock { $0 } }

  package func url(_ path: String = "/", host: String = "127.0.0.1") -> String {
    "http://\(host):\(port)\(path)"
  }
}

private final class RequestLog: Sendable {
  let heads = Mutex<[String]>([])
}

/// The server's end of a connection.
package struct PeerConnection: Sendable {
  private let socket: Int32
  private let log: RequestLog

  fileprivate init(_ socket: Int32, _ log: RequestLog) {
    self.socket = socket
    self.log = log
  }

  /// The next request's head, or nil where the client is gone.
  package func readRequest() -> String? {
    var head: [UInt8] = []
    var byte: UInt8 = 0
    while recv(socket, &byte, 1, 0) == 1 {
      head.append(byte)
      if head.suffix(4) == [0x0D, 0x0A, 0x0D, 0x0A] {
        let text = String(decoding: head, as: UTF8.self)
        log.heads.withLock { $0.append(text) }
        return text
      }
    }
    return nil
  }

  /// False where the client is gone.
  @discardableResult
  package func send(_ text: String) -> Bool {
    send(Array(text.utf8))
  }

  @discardableResult
  package func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress.map { $0 + sent }, $0.count - sent, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// Waits until the client's kernel has all that was sent; false where that takes over a second.
  @discardableResult
  package func untilReceived() -> Bool {
    var unsent: Int32 = 0
    for _ in 0..<1_000 {
      guard ioctl(socket, UInt(TIOCOUTQ), &unsent) == 0 else { return false }
      if unsent == 0 { return true }
      poll(nil, 0, 1)
    }
    return false
  }

  /// Waits for the time given, or until the client does something; false where it is gone.
  @discardableResult
  package func linger(milliseconds: Int32) -> Bool {
    var descriptor = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, milliseconds) > 0 else { return true }
    var byte: UInt8 = 0
    return recv(socket, &byte, 1, Int32(MSG_PEEK)) > 0
  }

  /// Ends the connection with a reset instead of an orderly close.
  package func reset() {
    var option = linger_option(l_onoff: 1, l_linger: 0)
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, UInt32(MemoryLayout<linger_option>.size))
  }
}

private typealias linger_option = Glibc.linger
