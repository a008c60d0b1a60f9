import TextAnalysis

/// In what share of stories the common words of some languages stand.
///
/// The first hour of a stream, and a language of few stories, would else take "because" for as rare
/// as a name. The table stands for three hundred stories seen before; every word that is not in it
/// was in none of them. Without it: .02 to .035 less BCubed on sets of a few hundred stories.
struct CommonWords: Sendable {
  static let shared = CommonWords()

  private let languages: [String: Shares]

  /// The common words of one language.
  struct Shares: Sendable {
    /// For so many stories the table stands.
    var stories: Float
    private var shares = SlotTable<Float>()
    /// A bit for each known word by the first bits of its term: of the terms of a story few are
    /// known, and the others need not be looked for.
    private var filter = [UInt64](repeating: 0, count: 256)
    /// The share of a word that the table does not have.
    private static let unknownShare: Float = 1 / 300

    static let unknown = Shares(stories: 0)

    init(stories: Float) {
      self.stories = stories
    }

    @inline(__always)
    func share(of term: UInt32) -> Float {
      mayKnow(term) ? shares[term] ?? Self.unknownShare : Self.unknownShare
    }

    /// Whether the table may have the term; where it has not, the share is the same for all.
    @inline(__always)
    func mayKnow(_ term: UInt32) -> Bool {
      filter[Int(term >> 24)] >> UInt64(term >> 18 & 63) & 1 == 1
    }

    mutating func add(_ share: Float, of term: UInt32) {
      filter[Int(term >> 24)] |= 1 << UInt64(term >> 18 & 63)
      shares[term] = min(0.9, (shares[term] ?? 0) + share)
    }
  }

  /// A table may not outweigh what the stream itself says for long.
  private static let weight: Float = 300

  private init() {
    var languages: [String: Shares] = [:]
    for line in Self.table.description.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 2, let power = Int(words[1]) else { continue }
      let language = String(words[0])
      var shares = languages.removeValue(forKey: language) ?? Shares(stories: Self.weight)
      for word in words.dropFirst(2) {
        guard let term = Self.term(of: String(word), language: language) else { continue }
        shares.add(1 / Float(1 << min(20, max(0, power))), of: term)
      }
      languages[language] = shares
    }
    self.languages = languages
  }

  /// What is known of a language; nothing of most.
  func shares(of language: String) -> Shares { languages[language] ?? .unknown }

  /// The term of a word, or of a pair that is written with a low line.
  private static func term(of word: String, language: String) -> UInt32? {
    let parts = word.split(separator: "_").map(String.init)
    let terms = FeatureReader.terms(of: parts.joined(separator: " "), language: language)
    let single = parts.flatMap { FeatureReader.terms(of: $0, language: language) }
    return parts.count == 1 ? terms.first : terms.first { !single.contains($0) }
  }
}
