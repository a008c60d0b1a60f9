/// A block of addresses in CIDR notation: `192.168.0.0/16`, `fd00::/8`, or one address.
package struct AddressBlock: Hashable, Sendable {
  private let base: [UInt8]
  private let bits: Int

  /// Nil where `text` is not a block.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let address = IPAddress(first) else { return nil }
    let width = address.bytes.count * 8
    guard parts.count > 1 else {
      self.init(address.bytes, width)
      return
    }
    guard let bits = Int(parts[1]), (0...width).contains(bits) else { return nil }
    self.init(address.bytes, bits)
  }

  private init(_ base: [UInt8], _ bits: Int) {
    self.base = base
    self.bits = bits
  }

  private static func v6(_ words: [UInt16], _ bits: Int) -> AddressBlock {
    let bytes = words.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    return AddressBlock(bytes + [UInt8](repeating: 0, count: 16 - bytes.count), bits)
  }

  package func contains(_ address: IPAddress) -> Bool {
    guard address.bytes.count == base.count else { return false }
    let whole = bits / 8
    guard address.bytes[..<whole] == base[..<whole] else { return false }
    guard bits % 8 > 0 else { return true }
    return (address.bytes[whole] ^ base[whole]) >> UInt8(8 - bits % 8) == 0
  }

  static let mappedV4 = v6([0, 0, 0, 0, 0, 0xFFFF], 96)
  static let nat64 = v6([0x64, 0xFF9B], 96)

  static let specialV4: [AddressBlock] = [
    AddressBlock([0, 0, 0, 0], 8),  // this network, RFC 791
    AddressBlock([10, 0, 0, 0], 8),  // private, RFC 1918
    AddressBlock([100, 64, 0, 0], 10),  // carrier-grade NAT, RFC 6598
    AddressBlock([127, 0, 0, 0], 8),  // loopback, RFC 1122
    AddressBlock([169, 254, 0, 0], 16),  // link-local and cloud metadata, RFC 3927
    AddressBlock([172, 16, 0, 0], 12),  // private, RFC 1918
    AddressBlock([192, 0, 0, 0], 24),  // protocol assignments, RFC 6890
    AddressBlock([192, 0, 2, 0], 24),  // documentation, RFC 5737
    AddressBlock([192, 88, 99, 0], 24),  // 6to4 relays, RFC 7526
    AddressBlock([192, 168, 0, 0], 16),  // private, RFC 1918
    AddressBlock([198, 18, 0, 0], 15),  // benchmarks, RFC 2544
    AddressBlock([198, 51, 100, 0], 24),  // documentation, RFC 5737
    AddressBlock([203, 0, 113, 0], 24),  // documentation, RFC 5737
    AddressBlock([224, 0, 0, 0], 4),  // multicast, RFC 1112
    AddressBlock([240, 0, 0, 0], 4),  // reserved and broadcast, RFC 1112
  ]

  static let specialV6: [AddressBlock] = [
    v6([0x2001, 0], 23),  // protocol assignments, Teredo and ORCHID among them, RFC 2928
    v6([0x2001, 0xDB8], 32),  // documentation, RFC 3849
    v6([0x2002], 16),  // 6to4, RFC 3056
    v6([0x3FFF], 20),  // documentation, RFC 9637
  ]
}
