import Foundation

/// How each letter outside ASCII reads in Latin letters, without diacritics.
///
/// Built once from ICU's `Any-Latin; Latin-ASCII`, letter by letter: about 90 ms at the first word
/// that needs it, then an array access where a transform of a name costs 11 µs. Consonants of Indic
/// scripts lose their inherent vowel, which the next vowel sign would replace. Hangul is taken
/// apart by arithmetic. Han has no entry: its reading says nothing of the spelling elsewhere.
struct RomanTable: Sendable {
  static let shared = RomanTable()

  /// Up to four ASCII letters a scalar, first letter in the low byte; zero: no letter.
  private let letters: [UInt32]

  private static let alphabets: Range<UInt32> = 0x80..<0x2000
  private static let kana: Range<UInt32> = 0x3040..<0x3100
  private static let indic: Range<UInt32> = 0x0900..<0x0E00
  private static let hangul: Range<UInt32> = 0xAC00..<0xD7A4

  private init() {
    letters = (Array(Self.alphabets) + Array(Self.kana)).map(Self.reading(of:))
  }

  /// Calls `body` with each Latin letter or digit that the scalar reads as, in lower case.
  @inline(__always)
  func forEachLetter(of scalar: UInt32, _ body: (UInt8) -> Void) {
    if scalar < 0x80 { return Self.forASCII(scalar, body) }
    var packed: UInt32 = 0
    if scalar < 0x2000 {
      packed = letters[Int(scalar - 0x80)]
    } else if Self.kana.contains(scalar) {
      packed = letters[Int(scalar - Self.kana.lowerBound) + Self.alphabets.count]
    } else if Self.hangul.contains(scalar) {
      return Self.forHangul(scalar - Self.hangul.lowerBound, body)
    }
    while packed != 0 {
      body(UInt8(truncatingIfNeeded: packed))
      packed >>= 8
    }
  }

  @inline(__always)
  private static func forASCII(_ scalar: UInt32, _ body: (UInt8) -> Void) {
    let byte = UInt8(truncatingIfNeeded: scalar)
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): body(byte | 0x20)
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): body(byte)
    default: break
    }
  }

  private static let initials = [
    "g", "gg", "n", "d", "dd", "r", "m", "b", "bb", "s", "ss", "", "j", "jj", "ch", "k", "t", "p",
    "h",
  ].map { Array($0.utf8) }
  private static let medials = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we",
    "wi", "yu", "eu", "ui", "i",
  ].map { Array($0.utf8) }
  private static let finals = [
    "", "g", "g", "gs", "n", "nj", "n", "d", "l", "lg", "lm", "lb", "ls", "lt", "lp", "l", "m",
    "b", "bs", "s", "s", "ng", "j", "ch", "k", "t", "p", "h",
  ].map { Array($0.utf8) }

  private static func forHangul(_ syllable: UInt32, _ body: (UInt8) -> Void) {
    let place = Int(syllable)
    initials[place / 588].forEach(body)
    medials[place % 588 / 28].forEach(body)
    finals[place % 28].forEach(body)
  }

  private static func reading(of value: UInt32) -> UInt32 {
    guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { return 0 }
    let lower = scalar.properties.lowercaseMapping
    let transform = StringTransform("Any-Latin; Latin-ASCII; Lower")
    var reading = Array((lower.applyingTransform(transform, reverse: false) ?? "").utf8)
    reading.removeAll { !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    if indic.contains(value), reading.count > 1, reading.last == UInt8(ascii: "a"),
      scalar.properties.generalCategory == .otherLetter
    {
      reading.removeLast()
    }
    return reading.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}
