/// Words of a language with their English translations, both as terms of stories.
///
/// Eight bytes a pair, in one sorted array; a look-up is a binary search. A word is found by its term
/// or, inflected, by how it begins.
package struct WordList: Sendable {
  /// The word's key in the upper half, the translation's term in the lower, ascending.
  private let pairs: [UInt64]

  fileprivate init(pairs: [UInt64]) {
    self.pairs = pairs
  }

  package var count: Int { pairs.count }

  /// What has more translations than this says nothing: a short beginning of many words.
  private static let ambiguous = 10

  /// The translations of a word; none where there are too many.
  func translations(of word: FoldedWord) -> [UInt32] {
    let keys = [word.term].compactMap { $0 } + Self.beginnings(of: word, isQuery: true)
    for key in keys {
      let found = translations(under: key)
      if found.isEmpty { continue }
      return found.count > Self.ambiguous ? [] : found.map { UInt32(truncatingIfNeeded: $0) }
    }
    return []
  }

  private func translations(under key: UInt32) -> ArraySlice<UInt64> {
    let first = lowerBound(UInt64(key) << 32)
    var end = first
    while end < pairs.count, pairs[end] >> 32 == UInt64(key) { end += 1 }
    return pairs[first..<end]
  }

  private func lowerBound(_ value: UInt64) -> Int {
    var low = 0
    var high = pairs.count
    while low < high {
      let middle = (low + high) / 2
      if pairs[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static let beginningSeed: UInt32 = 0x5A17_0100

  /// The keys of how a word begins: five letters of six or more, four of fewer. Endings may make a
  /// short word a longer one.
  fileprivate static func beginnings(of word: FoldedWord, isQuery: Bool) -> [UInt32] {
    var keys: [UInt32] = []
    if word.count >= 6 { keys.append(word.letters.hash(0..<5, seed: beginningSeed + 5)) }
    if word.count == 4 || word.count == 5 || (isQuery && (6...7).contains(word.count)) {
      keys.append(word.letters.hash(0..<4, seed: beginningSeed + 4))
    }
    return keys
  }
}

/// Makes a `WordList` of entries in any order.
package struct WordListBuilder {
  /// No more pairs than this are kept: 8 MB. The largest FreeDict list has 900,000.
  package static let limit = 1 << 20

  private var pairs: [UInt64] = []
  private var folded = FoldedWord()

  package init() {}

  package var isEmpty: Bool { pairs.isEmpty }
  package var isFull: Bool { pairs.count >= Self.limit }

  /// Takes an entry. Only single words count: a term of a story is one word.
  package mutating func add(_ word: String, english translation: String) {
    guard !isFull, let to = fold(translation)?.term, let from = fold(word) else { return }
    let keys = from.beginnings + [from.term]
    for key in keys { pairs.append(UInt64(key) << 32 | UInt64(to)) }
  }

  package consuming func list() -> WordList {
    pairs.sort()
    var distinct: [UInt64] = []
    distinct.reserveCapacity(pairs.count)
    for pair in pairs where distinct.last != pair { distinct.append(pair) }
    return WordList(pairs: distinct)
  }

  private mutating func fold(_ word: String) -> (term: UInt32, beginnings: [UInt32])? {
    guard word.unicodeScalars.allSatisfy(Self.isOfWord) else { return nil }
    let bytes = word.utf8.span
    folded.read(bytes, 0..<bytes.count, table: RomanTable.shared)
    guard let term = folded.term else { return nil }
    return (term, WordList.beginnings(of: folded, isQuery: false))
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar.properties.isAlphabetic }
    return scalar.properties.isAlphabetic || scalar.properties.canonicalCombiningClass.rawValue > 0
  }
}

/// Where word lists come from, asked once a language when its first story comes.
package protocol WordListSource: Sendable {
  /// The words of `language`, ISO 639-1, nil where there are none.
  func words(of language: String) -> WordList?
}
