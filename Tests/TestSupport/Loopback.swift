import Glibc

/// Sockets on loopback addresses for servers of tests.
package enum Loopback {
  /// A listening socket on a port that the system chose.
  ///
  /// - Parameter host: the last byte of the address in 127.0.0.0/24, each a host of its own.
  package static func listen(host: UInt8 = 1) throws -> (socket: Int32, port: Int) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard listener >= 0 else { throw ServerError.noSocket }
    var yes: Int32 = 1
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, UInt32(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = (UInt32(0x7F00_0000) | UInt32(host)).bigEndian
    var length = UInt32(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && Glibc.listen(listener, 512) == 0
          && getsockname(listener, $0, &length) == 0
      }
    }
    guard bound else {
      close(listener)
      throw ServerError.noSocket
    }
    return (listener, Int(UInt16(bigEndian: address.sin_port)))
  }

  package static func canConnect(to port: Int) -> Bool {
    let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(client) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = in_port_t(port).bigEndian
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(client, $0, UInt32(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  /// A port on which nothing listens.
  package static func freePort() throws -> Int {
    let (socket, port) = try listen()
    close(socket)
    return port
  }
}

package enum ServerError: Error {
  case noSocket
  case didNotStart(String)
}
