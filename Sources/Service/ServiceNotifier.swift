import Glibc

/// Tells systemd how the service is (sd_notify(3)); silent where systemd does not ask.
package struct ServiceNotifier: Sendable {
  private let address: String?
  /// Half of the time after which systemd holds the service for dead; nil without a watchdog.
  package let watchdogInterval: Duration?

  /// Reads `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID`.
  package init(environment: (String) -> String?) {
    address = environment("NOTIFY_SOCKET")
    let isOurs = environment("WATCHDOG_PID").map { $0 == String(getpid()) } ?? true
    let limit = environment("WATCHDOG_USEC").flatMap { Int64($0) }
    watchdogInterval = isOurs ? limit.map { .microseconds($0 / 2) } : nil
  }

  package func ready(_ status: String) { send("READY=1\nSTATUS=\(Self.line(status))") }
  package func status(_ status: String) { send("STATUS=\(Self.line(status))") }
  package func stopping(_ status: String) { send("STOPPING=1\nSTATUS=\(Self.line(status))") }

  /// Says what the start is doing and asks systemd to wait for it for another `limit`.
  package func starting(_ status: String, within limit: Duration) {
    let microseconds = Int64(limit / .microseconds(1))
    send("STATUS=\(Self.line(status))\nEXTEND_TIMEOUT_USEC=\(microseconds)")
  }

  package func watchdog() { send("WATCHDOG=1") }

  /// Announces a reload; `ready` ends it.
  package func reloading() {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    let microseconds = Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1_000
    send("RELOADING=1\nMONOTONIC_USEC=\(microseconds)")
  }

  private static func line(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }

  private func send(_ message: String) {
    guard let address, var target = Self.socketAddress(address) else { return }
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + address.utf8.count)
    let bytes = Array(message.utf8)
    withUnsafePointer(to: &target) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        // A reader that is behind (ten messages fill the queue) must not hold up the loop.
        _ = sendto(
          descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT),
          pointer, length)
      }
    }
  }

  /// A path, or with `@` in front a name in the abstract namespace.
  private static func socketAddress(_ text: String) -> sockaddr_un? {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    var bytes = Array(text.utf8)
    guard let first = bytes.first, bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
      return nil
    }
    if first == UInt8(ascii: "@") { bytes[0] = 0 }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    return address
  }
}
