/// One word of a text as ``WordScanner`` found it.
///
/// A word is a run of letters and digits, a number with its separators, or, in scripts that do not
/// separate words by spaces (Han, kana, Hangul, Thai, Lao, Khmer, Myanmar), a pair of neighbouring
/// characters; neighbouring pairs overlap.
package struct Word: Hashable, Sendable {
  /// What is known of a word beside its letters.
  package struct Traits: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16

    @inlinable package init(rawValue: UInt16) {
      self.rawValue = rawValue
    }

    /// The first letter is upper or title case.
    @inlinable package static var capitalised: Traits { Traits(rawValue: 1 << 0) }
    /// Every letter is upper case, and there are two of them or more.
    @inlinable package static var allCaps: Traits { Traits(rawValue: 1 << 1) }
    /// First of a sentence, a quotation, a line or the text: a capital tells nothing here.
    @inlinable package static var sentenceStart: Traits { Traits(rawValue: 1 << 2) }
    /// First of a paragraph (a line) or of the text; always with ``sentenceStart``.
    @inlinable package static var paragraphStart: Traits { Traits(rawValue: 1 << 3) }
    /// Has a digit somewhere.
    @inlinable package static var digit: Traits { Traits(rawValue: 1 << 4) }
    /// Digits only, with group or decimal separators; always with ``digit``.
    @inlinable package static var number: Traits { Traits(rawValue: 1 << 5) }
    /// Has a letter of a script without case.
    @inlinable package static var caseless: Traits { Traits(rawValue: 1 << 6) }
    /// A pair of characters (or a lone one) of a script without spaces; always with ``caseless``.
    @inlinable package static var bigram: Traits { Traits(rawValue: 1 << 7) }
    /// Has letters outside ASCII.
    @inlinable package static var nonASCII: Traits { Traits(rawValue: 1 << 8) }
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
