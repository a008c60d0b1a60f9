/// An escape within a JSON string (RFC 8259, section 7): a backslash and what belongs to it.
///
/// What is wrong with it is told, not judged: some readers refuse it, others go on.
package struct JSONEscape: Hashable, Sendable {
  /// What it stands for; nil where a letter follows that names nothing, which then stands for
  /// itself. U+FFFD for half of a surrogate pair and for digits that are none.
  package let scalar: Unicode.Scalar?
  /// Its bytes, the backslash included: 1 where the scalar is nil.
  package let length: Int
  /// Whether it is as the RFC wants it, and no half of a pair.
  package let isValid: Bool

  /// Reads the escape whose backslash is at `place`. Constant time.
  package init(_ bytes: Span<UInt8>, at place: Int) {
    guard place + 1 < bytes.count else {
      self.init(nil, length: 1, isValid: false)
      return
    }
    switch bytes[place + 1] {
    case UInt8(ascii: "n"): self.init("\n", length: 2)
    case UInt8(ascii: "r"): self.init("\r", length: 2)
    case UInt8(ascii: "t"): self.init("\t", length: 2)
    case UInt8(ascii: "b"): self.init("\u{08}", length: 2)
    case UInt8(ascii: "f"): self.init("\u{0C}", length: 2)
    case UInt8(ascii: "\""): self.init("\"", length: 2)
    case UInt8(ascii: "\\"): self.init("\\", length: 2)
    case UInt8(ascii: "/"): self.init("/", length: 2)
    case UInt8(ascii: "u"): self.init(unicode: bytes, at: place)
    default: self.init(nil, length: 1, isValid: false)
    }
  }

  private init(_ scalar: Unicode.Scalar?, length: Int, isValid: Bool = true) {
    self.scalar = scalar
    self.length = length
    self.isValid = isValid
  }

  /// A UTF-16 unit in hex, with the second half of a pair where it is a first one.
  private init(unicode bytes: Span<UInt8>, at place: Int) {
    guard let unit = Self.unit(bytes, at: place + 2) else {
      self.init("\u{FFFD}", length: 2, isValid: false)
      return
    }
    if let scalar = Unicode.Scalar(unit) {
      self.init(scalar, length: 6)
    } else if unit < 0xDC00, place + 7 < bytes.count, bytes[place + 6] == UInt8(ascii: "\\"),
      bytes[place + 7] == UInt8(ascii: "u"), let low = Self.unit(bytes, at: place + 8),
      low & 0xFC00 == 0xDC00,
      let scalar = Unicode.Scalar(0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF))
    {
      self.init(scalar, length: 12)
    } else {
      self.init("\u{FFFD}", length: 6, isValid: false)
    }
  }

  private static func unit(_ bytes: Span<UInt8>, at place: Int) -> UInt32? {
    guard place + 4 <= bytes.count else { return nil }
    var unit: UInt32 = 0
    for offset in 0..<4 {
      guard let digit = digit(bytes[place + offset]) else { return nil }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
