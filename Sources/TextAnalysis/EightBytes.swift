/// Eight bytes of a text, looked at together.
struct EightBytes {
  /// The first byte lowest.
  private let bytes: UInt64

  /// `place` and the seven places after it must be in the buffer.
  @inline(__always)
  init(_ buffer: UnsafeBufferPointer<UInt8>, at place: Int) {
    bytes = UInt64(
      littleEndian: UnsafeRawBufferPointer(buffer).loadUnaligned(
        fromByteOffset: place, as: UInt64.self))
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits = 0x80 * ones
  /// What an ASCII letter in lower case has and a capital has not.
  private static let caseBits = 0x20 * ones

  private var lower: UInt64 { bytes | Self.caseBits }

  /// How many of them are ASCII letters, from the first on.
  @inline(__always)
  var letters: Int {
    let low = lower & ~Self.highBits
    // Bit 7 of a byte: from `a` on, beyond `z`, outside ASCII.
    let fromA = low &+ (0x80 - 0x61) * Self.ones
    let beyondZ = low &+ (0x80 - 0x7B) * Self.ones
    let others = ~(fromA & ~beyondZ & ~bytes) & Self.highBits
    return others.trailingZeroBitCount / 8
  }

  /// The first `count` of them, which are letters, in lower case, the last one lowest.
  @inline(__always)
  func folded(_ count: Int) -> UInt64 { lower.byteSwapped >> UInt64(64 - 8 * count) }

  /// How many of the first `count`, which are letters, are capitals.
  @inline(__always)
  func uppers(_ count: Int) -> Int {
    let mask = count == 8 ? UInt64.max : (1 << UInt64(8 * count)) - 1
    return (~bytes & Self.caseBits & mask).nonzeroBitCount
  }
}
