/// What translated words say to a link, where the user has word lists.
extension EventClusterer {
  /// The heaviest terms of an English cluster that translations are compared with.
  private static let comparedTerms = 48

  /// Asks for the list of a language whose first story has come.
  mutating func loadWords(of language: Int) {
    guard let source = wordListSource else { return }
    while wordLists.count <= language {
      wordLists.append(source.words(of: languages.names[wordLists.count]))
    }
  }

  /// The log odds that translated words add to a link of two clusters; 0 without lists for both.
  ///
  /// Fitted beside the link model on 1,821 pairs of 20 languages that it was asked about (itn-dev,
  /// 30 FreeDict lists): the log odds grow by 4.7 with the root of the cosine. .3 lies above nine of
  /// ten unrelated pairs; with .15 and nothing taken off below, the mixed stream had 10 more false
  /// joins in 1,000 lone stories, with these figures 5 and 0. A list that lacks the words of a
  /// story must not undo what the names say: it takes off 1 at most.
  func translationEvidence(_ one: Cluster, _ other: Cluster) -> Float {
    guard wordListSource != nil, let left = inEnglish(one), let right = inEnglish(other) else {
      return 0
    }
    return max(-1, min(2, 4.7 * (left.cosine(right).squareRoot() - 0.3)))
  }

  /// The words of a cluster in English; nil where there is no list of its language.
  func inEnglish(_ cluster: Cluster) -> SparseVector? {
    if languages.names[cluster.language] == "en" {
      return SparseVector(heaviest: Self.comparedTerms, of: Array(cluster.body.weights))
    }
    guard wordLists.indices.contains(cluster.language), let list = wordLists[cluster.language]
    else { return nil }
    var weights: [UInt32: Float] = [:]
    var folded = FoldedWord()
    for label in cluster.labels {
      let rarity = frequencies.rarity(of: label.term, language: cluster.language)
      let weight = rarity * Float(label.count) / Float(cluster.size)
      for word in label.text.split(separator: " ") {
        let bytes = word.utf8.span
        folded.read(bytes, 0..<bytes.count, table: RomanTable.shared)
        let found = list.translations(of: folded)
        let share = weight / Float(max(1, found.count)).squareRoot()
        for term in found { weights[term, default: 0] += share }
      }
    }
    let words = weights.map { TermWeight(term: $0.key, weight: $0.value) }
    return SparseVector(
      heaviest: 2 * Self.comparedTerms, of: words.sorted { $0.term < $1.term })
  }
}
