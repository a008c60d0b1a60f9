import TextAnalysis

/// What a few hundred frequent words of each language come to, by the hash that the scanner gave
/// them: half of the words of a text need no folding.
struct KnownWords: Sendable {
  private static let shared = KnownWords()

  private var tables: [String: Table] = [:]

  /// A word in lower case.
  struct Known: Sendable {
    var term: UInt32
    /// Its mark in the gazetteer.
    var mark: UInt16?
  }

  /// The words of one language: open addressing, at most half full.
  struct Table: Sendable {
    fileprivate var hashes: [UInt64] = []
    fileprivate var words: [Known] = []

    /// The word of a hash, which is never 0.
    @inline(__always)
    subscript(hash: UInt64) -> Known? {
      guard !hashes.isEmpty else { return nil }
      let mask = hashes.count - 1
      var place = Int(truncatingIfNeeded: hash >> 20) & mask
      while hashes[place] != 0 {
        if hashes[place] == hash { return words[place] }
        place = (place + 1) & mask
      }
      return nil
    }

    fileprivate init(_ known: [(hash: UInt64, word: Known)]) {
      var size = 16
      while size < known.count * 2 { size *= 2 }
      hashes = [UInt64](repeating: 0, count: size)
      words = [Known](repeating: Known(term: 0, mark: nil), count: size)
      for (hash, word) in known {
        var place = Int(truncatingIfNeeded: hash >> 20) & (size - 1)
        while hashes[place] != 0, hashes[place] != hash { place = (place + 1) & (size - 1) }
        hashes[place] = hash
        words[place] = word
      }
    }

    static let none = Table()

    fileprivate init() {}
  }

  /// The frequent words of a language; none of most.
  static func table(of language: String) -> Table { shared.tables[language] ?? .none }

  private init() {
    var known: [String: [(hash: UInt64, word: Known)]] = [:]
    for line in CommonWords.table.description.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 2 else { continue }
      let language = String(words[0])
      for word in words.dropFirst(2) {
        if let word = Self.known(String(word), language: language) {
          known[language, default: []].append(word)
        }
      }
    }
    tables = known.mapValues { Table($0) }
  }

  private static func known(_ text: String, language: String) -> (hash: UInt64, word: Known)? {
    let words = WordScanner().words(of: text)
    guard words.count == 1, let word = words.first, word.length > 1,
      word.traits.isDisjoint(with: [.caseless, .capitalised, .digit, .bigram])
    else { return nil }
    var folded = FoldedWord()
    folded.read(text.utf8.span, word.range, table: .shared)
    guard let term = folded.term else { return nil }
    let mark = Gazetteer.shared.newsWord(folded)
    return (word.hash, Known(term: term, mark: mark))
  }
}
