/// Reads the entries of one dictd list, whose index tells where each headword's text begins.
///
/// The text is headword and pronunciation on one line, then translations, notes and examples. Only
/// single words are taken: a story's term is one word.
struct DictionaryReading {
  private struct Entry {
    var offset: UInt64
    var length: UInt64
    var word: String
  }

  /// More entries than any list has; a larger one is cut.
  private static let limit = 1 << 20
  /// Bytes of a headword that can be a single word.
  private static let longestWord = 48
  /// An entry's further translations are ever rarer meanings.
  private static let translationLimit = 6

  private var entries: [Entry] = []
  private var next = 0
  private var position: UInt64 = 0
  private var open: Range<Int> = 0..<0
  private var end: UInt64 = 0
  private var taken = 0

  /// Takes a line of the index: headword, offset and length in dictd's base 64, parted by tabs.
  mutating func addIndexed(_ line: [UInt8]) {
    let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
    guard entries.count < Self.limit, fields.count >= 3, fields[0].count <= Self.longestWord,
      !fields[0].isEmpty, !fields[0].contains(0x20), !fields[0].starts(with: "00".utf8),
      let offset = Self.number(fields[1]), let length = Self.number(fields[2])
    else { return }
    entries.append(
      Entry(offset: offset, length: length, word: String(decoding: fields[0], as: UTF8.self)))
  }

  /// Puts the entries in the order of their texts, once all are there.
  mutating func sort() {
    entries.sort { ($0.offset, $0.word) < ($1.offset, $1.word) }
  }

  /// Takes the next line of the text and calls `body` with each headword and translation in it.
  mutating func read(_ line: [UInt8], _ body: (_ word: String, _ translation: String) -> Void) {
    defer { position += UInt64(line.count) + 1 }
    while next < entries.count, entries[next].offset < position { next += 1 }
    if next < entries.count, entries[next].offset == position {
      let first = next
      while next < entries.count, entries[next].offset == position { next += 1 }
      open = first..<next
      // Base 64 of eleven digits: no sum of two overflows, see `number`.
      end = position + entries[first].length
      taken = 0
      return
    }
    guard !open.isEmpty, position < end, taken < Self.translationLimit else { return }
    for translation in Self.translations(in: line).prefix(Self.translationLimit - taken) {
      taken += 1
      for entry in entries[open] { body(entry.word, translation) }
    }
  }

  /// Six bits a digit, the high ones first; nil for other characters or more than 36 bits.
  private static func number(_ digits: ArraySlice<UInt8>) -> UInt64? {
    guard !digits.isEmpty, digits.count <= 6 else { return nil }
    var number: UInt64 = 0
    for digit in digits {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = digit - UInt8(ascii: "A")
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = digit - UInt8(ascii: "a") + 26
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0") + 52
      case UInt8(ascii: "+"): value = 62
      case UInt8(ascii: "/"): value = 63
      default: return nil
      }
      number = number << 6 | UInt64(value)
    }
    return number
  }

  /// The single words among the translations on a line: `1. debit order <n> [Br.], charge` is one.
  static func translations(in line: [UInt8]) -> [String] {
    // Examples and notes are indented, or say what they are before a colon.
    guard !line.starts(with: "   ".utf8), !line.contains(UInt8(ascii: ":")),
      line.first != UInt8(ascii: "\"")
    else { return [] }
    let parts = withoutRemarks(line).split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
    return parts.compactMap { part in
      var words = part.split(separator: 0x20)
      while let first = words.first, words.count > 1, isLead(first) { words.removeFirst() }
      guard words.count == 1, words[0].count <= longestWord else { return nil }
      return String(decoding: words[0], as: UTF8.self)
    }
  }

  /// A number of a meaning, an article, the mark of an infinitive.
  private static func isLead(_ word: ArraySlice<UInt8>) -> Bool {
    (word.last == UInt8(ascii: ".") && word.dropLast().allSatisfy { (0x30...0x39).contains($0) })
      || ["to", "a", "an", "the"].contains { word.elementsEqual($0.utf8) }
  }

  /// The line without what is in brackets of any kind.
  private static func withoutRemarks(_ line: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    kept.reserveCapacity(line.count)
    var depth = 0
    for byte in line {
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "<"), UInt8(ascii: "("), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: ">"), UInt8(ascii: ")"), UInt8(ascii: "}"):
        depth = max(0, depth - 1)
        kept.append(0x20)
      default:
        if depth == 0 { kept.append(byte) }
      }
    }
    return kept
  }
}
