import Glibc

/// Serves the feeds of all papers from one thread, with ETags and kept connections. Runs in a process
/// of its own, so that its memory is not measured.
struct PaperServer {
  let listener: Int32
  let time: VirtualTime
  private let day = NewsDay()
  private var connections: [Int32: [UInt8]] = [:]

  init(listener: Int32, time: VirtualTime) {
    self.listener = listener
    self.time = time
  }

  /// A socket that listens on all addresses of the loopback network, and its port.
  static func listen() -> (descriptor: Int32, port: UInt16)? {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && Glibc.listen(descriptor, 1_024) == 0
          && getsockname(descriptor, $0, &length) == 0
      }
    }
    return isBound ? (descriptor, UInt16(bigEndian: address.sin_port)) : nil
  }

  /// Serves until its parent is gone.
  mutating func run() {
    while getppid() != 1 {
      var wanted = [pollfd(fd: listener, events: Int16(POLLIN), revents: 0)]
      wanted += connections.keys.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      guard poll(&wanted, nfds_t(wanted.count), 1_000) > 0 else { continue }
      for ready in wanted where ready.revents != 0 {
        if ready.fd == listener {
          let connection = accept(listener, nil, nil)
          if connection >= 0 { connections[connection] = [] }
        } else {
          serve(ready.fd)
        }
      }
    }
  }

  private mutating func serve(_ connection: Int32) {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = read(connection, &buffer, buffer.count)
    guard count > 0 else {
      close(connection)
      connections[connection] = nil
      return
    }
    connections[connection]? += buffer[..<count]
    guard let head = connections[connection], head.suffix(4) == [13, 10, 13, 10] else { return }
    connections[connection] = []
    let reply = Array(answer(to: String(decoding: head, as: UTF8.self)).utf8)
    var sent = 0
    while sent < reply.count {
      let more = reply[sent...].withUnsafeBytes {
        send(connection, $0.baseAddress, $0.count, 0x4000)
      }
      guard more > 0 else { return }
      sent += more
    }
  }

  private func answer(to head: String) -> String {
    let path = head.split(separator: " ").dropFirst().first ?? "/"
    guard let paper = Int(path.dropFirst()) else {
      return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
    }
    let now = time.seconds
    let tag = "\"\(day.newest(of: paper, at: now))\""
    if head.contains("If-None-Match: \(tag)") {
      return "HTTP/1.1 304 Not Modified\r\nETag: \(tag)\r\n\r\n"
    }
    let body = day.feed(of: paper, at: now)
    return "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: \(tag)\r\n"
      + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }
}
