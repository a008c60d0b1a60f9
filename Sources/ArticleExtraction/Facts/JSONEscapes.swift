import Markup

/// Reads the escapes of a JSON string.
///
/// A page in JSON has a backslash every twenty bytes, so what is between them is copied eight bytes
/// at a time; no escape is longer than what it means.
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
      place += escape(source.span, place + 1, into: target, at: &count)
    }
    return count
  }

  /// How many bytes come before the first backslash.
  private static func plainBytes(of word: UInt64) -> Int {
    let other = word ^ 0x5C5C_5C5C_5C5C_5C5C
    let zeros = (other &- 0x0101_0101_0101_0101) & ~other & 0x8080_8080_8080_8080
    return zeros.trailingZeroBitCount >> 3
  }

  /// Writes what the escape after a backslash means; returns its length with the backslash.
  private static func escape(
    _ bytes: Span<UInt8>, _ place: Int, into target: UnsafeMutableBufferPointer<UInt8>,
    at count: inout Int
  ) -> Int {
    var byte = bytes[place]
    switch byte {
    case UInt8(ascii: "n"), UInt8(ascii: "r"): byte = 0x0A
    case UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"): byte = 0x20
    case UInt8(ascii: "u"):
      guard let (scalar, length) = scalar(bytes, place + 1) else { return 2 }
      for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
        target[count] = unit
        count += 1
      }
      return length
    default: break
    }
    target[count] = byte
    count += 1
    return 2
  }

  /// The code point of `XXXX` or `XXXX\uXXXX`, and the length of all with `\u` before it.
  private static func scalar(_ bytes: Span<UInt8>, _ place: Int) -> (Unicode.Scalar, Int)? {
    guard let unit = unit(bytes, place) else { return nil }
    if unit >= 0xD800, unit < 0xDC00, bytes.hasPrefix("\\u", at: place + 4),
      let low = Self.unit(bytes, place + 6), low >= 0xDC00, low < 0xE000,
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    {
      return (scalar, 12)
    }
    return (Unicode.Scalar(unit) ?? "\u{FFFD}", 6)
  }

  private static func unit(_ bytes: Span<UInt8>, _ place: Int) -> UInt32? {
    guard place + 4 <= bytes.count else { return nil }
    var unit: UInt32 = 0
    for offset in 0..<4 {
      guard let digit = bytes[place + offset].hexDigit else { return nil }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }
}
