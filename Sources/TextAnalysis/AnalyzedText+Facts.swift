extension AnalyzedText {
  /// Appends the facts of every word in `range` of `words`, with repetitions, in text order.
  ///
  /// Names count where capitals tell something: not at the start of a sentence, and not in a
  /// paragraph in capitals.
  package func appendFacts(of range: Range<Int>, to facts: inout [Fact]) {
    var first = range.lowerBound
    while first < range.upperBound {
      let next =
        words[first..<range.upperBound].dropFirst()
        .firstIndex { $0.traits.contains(.paragraphStart) } ?? range.upperBound
      appendFacts(ofParagraph: words[first..<next], to: &facts)
      first = next
    }
  }

  private func appendFacts(ofParagraph words: ArraySlice<Word>, to facts: inout [Fact]) {
    let shouted = words.count { $0.traits.contains(.allCaps) }
    let isShouted = shouted * 2 > words.count
    for word in words {
      if word.traits.contains(.digit) {
        facts.append(Fact(hash: word.hash, kind: .number))
      } else if word.traits.contains(.caseless) {
        facts.append(Fact(hash: word.hash, kind: .term))
      } else if !isShouted, word.traits.contains(.capitalised), word.length > 1,
        !word.traits.contains(.sentenceStart)
      {
        facts.append(Fact(hash: word.hash, kind: .name))
      }
    }
  }
}
