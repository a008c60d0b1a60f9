import Foundation

/// A scripted HTTP/1.1 server on 127.0.0.1.
///
/// One Dispatch queue owns everything. A thousand connections cost no thread, and a silent answer
/// holds up nobody.
actor LoopbackServer {
  nonisolated let port: UInt16
  private(set) var requests: [HTTPRequest] = []
  /// Bytes of bodies that the other side took.
  private(set) var bytesSent = 0
  private var replies: [String: HTTPReply]
  private var connections: [Int32: LoopbackConnection] = [:]
  private let listener: Int32
  private var acceptSource: (any DispatchSourceRead)?
  private let executor: QueueExecutor

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// Serves `replies` by path while `body` runs; other paths are 404.
  static func with<Result: Sendable>(
    _ replies: [String: HTTPReply], _ body: (LoopbackServer) async throws -> Result
  ) async throws -> Result {
    let server = try LoopbackServer(replies)
    await server.start()
    do {
      let result = try await body(server)
      await server.stop()
      return result
    } catch {
      await server.stop()
      throw error
    }
  }

  init(_ replies: [String: HTTPReply]) throws {
    self.replies = replies
    executor = QueueExecutor("loopback-server")
    listener = try LoopbackSocket.listening()
    port = try LoopbackSocket.port(of: listener)
  }

  nonisolated func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  func answer(_ path: String, with reply: HTTPReply) {
    replies[path] = reply
  }

  func requests(of path: String) -> [HTTPRequest] { requests.filter { $0.path == path } }

  private func start() {
    let source = DispatchSource.makeReadSource(fileDescriptor: listener, queue: executor.queue)
    source.setEventHandler { @Sendable in self.assumeIsolated { $0.accept() } }
    source.setCancelHandler { @Sendable [listener] in _ = close(listener) }
    acceptSource = source
    source.resume()
  }

  private func stop() {
    acceptSource?.cancel()
    acceptSource = nil
    for connection in connections.values { connection.end() }
    connections = [:]
  }

  private func accept() {
    while true {
      let descriptor = Foundation.accept(listener, nil, nil)
      guard descriptor >= 0 else { return }
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
      connections[descriptor] = LoopbackConnection(
        descriptor: descriptor, queue: executor.queue,
        readable: { @Sendable in self.assumeIsolated { $0.read(descriptor) } },
        writable: { @Sendable in self.assumeIsolated { $0.write(descriptor) } })
    }
  }

  private func read(_ descriptor: Int32) {
    guard let connection = connections[descriptor] else { return }
    guard connection.read() else { return end(descriptor) }
    while let request = connection.nextRequest() {
      requests.append(request)
      let reply = (replies[request.path] ?? .page("no such page", status: 404)).answering(request)
      let delay = Double(reply.delay / .nanoseconds(1))
      guard delay > 0 else {
        send(reply, on: descriptor, to: connection)
        continue
      }
      let identity = connection.identity
      executor.queue.asyncAfter(deadline: .now() + .nanoseconds(Int(delay))) { @Sendable in
        self.assumeIsolated { $0.sendLate(reply, on: descriptor, identity: identity) }
      }
    }
  }

  /// Descriptors are used again: an answer may only go to the connection that asked.
  private func sendLate(_ reply: HTTPReply, on descriptor: Int32, identity: UUID) {
    guard let connection = connections[descriptor], connection.identity == identity else { return }
    send(reply, on: descriptor, to: connection)
  }

  private func send(
    _ reply: HTTPReply, on descriptor: Int32, to connection: LoopbackConnection
  ) {
    connection.queue(reply)
    write(descriptor)
  }

  private func write(_ descriptor: Int32) {
    guard let connection = connections[descriptor] else { return }
    let (sent, open) = connection.write()
    bytesSent += sent
    if !open { end(descriptor) }
  }

  private func end(_ descriptor: Int32) {
    connections.removeValue(forKey: descriptor)?.end()
  }
}
