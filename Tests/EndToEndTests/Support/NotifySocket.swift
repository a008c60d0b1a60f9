import Foundation

/// The other end of `sd_notify`: a datagram socket that the service finds in `NOTIFY_SOCKET`.
final class NotifySocket: Sendable {
  let path: String
  private let descriptor: Int32
  private let address: sockaddr_un

  init(in directory: URL) throws {
    path = directory.appendingPathComponent("n-\(UUID().uuidString.prefix(8))").path
    let kind = Int32(SOCK_DGRAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let descriptor = socket(AF_UNIX, kind, 0)
    self.descriptor = descriptor
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    let room = MemoryLayout.size(ofValue: address.sun_path)
    guard descriptor >= 0, bytes.count < room else {
      throw SupportError("cannot make a notify socket at \(path)")
    }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard bound == 0 else { throw SupportError.errno("bind \(path)") }
    self.address = address
  }

  deinit {
    _ = close(descriptor)
  }

  /// Whether a sender would have to wait, as one more message shows.
  func isFull() throws -> Bool {
    let sender = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard sender >= 0 else { throw SupportError.errno("socket") }
    defer { _ = close(sender) }
    var address = self.address
    let sent = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        sendto(
          sender, "", 0, Int32(MSG_DONTWAIT), $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    return sent < 0 && errno == EAGAIN
  }

  /// The messages that have come since the last call.
  func receive() -> [String] {
    var messages: [String] = []
    var buffer = [UInt8](repeating: 0, count: 8_192)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return messages }
      messages.append(String(decoding: buffer[..<count], as: UTF8.self))
    }
  }
}
