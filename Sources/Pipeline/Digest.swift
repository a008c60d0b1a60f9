import CCrypto
import NewsModel
import StateStore

/// SHA-256 of a sequence of fields, each with its length before it, so that no two sequences of
/// fields give the same bytes.
struct Digest {
  let bytes: [UInt8]

  init(_ fields: [some Sequence<UInt8>]) {
    var message: [UInt8] = []
    for field in fields {
      let bytes = Array(field)
      withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { message.append(contentsOf: $0) }
      message.append(contentsOf: bytes)
    }
    bytes = message.withUnsafeBytes(Self.sha256)
  }

  /// Of one field: the bytes of `numbers`, the lowest first.
  init(numbers: some Collection<UInt64>) {
    var message: [UInt64] = []
    message.reserveCapacity(numbers.count + 1)
    message.append(UInt64(numbers.count * 8).littleEndian)
    for number in numbers { message.append(number.littleEndian) }
    bytes = message.withUnsafeBytes(Self.sha256)
  }

  private static func sha256(_ message: UnsafeRawBufferPointer) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_LENGTH)) { digest, count in
      _ = SHA256(message.baseAddress, message.count, digest.baseAddress)
      count = Int(SHA256_DIGEST_LENGTH)
    }
  }

  /// The first 16 bytes: enough that no two of 10^12 differ and collide with odds over 10^-14.
  var short: [UInt8] { Array(bytes.prefix(16)) }

  /// The first 80 bits in lower-case base 32 (RFC 4648): 16 letters and digits.
  var name: String {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567")
    var name = ""
    var bits: UInt64 = 0
    var held = 0
    for byte in bytes.prefix(10) {
      bits = bits << 8 | UInt64(byte)
      held += 8
      while held >= 5 {
        held -= 5
        name.append(alphabet[Int(bits >> UInt64(held) & 31)])
      }
    }
    return name
  }
}
