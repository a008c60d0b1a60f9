import NewsModel

/// Reads the escapes of a JSON string.
///
/// A page in JSON has a backslash every twenty bytes, so what is between them is copied eight bytes
/// at a time; what an escape means is never longer than the escape.
enum JSONEscapes {
  /// The bytes that `string`, which is without its quotation marks, stands for. Linear.
  static func read(_ string: Span<UInt8>) -> [UInt8] {
    string.withUnsafeBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: source.count) { target, count in
        count = read(source, into: target)
      }
    }
  }

  private static func read(
    _ source: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    let (from, to) = (UnsafeRawBufferPointer(source), UnsafeMutableRawBufferPointer(target))
    var (place, count) = (0, 0)
    while place < source.count {
      if place &+ 8 <= source.count {
        // `count` is never beyond `place`, so there is room for eight bytes there too.
        let word = from.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        to.storeBytes(of: word, toByteOffset: count, as: UInt64.self)
        let plain = plainBytes(of: word.littleEndian)
        place &+= plain
        count &+= plain
        if plain == 8 { continue }
      } else if source[place] != UInt8(ascii: "\\") {
        target[count] = source[place]
        place &+= 1
        count &+= 1
        continue
      }
      guard place + 1 < source.count else {
        target[count] = source[place]
        return count + 1
      }
      place += take(JSONEscape(source.span, at: place), into: target, at: &count)
    }
    return count
  }

  /// How many bytes come before the first backslash.
  private static func plainBytes(of word: UInt64) -> Int {
    let other = word ^ 0x5C5C_5C5C_5C5C_5C5C
    let zeros = (other &- 0x0101_0101_0101_0101) & ~other & 0x8080_8080_8080_8080
    return zeros.trailingZeroBitCount >> 3
  }

  /// Writes what an escape means; returns its length. White space is a line feed or a space.
  private static func take(
    _ escape: JSONEscape, into target: UnsafeMutableBufferPointer<UInt8>, at count: inout Int
  ) -> Int {
    guard let scalar = escape.scalar, UTF8.width(scalar) <= escape.length else {
      return escape.length
    }
    switch scalar {
    case "\r": put("\n", into: target, at: &count)
    case "\t", "\u{08}", "\u{0C}": put(" ", into: target, at: &count)
    default: put(scalar, into: target, at: &count)
    }
    return escape.length
  }

  @inline(__always)
  private static func put(
    _ scalar: Unicode.Scalar, into target: UnsafeMutableBufferPointer<UInt8>, at count: inout Int
  ) {
    for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
      target[count] = unit
      count += 1
    }
  }
}
