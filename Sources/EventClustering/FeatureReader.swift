import TextAnalysis

/// Collects what the words of a title and a text tell.
struct FeatureReader {
  let language: String
  private var uses: [UInt64] = []
  private var shapes: [UInt32] = []
  private var frames: [UInt32] = []
  private var labels = LabelCollector()
  private var words = 0
  private var previous: Word?
  private var formerName: [UInt8] = []
  private var folded = FoldedWord()
  private let table = RomanTable.shared
  private var gazetteer: GazetteerReader
  private var pairs: [UInt32] = []

  /// How a word is used, beside its term in the upper half.
  private enum Use {
    static let title: UInt64 = 1
    static let name: UInt64 = 2
    static let lower: UInt64 = 4
    static let number: UInt64 = 8
  }

  init(language: String) {
    self.language = language
    gazetteer = GazetteerReader(language: language)
  }

  mutating func read(_ text: AnalyzedText, isTitle: Bool, limit: Int) {
    let chosen = text.words.prefix(limit)
    let shouted = chosen.count { $0.traits.contains(.allCaps) }
    let capitalsTell = shouted * 2 <= chosen.count
    words += chosen.count
    let bytes = text.source.utf8.span
    labels.begin(isTitle: isTitle)
    previous = nil
    formerName = []
    var run: Range<Int>?
    for word in chosen {
      if let open = run, !word.traits.contains(.bigram) || word.range.lowerBound >= open.upperBound
      {
        readShape(bytes, open)
        run = nil
      }
      if word.traits.contains(.bigram) {
        run = (run?.lowerBound ?? word.range.lowerBound)..<word.range.upperBound
        use(Self.term(of: word), isTitle ? Use.title : 0)
        pairs.append(Self.term(of: word))
      } else if word.traits.contains(.digit) {
        use(Self.term(of: word), Use.number | (isTitle ? Use.title : 0))
      } else {
        readWord(bytes, word, in: text, isTitle: isTitle, capitalsTell: capitalsTell)
      }
    }
    if let run { readShape(bytes, run) }
    labels.end(text)
  }

  private mutating func readWord(
    _ bytes: borrowing Span<UInt8>, _ word: Word, in text: AnalyzedText, isTitle: Bool,
    capitalsTell: Bool
  ) {
    folded.read(bytes, word.range, table: table)
    let isCaseless = word.traits.contains(.caseless)
    let isCapitalised = word.traits.contains(.capitalised)
    let isName =
      capitalsTell && isCapitalised && !word.traits.contains(.sentenceStart) && word.length > 1
    guard word.length > 1 else { return }
    let term = language == "vi" ? Self.term(of: word) : folded.term ?? Self.term(of: word)
    readPair(word, isTitle: isTitle)
    use(
      term,
      (isTitle ? Use.title : 0) | (isName ? Use.name : 0)
        | (isCapitalised || isCaseless ? 0 : Use.lower))
    labels.add(word, term: term, isName: isName, in: text)
    if isName || isCaseless { addShape() } else { formerName = [] }
    gazetteer.read(folded.letters, mayBeRegion: isCapitalised || isCaseless)
  }

  /// A Vietnamese word is mostly two syllables, which spaces part.
  private mutating func readPair(_ word: Word, isTitle: Bool) {
    guard language == "vi" else { return }
    defer { previous = word }
    guard let previous, word.range.lowerBound == previous.range.upperBound + 1 else { return }
    let pair = Self.term(of: previous) &* 0x0100_0193 ^ Self.term(of: word)
    use(pair, isTitle ? Use.title : 0)
  }

  private mutating func readShape(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) {
    folded.read(bytes, range, table: table)
    addShape()
  }

  private mutating func addShape() {
    guard folded.letters.count >= 3 else { return }
    NameShape.pieces(of: folded.letters) { shapes.append($0) }
    NameShape.frames(of: folded.letters) { frames.append($0) }
    if !formerName.isEmpty, let frame = NameShape.pairFrame(formerName, folded.letters) {
      frames.append(frame)
    }
    formerName = folded.letters
  }

  private mutating func use(_ term: UInt32, _ flags: UInt64) {
    uses.append(UInt64(term) << 32 | flags)
  }

  /// The terms of a few words of a language.
  static func terms(of words: String, language: String) -> [UInt32] {
    var reader = FeatureReader(language: language)
    reader.read(AnalyzedText(words), isTitle: true, limit: 8)
    return reader.features().terms.map(\.term)
  }

  /// The terms of the pairs of characters of a word in a script without spaces; else none.
  static func pairs(of word: String) -> [UInt32] {
    WordScanner().words(of: word).filter { $0.traits.contains(.bigram) }.map(term(of:))
  }

  private static func term(of word: Word) -> UInt32 {
    UInt32(truncatingIfNeeded: word.hash ^ word.hash >> 32)
  }
}

extension FeatureReader {
  mutating func features() -> StoryFeatures {
    pairs.sort()
    gazetteer.readPairs(pairs)
    let marks = Set(gazetteer.marks).sorted()
    return StoryFeatures(
      language: language, terms: counted(), words: words, shapes: Self.counted(&shapes),
      frames: Self.counted(&frames), regions: marks, labels: labels.labels)
  }

  /// Sums up the uses of each term. A word that the story also writes in lower case is no name:
  /// some headlines capitalise every word.
  private mutating func counted() -> [StoryFeatures.TermUse] {
    uses.sort()
    var terms: [StoryFeatures.TermUse] = []
    terms.reserveCapacity(uses.count)
    var lower: UInt16 = 0
    for use in uses {
      let term = UInt32(use >> 32)
      if terms.last?.term != term {
        Self.settle(&terms, lower: lower)
        lower = 0
        terms.append(StoryFeatures.TermUse(term: term))
      }
      let last = terms.count - 1
      if use & Use.title != 0 { terms[last].title &+= 1 } else { terms[last].body &+= 1 }
      if use & Use.name != 0 { terms[last].name &+= 1 }
      if use & Use.lower != 0 { lower &+= 1 }
      if use & Use.number != 0 { terms[last].isNumber = true }
    }
    Self.settle(&terms, lower: lower)
    return terms
  }

  private static func settle(_ terms: inout [StoryFeatures.TermUse], lower: UInt16) {
    guard let last = terms.indices.last, terms[last].name <= lower else { return }
    terms[last].name = 0
  }

  private static func counted(_ hashes: inout [UInt32]) -> [StoryFeatures.TermUse] {
    hashes.sort()
    var terms: [StoryFeatures.TermUse] = []
    for hash in hashes {
      if terms.last?.term == hash {
        terms[terms.count - 1].name &+= 1
      } else {
        terms.append(StoryFeatures.TermUse(term: hash, name: 1))
      }
    }
    return terms
  }
}
