extension AnalyzedText {
  /// Appends the facts of the paragraph `range` of `words`, with repetitions, in text order.
  ///
  /// Names count where capitals tell something: not at the start of a sentence, and not in a
  /// paragraph in capitals. Linear.
  package func appendFacts(ofParagraph range: Range<Int>, to facts: inout [Fact]) {
    let marked: Word.Traits = [.capitalised, .digit, .caseless]
    let shouted = words[range].count { $0.traits.contains(.allCaps) }
    let isShouted = shouted * 2 > range.count
    for index in range where !words[index].traits.isDisjoint(with: marked) {
      let word = words[index]
      if let kind = Self.kind(of: word, isShouted: isShouted) {
        facts.append(Fact(hash: word.hash, kind: kind))
      }
    }
  }

  /// Appends the facts of the whole text, paragraph by paragraph.
  package func appendFacts(to facts: inout [Fact]) {
    for paragraph in paragraphs { appendFacts(ofParagraph: paragraph, to: &facts) }
  }

  /// The paragraphs as ranges of `words`, none empty.
  package var paragraphs: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var first = 0
    for index in words.indices where index > 0 && words[index].traits.contains(.paragraphStart) {
      ranges.append(first..<index)
      first = index
    }
    if first < words.count { ranges.append(first..<words.count) }
    return ranges
  }

  private static func kind(of word: Word, isShouted: Bool) -> Fact.Kind? {
    if word.traits.contains(.digit) { return .number }
    if word.traits.contains(.caseless) { return .term }
    let isName = !isShouted && word.length > 1 && !word.traits.contains(.sentenceStart)
    return isName ? .name : nil
  }
}
