import Markup

/// References whose ampersand was lost on the way: `Wall Street#39;s`, `quot;It is a fact,quot;`.
enum LostAmpersand {
  /// Names that are no word of any language.
  private static let names: [StaticString] = [
    "quot", "amp", "nbsp", "rsquo", "lsquo", "ldquo", "rdquo", "mdash", "ndash", "hellip", "apos",
    "lt", "gt",
  ]

  /// The text with such references decoded, as long as it holds none that is whole.
  static func repaired(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: ";")), !text.contains(UInt8(ascii: "&")) else { return text }
    let bytes = text.span
    var repaired: [UInt8] = []
    var place = 0
    while place < bytes.count {
      let length = length(in: bytes, at: place)
      if length > 0 {
        let reference = [UInt8(ascii: "&")] + text[place..<place + length]
        HTMLEntities.append(reference.span, 0..<reference.count, as: .strict, to: &repaired)
        place += length
      } else {
        repaired.append(bytes[place])
        place += 1
      }
    }
    return repaired
  }

  private static func length(in bytes: Span<UInt8>, at place: Int) -> Int {
    if bytes[place] == UInt8(ascii: "#") { return numberLength(in: bytes, at: place) }
    let before: UInt8 = place > 0 ? bytes[place - 1] : 0x20
    guard !before.isASCIIAlphanumeric, before < 0x80, bytes[place].isASCIILetter else { return 0 }
    for name in names where bytes.hasPrefix(name, at: place) {
      let end = place + name.utf8CodeUnitCount
      if end < bytes.count, bytes[end] == UInt8(ascii: ";") { return end + 1 - place }
    }
    return 0
  }

  private static func numberLength(in bytes: Span<UInt8>, at place: Int) -> Int {
    var end = place + 1
    var number = 0
    while end < bytes.count, end - place <= 4, let digit = bytes[end].decimalDigit {
      number = number * 10 + Int(digit)
      end += 1
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: ";"), isPunctuation(number) else {
      return 0
    }
    return end + 1 - place
  }

  /// What is worth escaping by number: quotation marks, brackets, dashes, the euro.
  private static func isPunctuation(_ number: Int) -> Bool {
    switch number {
    case 34, 36, 38, 39, 60, 62, 91, 93, 130...160, 163, 169, 174, 8201...8250, 8364, 8482: true
    default: false
    }
  }
}
