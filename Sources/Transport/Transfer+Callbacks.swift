import CCurl
import Glibc

/// What libcurl calls, always on the transport's queue.
extension Transfer {
  private static func of(_ context: UnsafeMutableRawPointer?) -> Transfer? {
    EasyHandle.of(context)?.transfer
  }

  static let onBody:
    @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
      bytes, size, count, context in
      let buffer = UnsafeRawBufferPointer(start: bytes, count: size * count)
      return Transfer.of(context)?.takeBody(buffer) == true ? buffer.count : -1
    }

  static let onHeadLine:
    @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
      bytes, size, count, context in
      let buffer = UnsafeRawBufferPointer(start: bytes, count: size * count)
      return Transfer.of(context)?.takeHeadLine(buffer) == true ? buffer.count : -1
    }

  static let onOpenSocket:
    @convention(c) (
      UnsafeMutableRawPointer?, curlsocktype, UnsafeMutablePointer<curl_sockaddr>?
    ) -> curl_socket_t = { context, _, address in
      guard let transfer = Transfer.of(context), let address else { return -1 }
      let length = address.pointee.addrlen
      guard transfer.permits(nl_sockaddr(address).flatMap { IPAddress($0, length: length) }) else {
        return -1
      }
      let kind = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
      let descriptor = socket(address.pointee.family, kind, address.pointee.protocol)
      if descriptor >= 0 { transfer.sockets.didOpen(descriptor) }
      return descriptor
    }

  static let onCloseSocket: @convention(c) (UnsafeMutableRawPointer?, curl_socket_t) -> Int32 = {
    context, socket in
    if let context {
      Unmanaged<SocketBoard>.fromOpaque(context).takeUnretainedValue().willClose(socket)
    }
    return close(socket)
  }

  /// Comes before each request, also on a kept connection: that one may have been opened by a
  /// request which is allowed more than this one.
  static let onPrerequest:
    @convention(c) (
      UnsafeMutableRawPointer?, UnsafeMutablePointer<CChar>?, UnsafeMutablePointer<CChar>?, Int32,
      Int32
    ) -> Int32 = { context, peer, _, _, _ in
      guard let transfer = Transfer.of(context) else { return CURL_PREREQFUNC_ABORT }
      guard transfer.permits(peer.flatMap { IPAddress(String(cString: $0)) }) else {
        return CURL_PREREQFUNC_ABORT
      }
      transfer.forgiveRefusedAddress()
      return CURL_PREREQFUNC_OK
    }
}
