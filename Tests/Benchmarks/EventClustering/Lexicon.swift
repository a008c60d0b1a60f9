/// Made-up words by rank, different ones in each language, and names, which all languages share.
struct Lexicon {
  static let languages = ["en", "es", "fr", "de"]
  static let words = 60_000
  static let names = 200_000

  private static let beginnings = [
    "b", "br", "d", "f", "fl", "g", "k", "kr", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr",
    "v", "z",
  ]
  private static let vowels = ["a", "e", "i", "o", "u"]
  private static let ends = ["", "l", "m", "n", "r", "s", "t", "x"]

  private var byLanguage: [[String]]
  private var allNames: [String]

  init() {
    byLanguage = Self.languages.indices.map { language in
      (0..<Self.words).map { Self.text($0 * 4 + language) }
    }
    allNames = (0..<Self.names).map { number in
      let text = Self.text(number &* 48_271 % 15_485_863 + 800)
      return text.prefix(1).uppercased() + text.dropFirst()
    }
  }

  func word(_ rank: Int, language: Int) -> String { byLanguage[language][rank] }
  func name(_ rank: Int) -> String { allNames[rank] }

  /// The word of a number: syllables are its digits, so that two numbers have two words.
  private static func text(_ number: Int) -> String {
    let count = beginnings.count * vowels.count * ends.count
    var rest = number
    var text = ""
    repeat {
      let syllable = rest % count &* 333 % count
      text += beginnings[syllable % beginnings.count]
      text += vowels[syllable / beginnings.count % vowels.count]
      text += ends[syllable / beginnings.count / vowels.count]
      rest /= count
    } while rest > 0
    return text
  }
}
