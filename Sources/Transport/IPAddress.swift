import CCurl
import Glibc

/// An IPv4 or IPv6 address.
package struct IPAddress: Hashable, Sendable {
  /// 4 or 16 bytes in network order.
  package let bytes: [UInt8]

  /// The address in `text`, in the strict forms of `inet_pton`; brackets around IPv6 are allowed.
  package init?(_ text: some StringProtocol) {
    var text = Substring(text)
    if text.hasPrefix("["), text.hasSuffix("]") { text = text.dropFirst().dropLast() }
    if let scope = text.firstIndex(of: "%") { text = text[..<scope] }
    let isV6 = text.utf8.contains(UInt8(ascii: ":"))
    var storage = [UInt8](repeating: 0, count: isV6 ? 16 : 4)
    guard inet_pton(isV6 ? AF_INET6 : AF_INET, String(text), &storage) == 1 else { return nil }
    bytes = storage
  }

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The address of a socket; nil for other families.
  init?(_ address: UnsafePointer<sockaddr>, length: UInt32) {
    let raw = UnsafeRawPointer(address)
    switch Int32(address.pointee.sa_family) {
    case AF_INET where Int(length) >= MemoryLayout<sockaddr_in>.size:
      bytes = withUnsafeBytes(of: raw.loadUnaligned(as: sockaddr_in.self).sin_addr) { Array($0) }
    case AF_INET6 where Int(length) >= MemoryLayout<sockaddr_in6>.size:
      bytes = withUnsafeBytes(of: raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr) { Array($0) }
    default:
      return nil
    }
  }

  /// The IPv4 address that an IPv6 address stands for: v4-mapped (RFC 4291, 2.5.5.2) or made by a
  /// NAT64 gateway (RFC 6052), through which hosts without IPv4 reach all IPv4 hosts.
  private var embeddedV4: IPAddress? {
    let isMapped = AddressBlock.mappedV4.contains(self)
    guard isMapped || AddressBlock.nat64.contains(self) else { return nil }
    return IPAddress(bytes: Array(bytes[12...]))
  }

  /// Whether the address is one of the public internet.
  ///
  /// The IANA special-purpose registries (RFC 6890 and its updates). Of IPv6, only 2000::/3 is in
  /// public use at all; 6to4 and Teredo are left out, since they lead to IPv4 addresses of the
  /// sender's choice through relays that no longer exist.
  package var isPublic: Bool {
    if let embeddedV4 { return embeddedV4.isPublic }
    if bytes.count == 4 { return !AddressBlock.specialV4.contains { $0.contains(self) } }
    return bytes[0] & 0xE0 == 0x20 && !AddressBlock.specialV6.contains { $0.contains(self) }
  }

  /// The block that says who is meant: an embedded IPv4 address counts as that address.
  func isIn(_ block: AddressBlock) -> Bool {
    block.contains(self) || embeddedV4.map(block.contains) ?? false
  }
}

extension IPAddress: CustomStringConvertible {
  package var description: String {
    if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") }
    return stride(from: 0, to: 16, by: 2)
      .map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }
      .joined(separator: ":")
  }
}
