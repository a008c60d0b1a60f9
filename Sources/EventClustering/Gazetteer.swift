/// Countries and news words of many languages as numbers that reports in two scripts can share.
///
/// Countries come from CLDR through `Locale`, words from `NewsWords`. In scripts with spaces a word
/// counts by its first letters, in those without by all its pairs of characters. Built once, at the
/// first story: about 150 ms.
struct Gazetteer: Sendable {
  static let shared = Gazetteer()

  /// News words, by the hash of a word's first letters.
  private let newsWords: MarkTable
  /// How news words begin.
  private let beginnings: LetterTriples
  /// Countries, by the hash of a word's first letters, by language.
  private let regions: [String: MarkTable]
  /// Words of scripts without spaces by language, news words with them; the empty one holds these
  /// alone.
  private let spelled: [String: [Spelled]]

  struct Spelled: Sendable {
    var pairs: [UInt32]
    var mark: UInt16
  }

  /// A country's name counts by so many letters, which its adjectives share.
  static let regionLetters = 5
  /// The shortest and longest beginnings of news words.
  static let wordLetters = 3...9
  /// Marks below are news words, from here on countries.
  static let firstRegion: UInt16 = 1_000
  static let anyLanguage = ""

  /// The names of countries in a language.
  func regions(of language: String) -> MarkTable { regions[language] ?? .empty }

  /// The mark of a news word in a script with spaces.
  @inline(__always)
  func newsWord(_ word: borrowing FoldedWord) -> UInt16? {
    guard word.count >= Self.wordLetters.lowerBound, beginnings.contains(word) else { return nil }
    // A short beginning must be the word but for an ending of two letters.
    var length = min(word.count, Self.wordLetters.upperBound)
    let least = max(Self.wordLetters.lowerBound, min(5, word.count - 2))
    while length >= least {
      if let mark = newsWords[word.hash(first: length)] { return mark }
      length -= 1
    }
    return nil
  }

  /// What may be written without spaces in a language.
  func spelled(in language: String) -> [Spelled] {
    spelled[language] ?? spelled[Self.anyLanguage] ?? []
  }

  private init() {
    var words = GazetteerWords()
    words.addAll()
    newsWords = MarkTable(words.prefixes.removeValue(forKey: Self.anyLanguage) ?? [:])
    beginnings = words.beginnings
    regions = words.prefixes.mapValues { MarkTable($0) }
    let anywhere = words.spelled[Self.anyLanguage] ?? []
    spelled = Dictionary(
      uniqueKeysWithValues: words.spelled.map {
        ($0, $0 == Self.anyLanguage ? anywhere : $1 + anywhere)
      })
  }
}
