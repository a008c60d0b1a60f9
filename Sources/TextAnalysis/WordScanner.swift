/// Finds the words of a text in one pass over its UTF-8, without `String` or `Character`.
///
/// Words are folded: case, width, ligatures and the composition of diacritics make no difference
/// (the diacritics themselves do). Numbers keep their decimals and lose their group separators:
/// `1,000`, `1.000` and `1000` are one word, `1.5` and `1,5` another. Scripts without spaces give
/// overlapping pairs of characters. Left-over tags and character references are stepped over, since
/// texts handed in from outside are not always clean.
///
/// Cost: linear in the bytes.
package struct WordScanner: Sendable {
  /// Longer texts are cut here, so that offsets fit into a word.
  package static let maxLength = 1 << 30

  private let table = FoldTable.shared

  package init() {}

  /// Appends the words of `text` to `words`.
  ///
  /// Bytes that are no UTF-8 separate words.
  package func scan(_ text: Span<UInt8>, into words: inout [Word]) {
    text.withUnsafeBufferPointer { buffer in
      let bytes = UnsafeBufferPointer(rebasing: buffer.prefix(Self.maxLength))
      table.ascii.withUnsafeBufferPointer { fold in
        var state = ScanState(bytes: bytes, table: table, fold: fold)
        state.run(into: &words)
      }
    }
  }

  /// The words of `text`.
  package func words(of text: String) -> [Word] {
    var words: [Word] = []
    var contiguous = text
    contiguous.withUTF8 { buffer in
      words.reserveCapacity(buffer.count / 5)
      scan(Span(_unsafeElements: buffer), into: &words)
    }
    return words
  }
}
