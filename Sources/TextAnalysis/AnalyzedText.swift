/// A text and its words, scanned once for every stage that needs them.
package struct AnalyzedText: Sendable {
  package let source: String
  /// In text order; pairs of characters overlap.
  package let words: [Word]

  package init(_ source: String, scanner: WordScanner = WordScanner()) {
    self.source = source
    words = scanner.words(of: source)
  }

  /// The letters of one of its words, as written.
  package func text(of word: Word) -> Substring {
    let utf8 = source.utf8
    let count = utf8.count
    let start = utf8.index(utf8.startIndex, offsetBy: min(count, word.range.lowerBound))
    let end = utf8.index(utf8.startIndex, offsetBy: min(count, word.range.upperBound))
    return source[start..<end]
  }
}
