import Foundation

/// One connection of the loopback server; lives on the server's queue.
final class LoopbackConnection {
  /// Tells it from a later connection with the same descriptor.
  let identity = UUID()
  private let descriptor: Int32
  private let readSource: any DispatchSourceRead
  private let writeSource: any DispatchSourceWrite
  private var isWriting = false
  private var input: [UInt8] = []
  private var output: [UInt8] = []
  private var written = 0
  private var stream: (chunk: [UInt8], remaining: Int)?
  private var closesAfterwards = false

  init(
    descriptor: Int32, queue: DispatchQueue, readable: @escaping @Sendable () -> Void,
    writable: @escaping @Sendable () -> Void
  ) {
    self.descriptor = descriptor
    readSource = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
    // A second descriptor: two sources on one, closed by one of them, would watch a stranger's.
    let duplicate = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    writeSource = DispatchSource.makeWriteSource(fileDescriptor: duplicate, queue: queue)
    readSource.setEventHandler(handler: readable)
    readSource.setCancelHandler { @Sendable in _ = close(descriptor) }
    writeSource.setEventHandler(handler: writable)
    writeSource.setCancelHandler { @Sendable in _ = close(duplicate) }
    readSource.resume()
  }

  func end() {
    shutdown(descriptor, Int32(SHUT_RDWR))
    if !isWriting { writeSource.resume() }
    writeSource.cancel()
    readSource.cancel()
  }

  /// Takes what has come; false at the end of the stream.
  func read() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return count < 0 && errno == EAGAIN }
      input += buffer[..<count]
    }
  }

  /// The next complete request.
  func nextRequest() -> HTTPRequest? {
    let end: [UInt8] = [13, 10, 13, 10]
    guard let range = input.firstRange(of: end) else { return nil }
    var request = HTTPRequest(head: input[..<range.lowerBound])
    let length = request?.headers["content-length"].flatMap(Int.init) ?? 0
    guard input.count - range.upperBound >= length else { return nil }
    request?.body = Array(input[range.upperBound..<range.upperBound + length])
    input.removeSubrange(..<(range.upperBound + length))
    return request
  }

  func queue(_ reply: HTTPReply) {
    switch reply.body {
    case .silence: return
    case .bytes(let bytes): output += reply.head() + bytes
    case .stream(let chunk, let total):
      output += reply.head()
      stream = (chunk, total)
      closesAfterwards = true
    }
  }

  /// Writes what fits; the bytes taken, and whether the connection stays open.
  func write() -> (sent: Int, isOpen: Bool) {
    var sent = 0
    while true {
      refill()
      guard written < output.count else { break }
      let count = output.withUnsafeBytes { bytes in
        send(
          descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written,
          Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else {
        guard errno == EAGAIN else { return (sent, false) }
        wantsWriting(true)
        return (sent, true)
      }
      sent += count
      written += count
    }
    wantsWriting(false)
    return (sent, !closesAfterwards)
  }

  private func refill() {
    guard written == output.count else { return }
    output.removeAll(keepingCapacity: true)
    written = 0
    guard let (chunk, remaining) = stream else { return }
    output += chunk.prefix(remaining)
    stream = remaining > chunk.count ? (chunk, remaining - chunk.count) : nil
  }

  private func wantsWriting(_ wanted: Bool) {
    guard wanted != isWriting else { return }
    isWriting = wanted
    if wanted { writeSource.resume() } else { writeSource.suspend() }
  }
}
