/// One word of a text as ``WordScanner`` found it.
///
/// A word is a run of letters and digits, a number with its separators, or, in scripts that do not
/// separate words by spaces (Han, kana, Hangul, Thai, Lao, Khmer, Myanmar), a pair of neighbouring
/// characters; neighbouring pairs overlap.
package struct Word: Hashable, Sendable {
  /// What is known of a word beside its letters.
  package struct Traits: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) {
      self.rawValue = rawValue
    }

    /// The first letter is upper or title case.
    package static let capitalised = Traits(rawValue: 1 << 0)
    /// Every letter is upper case, and there are two of them or more.
    package static let allCaps = Traits(rawValue: 1 << 1)
    /// First of a sentence, a quotation, a line or the text: a capital tells nothing here.
    package static let sentenceStart = Traits(rawValue: 1 << 2)
    /// First of a paragraph (a line) or of the text; always with ``sentenceStart``.
    package static let paragraphStart = Traits(rawValue: 1 << 3)
    /// Has a digit somewhere.
    package static let digit = Traits(rawValue: 1 << 4)
    /// Digits only, with group or decimal separators; always with ``digit``.
    package static let number = Traits(rawValue: 1 << 5)
    /// Has a letter of a script without case.
    package static let caseless = Traits(rawValue: 1 << 6)
    /// A pair of characters (or a lone one) of a script without spaces; always with ``caseless``.
    package static let bigram = Traits(rawValue: 1 << 7)
    /// Has letters outside ASCII.
    package static let nonASCII = Traits(rawValue: 1 << 8)
  }

  /// Hash of the folded form: equal for words that differ in case, width, ligatures, composition
  /// of diacritics, or (numbers) group separators. Diacritics count.
  package var hash: UInt64
  /// Offset of the first byte in the scanned UTF-8.
  package var start: UInt32
  /// Length in bytes.
  package var length: UInt32
  package var traits: Traits

  package init(hash: UInt64, start: UInt32, length: UInt32, traits: Traits) {
    self.hash = hash
    self.start = start
    self.length = length
    self.traits = traits
  }

  /// The bytes of the word in the scanned UTF-8.
  package var range: Range<Int> { Int(start)..<Int(start) + Int(length) }
}
