import Foundation

/// Gathers the words of the gazetteer.
struct GazetteerWords {
  /// Marks by the hash of a word's first letters, by language; the empty one holds news words.
  var prefixes: [String: [UInt32: UInt16]] = [:]
  /// How news words begin.
  var beginnings = LetterTriples()
  /// Marks by the pairs of characters of a word in a script without spaces, by language.
  var spelled: [String: [Gazetteer.Spelled]] = [:]

  private static let served = [
    "af", "ar", "az", "be", "bg", "bn", "bs", "ca", "ckb", "cs", "da", "de", "el", "en", "es",
    "et", "eu", "fa", "fi", "fr", "gu", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja",
    "ka", "kk", "km", "kn", "ko", "lo", "lt", "lv", "mk", "ml", "mr", "ms", "my", "ne", "nl",
    "no", "pa", "pl", "pt", "ro", "ru", "si", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "te",
    "th", "tr", "uk", "ur", "uz", "vi", "zh",
  ]
  private static let unspaced: Set<String> = ["zh", "ja", "th", "ko", "lo", "km", "my"]

  mutating func addAll() {
    addNewsWords()
    let regions = Locale.Region.isoRegions.map(\.identifier).filter { $0.utf8.count == 2 }.sorted()
    for language in Self.served {
      let locale = Locale(identifier: language)
      addRegions(regions, language: language, locale: locale)
      addTongues(regions, language: language, locale: locale)
    }
    addRegions(regions, language: "zh", locale: Locale(identifier: "zh-Hant"))
  }

  private mutating func addNewsWords() {
    let lines = NewsWords.concepts.description.split(separator: "\n")
    for (place, line) in lines.enumerated() {
      for word in line.split(separator: " ") {
        add(
          String(word).replacing("_", with: " "), mark: UInt16(place),
          language: Gazetteer.anyLanguage)
      }
    }
  }

  private mutating func addRegions(_ regions: [String], language: String, locale: Locale) {
    var marks: [UInt32: Set<UInt16>] = [:]
    for (place, region) in regions.enumerated() {
      guard let name = locale.localizedString(forRegionCode: region), name != region else {
        continue
      }
      let mark = Gazetteer.firstRegion + UInt16(place)
      if Self.unspaced.contains(language) {
        addSpelled(name, mark: mark, language: language)
      } else if let longest = Self.longestWord(of: name), longest.count >= 4 {
        let letters = longest.prefix(Gazetteer.regionLetters)
        marks[TermHash.of(letters), default: []].insert(mark)
      }
    }
    // "Islands" and "Saint" begin many names: what two or more share tells nothing, but for Korea,
    // Congo, Guinea and the like, of which the first stands for both.
    for (hash, owners) in marks where owners.count <= 2 {
      prefixes[language, default: [:]][hash] = owners.min()
    }
  }

  /// Languages spoken in several countries, which tell none of them, and those that do not tell
  /// what country is in the news.
  private static let wideTongues: Set<String> = [
    "ar", "bn", "ca", "ckb", "en", "eu", "gu", "kn", "ml", "mr", "pa", "pt", "sw", "ta", "te",
  ]

  /// The names of languages, which are the adjectives of countries: "French" counts as France, to
  /// which its first letters do not lead. The country is the one that CLDR holds most likely.
  private mutating func addTongues(_ regions: [String], language: String, locale: Locale) {
    for tongue in Self.served where !Self.wideTongues.contains(tongue) {
      let likely = Locale.Language(identifier: tongue).maximalIdentifier
      guard let name = locale.localizedString(forLanguageCode: tongue), name != tongue,
        let region = Locale.Language(identifier: likely).region?.identifier,
        let place = regions.firstIndex(of: region)
      else { continue }
      let mark = Gazetteer.firstRegion + UInt16(place)
      if Self.unspaced.contains(language) {
        addSpelled(name, mark: mark, language: language)
      } else if let longest = Self.longestWord(of: name), longest.count >= 4 {
        let hash = TermHash.of(longest.prefix(Gazetteer.regionLetters))
        if prefixes[language]?[hash] == nil { prefixes[language, default: [:]][hash] = mark }
      }
    }
  }

  private static func longestWord(of name: String) -> [UInt8]? {
    name.split { !$0.isLetter }.map { folded(String($0)) }.max { $0.count < $1.count }
  }

  private static func folded(_ word: String) -> [UInt8] {
    var folded = FoldedWord()
    let bytes = word.utf8.span
    folded.read(bytes, 0..<bytes.count, table: RomanTable.shared)
    let letters = folded.letters.letters
    return (0..<folded.count).map { letters[$0] }
  }

  private mutating func add(_ word: String, mark: UInt16, language: String) {
    let pairs = FeatureReader.pairs(of: word)
    if !pairs.isEmpty {
      return spelled[language, default: []].append(Gazetteer.Spelled(pairs: pairs, mark: mark))
    }
    let letters = Self.folded(word).prefix(Gazetteer.wordLetters.upperBound)
    guard letters.count >= Gazetteer.wordLetters.lowerBound else { return }
    beginnings.insert(letters)
    prefixes[language, default: [:]][TermHash.of(letters)] = mark
  }

  private mutating func addSpelled(_ name: String, mark: UInt16, language: String) {
    let pairs = FeatureReader.pairs(of: name)
    guard !pairs.isEmpty else { return }
    spelled[language, default: []].append(Gazetteer.Spelled(pairs: pairs, mark: mark))
  }
}
