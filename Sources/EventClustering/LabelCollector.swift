import TextAnalysis

/// Gathers the written form of names, neighbours together, and of headline words.
struct LabelCollector {
  private(set) var labels: [StoryFeatures.Label] = []
  private var isTitle = false
  private var open: Name?

  /// A name whose next word may follow.
  private struct Name {
    var first: Word
    var last: Word
    var term: UInt32
  }

  private static let nameLimit = 12
  private static let labelLimit = 24
  /// The shortest headline word that may be a keyword, in bytes.
  private static let keywordLength = 4

  mutating func begin(isTitle: Bool) {
    self.isTitle = isTitle
  }

  mutating func add(_ word: Word, term: UInt32, isName: Bool, in text: AnalyzedText) {
    if isName, let name = open, word.range.lowerBound == name.last.range.upperBound + 1 {
      open = Name(first: name.first, last: word, term: name.term &* 0x0100_0193 ^ term)
      return
    }
    end(text)
    if isName {
      open = Name(first: word, last: word, term: term)
    } else if isTitle, word.length >= Self.keywordLength {
      append(
        StoryFeatures.Label(
          term: term, text: text.text(of: word).lowercased(), isName: false))
    }
  }

  mutating func end(_ text: AnalyzedText) {
    guard let name = open else { return }
    open = nil
    let range = name.first.range.lowerBound..<name.last.range.upperBound
    guard range.count > 2, range.count < 60, labels.count(where: \.isName) < Self.nameLimit else {
      return
    }
    var whole = name.first
    whole.length = UInt32(range.count)
    append(
      StoryFeatures.Label(term: name.term, text: String(text.text(of: whole)), isName: true))
  }

  private mutating func append(_ label: StoryFeatures.Label) {
    guard labels.count < Self.labelLimit,
      !labels.contains(where: { $0.term == label.term && $0.isName == label.isName })
    else { return }
    labels.append(label)
  }
}
