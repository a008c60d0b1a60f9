import Glibc

/// In how many stories of a language a term occurred, with forgetting.
///
/// A language that has seen `horizon` stories halves all its counts, so that the table follows the
/// news and stays bounded: terms that were counted once are forgotten. Counts are whole numbers, so
/// a table that is rebuilt from its journal is the same to the last bit.
struct DocumentFrequencies: Sendable {
  /// Half-lives of 2,000 and of 20,000 stories scored within .005 of each other.
  static let horizon: UInt32 = 40_000

  private(set) var tables: [Table] = []

  struct Table: Sendable {
    var stories: UInt32 = 0
    var counts = TermCounts()
    /// What is known of the language before its first story.
    var prior = CommonWords.Shares.unknown

    func rarity(of term: UInt32, count: UInt32) -> Float {
      let expected = prior.stories * prior.share(of: term)
      return logf((Float(stories + 1) + prior.stories) / (Float(max(1, count)) + expected))
    }

    /// Counts one story with these distinct terms and returns each term's rarity.
    mutating func observe(_ terms: [UInt32]) -> [Float] {
      if stories >= DocumentFrequencies.horizon {
        stories /= 2
        counts.halve()
      }
      stories += 1
      let counts = counts.increment(terms)
      return rarities(of: terms, counts: counts)
    }

    /// The rarities of terms that were counted so many times, in order.
    ///
    /// Most terms of a story were counted a few times, and the table of common words knows few: one
    /// logarithm serves many.
    func rarities(of terms: [UInt32], counts: [UInt32]) -> [Float] {
      var ofCount = [Float](repeating: .nan, count: 64)
      var rarities: [Float] = []
      rarities.reserveCapacity(terms.count)
      for (term, count) in zip(terms, counts) {
        guard count < 64, !prior.mayKnow(term) else {
          rarities.append(rarity(of: term, count: count))
          continue
        }
        if ofCount[Int(count)].isNaN { ofCount[Int(count)] = rarity(of: term, count: count) }
        rarities.append(ofCount[Int(count)])
      }
      return rarities
    }
  }

  /// Makes room for a language.
  mutating func open(_ language: Int, prior: CommonWords.Shares) {
    while tables.count <= language { tables.append(Table()) }
    tables[language].prior = prior
  }

  /// Counts one story of `language` with these distinct terms and returns each term's rarity,
  /// ln((stories + 1) / stories with the term), this story and the prior's included.
  mutating func observe(_ terms: [UInt32], language: Int) -> [Float] {
    while tables.count <= language { tables.append(Table()) }
    return tables[language].observe(terms)
  }

  /// How many stories of `language` the table remembers.
  func stories(of language: Int) -> Int {
    language < tables.count ? Int(tables[language].stories) : 0
  }

  /// How young `language` is: 1 without a story, 0 once it remembers `grown` stories.
  func youth(of language: Int, until grown: Float) -> Float {
    max(0, 1 - Float(stories(of: language)) / grown)
  }

  /// The rarity of `term` in `language` as it stands.
  func rarity(of term: UInt32, language: Int) -> Float {
    guard language < tables.count else { return 0 }
    // A span: an array's element would be copied, with the three arrays in it.
    let table = tables.span
    return table[language].rarity(of: term, count: table[language].counts[term])
  }

  /// Whether at most one story in ten of a language has a term, or three stories in all.
  func isTelling(_ term: UInt32, language: Int) -> Bool {
    guard language < tables.count else { return false }
    let known = Float(tables[language].stories + 1) + tables[language].prior.stories
    return rarity(of: term, language: language) >= min(logf(10), logf(known / 4))
  }

  /// The rarities of terms in `language` as they stand.
  func rarities(of terms: [UInt32], language: Int) -> [Float] {
    guard language < tables.count else { return terms.map { _ in 0 } }
    return tables[language].rarities(of: terms, counts: tables[language].counts.counts(of: terms))
  }

  /// Puts back a saved table, to which `restore(_:count:language:)` adds the terms.
  mutating func restore(stories: UInt32, language: Int) {
    while tables.count <= language { tables.append(Table()) }
    tables[language].stories = stories
  }

  mutating func restore(_ term: UInt32, count: UInt32, language: Int) {
    while tables.count <= language { tables.append(Table()) }
    tables[language].counts.restore(term, count: count)
  }
}
