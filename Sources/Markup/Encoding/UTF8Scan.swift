/// Reading bytes as UTF-8 by the Unicode Standard's table 3-7.
enum UTF8Scan {
  /// The length of the well-formed sequence at `start`, 0 where there is none, nil where the bytes
  /// end within what may still become one.
  static func sequenceLength(in bytes: Span<UInt8>, at start: Int) -> Int? {
    let lead = bytes[start]
    if lead < 0x80 { return 1 }
    guard lead >= 0xC2, lead <= 0xF4 else { return 0 }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard start + 1 < bytes.count else { return nil }
    guard secondByte(bytes[start + 1], follows: lead) else { return 0 }
    for offset in 2..<max(2, length) {
      guard start + offset < bytes.count else { return nil }
      guard bytes[start + offset] & 0xC0 == 0x80 else { return 0 }
    }
    return length
  }

  private static func secondByte(_ byte: UInt8, follows lead: UInt8) -> Bool {
    switch lead {
    case 0xE0: byte >= 0xA0 && byte <= 0xBF
    case 0xED: byte >= 0x80 && byte <= 0x9F
    case 0xF0: byte >= 0x90 && byte <= 0xBF
    case 0xF4: byte >= 0x80 && byte <= 0x8F
    default: byte & 0xC0 == 0x80
    }
  }

  /// The end of the ASCII run at `start`, eight bytes a step.
  static func endOfASCII(in bytes: Span<UInt8>, from start: Int) -> Int {
    bytes.withUnsafeBytes { raw in
      var position = start
      while position &+ 8 <= raw.count {
        let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian
        let high = word & 0x8080_8080_8080_8080
        if high != 0 { return position &+ high.trailingZeroBitCount / 8 }
        position &+= 8
      }
      while position < raw.count, raw[position] < 0x80 { position &+= 1 }
      return position
    }
  }

  /// How the bytes above ASCII look when they are read as UTF-8.
  struct Census: Equatable {
    var wellFormed = 0
    /// Sequences of three or four bytes among them.
    var long = 0
    var faults = 0

    /// Whether the text is UTF-8 beyond reasonable doubt.
    var isUTF8: Bool { faults == 0 && wellFormed > 0 }

    /// Whether hardly a text in an encoding of single bytes looks like this: one fault, a byte that
    /// some program cut in two, for ten sequences.
    var isHardlyElse: Bool { wellFormed > 0 && wellFormed >= 10 * faults }

    /// Whether a fault here and there is likelier than another encoding: legacy text gives at most
    /// one accidental sequence for five faults (GBK, the worst of those tried).
    var isMostlyUTF8: Bool { wellFormed > 0 && wellFormed >= faults }
  }

  static func census(of bytes: Span<UInt8>) -> Census {
    var census = Census()
    var position = endOfASCII(in: bytes, from: 0)
    while position < bytes.count {
      guard let length = sequenceLength(in: bytes, at: position) else { break }
      if length == 0 {
        census.faults += 1
      } else {
        census.wellFormed += 1
        if length > 2 { census.long += 1 }
      }
      position = endOfASCII(in: bytes, from: position + max(1, length))
    }
    return census
  }

  /// Appends `bytes` with every fault replaced by U+FFFD; returns where an unfinished sequence
  /// begins, or the count of the bytes.
  static func appendRepaired(_ bytes: Span<UInt8>, to text: inout [UInt8]) -> Int {
    var start = 0
    var position = endOfASCII(in: bytes, from: 0)
    while position < bytes.count {
      guard let length = sequenceLength(in: bytes, at: position) else { break }
      if length == 0 {
        bytes.append(start..<position, to: &text)
        text.append(contentsOf: [0xEF, 0xBF, 0xBD])
        position += 1 + skippable(in: bytes, after: position)
        start = position
      } else {
        position += length
      }
      if position < bytes.count, bytes[position] < 0x80 {
        position = endOfASCII(in: bytes, from: position)
      }
    }
    bytes.append(start..<position, to: &text)
    return position
  }

  /// The continuation bytes that belong to the broken sequence at `start`: one character is lost,
  /// not one for each of its bytes.
  private static func skippable(in bytes: Span<UInt8>, after start: Int) -> Int {
    let lead = bytes[start]
    guard lead >= 0xC2, lead <= 0xF4 else { return 0 }
    let most = lead < 0xE0 ? 0 : lead < 0xF0 ? 1 : 2
    var count = 0
    while count < most, start + 1 + count < bytes.count, bytes[start + 1 + count] & 0xC0 == 0x80 {
      count += 1
    }
    return count
  }
}
