import Foundation
import Glibc
import Synchronization

/// A server that says what a test tells it to, byte for byte, each connection on its own thread.
final class ScriptedServer: Sendable {
  let port: Int
  private let listener: Int32
  private let log = RequestLog()

  /// `script` runs once for each connection, which is closed when it returns.
  init(_ script: @escaping @Sendable (PeerConnection) -> Void) throws {
    (listener, port) = try Loopback.listen()
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
  convenience init(responding respond: @escaping @Sendable (_ head: String) -> String) throws {
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
  var requests: [String] { log.heads.withLock { $0 } }

  func url(_ path: String = "/", host: String = "127.0.0.1") -> String {
    "http://\(host):\(port)\(path)"
  }
}

final class RequestLog: Sendable {
  let heads = Mutex<[String]>([])
}

/// The server's end of a connection.
struct PeerConnection: Sendable {
  private let socket: Int32
  private let log: RequestLog

  init(_ socket: Int32, _ log: RequestLog) {
    self.socket = socket
    self.log = log
  }

  /// The next request's head, or nil where the client is gone.
  func readRequest() -> String? {
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
  func send(_ text: String) -> Bool {
    send(Array(text.utf8))
  }

  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
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

  /// Waits for the time given, or until the client does something; false where it is gone.
  @discardableResult
  func linger(milliseconds: Int32) -> Bool {
    var descriptor = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, milliseconds) > 0 else { return true }
    var byte: UInt8 = 0
    return recv(socket, &byte, 1, Int32(MSG_PEEK)) > 0
  }

  /// Ends the connection with a reset instead of an orderly close.
  func reset() {
    var option = linger_option(l_onoff: 1, l_linger: 0)
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, UInt32(MemoryLayout<linger_option>.size))
  }
}

private typealias linger_option = Glibc.linger
