import Foundation

/// Sockets on 127.0.0.1.
enum LoopbackSocket {
  /// A listening TCP socket on a port that the kernel chose.
  static func listening() throws -> Int32 {
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let descriptor = socket(AF_INET, kind, 0)
    guard descriptor >= 0 else { throw SupportError.errno("socket") }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard bound == 0, listen(descriptor, 4_096) == 0 else { throw SupportError.errno("bind") }
    return descriptor
  }

  static func port(of descriptor: Int32) throws -> UInt16 {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let found = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(descriptor, $0, &length)
      }
    }
    guard found == 0 else { throw SupportError.errno("getsockname") }
    return UInt16(bigEndian: address.sin_port)
  }

  /// A port on which nobody listens at the moment.
  static func freePort() throws -> UInt16 {
    let descriptor = try listening()
    defer { _ = close(descriptor) }
    return try port(of: descriptor)
  }
}
