/// Reading the characters of valid UTF-8, as strings hold it.
enum UTF8Scalar {
  /// The character whose first byte is at `place`, and its length in bytes.
  static func read(_ bytes: Span<UInt8>, at place: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let lead = UInt32(bytes[place])
    func next(_ offset: Int) -> UInt32 {
      place + offset < bytes.count ? UInt32(bytes[place + offset]) & 0x3F : 0
    }
    let (value, length): (UInt32, Int) =
      switch lead {
      case ..<0xC0: (lead, 1)
      case ..<0xE0: ((lead & 0x1F) << 6 | next(1), 2)
      case ..<0xF0: ((lead & 0x0F) << 12 | next(1) << 6 | next(2), 3)
      default: ((lead & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
      }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", min(length, bytes.count - place))
  }
}
