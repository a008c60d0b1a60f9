import Foundation

/// A pseudo-terminal: what is written to `path` is what a person would see.
final class Terminal: Sendable {
  let path: String
  private let descriptor: Int32

  // ioctl_tty(2); Glibc does not export posix_openpt(3) and its family to Swift.
  private static let unlock: UInt = 0x4004_5431
  private static let number: UInt = 0x8004_5430

  init() throws {
    descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    var (locked, number): (Int32, Int32) = (0, 0)
    guard descriptor >= 0, ioctl(descriptor, Self.unlock, &locked) == 0,
      ioctl(descriptor, Self.number, &number) == 0
    else { throw SupportError.errno("/dev/ptmx") }
    path = "/dev/pts/\(number)"
  }

  deinit {
    _ = close(descriptor)
  }

  /// Everything that was written so far. (A terminal holds about 4 KB for who does not read.)
  func text() -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 8_192)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }
}
