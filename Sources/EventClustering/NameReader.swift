import TextAnalysis

/// Reads the words of labels and headlines as the words of stories are read.
struct NameReader {
  let language: Int
  let isVietnamese: Bool
  private var folded = FoldedWord()

  /// More words of a headline are no headline.
  private static let wordLimit = 64
  /// Longer words are no names.
  private static let longestName = 60

  init(language: Int, isVietnamese: Bool) {
    self.language = language
    self.isVietnamese = isVietnamese
  }

  mutating func names(of text: String) -> [ClusterNames.Found] {
    let text = AnalyzedText(text)
    let bytes = text.source.utf8.span
    var found: [ClusterNames.Found] = []
    for word in text.words.prefix(Self.wordLimit) {
      guard word.length > 1, word.range.count <= Self.longestName, !word.traits.contains(.digit)
      else { continue }
      folded.read(bytes, word.range, table: RomanTable.shared)
      var pieces: [UInt32] = []
      if folded.letters.count >= 3 { NameShape.pieces(of: folded.letters) { pieces.append($0) } }
      let isWhole = isVietnamese || word.traits.contains(.bigram)
      let whole = FeatureReader.term(of: word)
      found.append(
        ClusterNames.Found(
          name: AliasName(
            language: UInt32(language), term: isWhole ? whole : folded.term ?? whole),
          text: String(text.text(of: word)), pieces: pieces))
    }
    return found
  }
}
