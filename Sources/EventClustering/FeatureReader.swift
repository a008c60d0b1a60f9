import TextAnalysis

/// Collects what the words of a title and a text tell.
struct FeatureReader {
  let language: String
  private let isVietnamese: Bool
  private var uses = NotedNumbers()
  private var shapes = NotedNumbers()
  private var frames = NotedNumbers()
  private var labels = LabelCollector()
  private var words = 0
  private var previous: Word?
  private var formerName = LetterRun()
  private var folded = FoldedWord()
  private let table = RomanTable.shared
  private let known: KnownWords.Table
  private var gazetteer: GazetteerReader
  private var pairs: [UInt32] = []

  /// How a word is used, noted beside its term.
  private struct Use: OptionSet {
    let rawValue: UInt32

    static let title = Use(rawValue: 1)
    static let name = Use(rawValue: 2)
    static let lower = Use(rawValue: 4)
    static let number = Use(rawValue: 8)
  }

  init(language: String) {
    self.language = language
    isVietnamese = language == "vi"
    gazetteer = GazetteerReader(language: language)
    known = isVietnamese ? .none : KnownWords.table(of: language)
  }

  mutating func read(_ text: AnalyzedText, isTitle: Bool, limit: Int) {
    let chosen = text.words.prefix(limit)
    let shouted = chosen.count { $0.traits.contains(.allCaps) }
    let capitalsTell = shouted * 2 <= chosen.count
    words += chosen.count
    uses.reserve(chosen.count)
    let bytes = text.source.utf8.span
    labels.begin(isTitle: isTitle)
    previous = nil
    formerName.removeAll()
    let place: Use = isTitle ? .title : []
    var run: Range<Int>?
    for word in chosen {
      if let open = run, !word.traits.contains(.bigram) || word.range.lowerBound >= open.upperBound
      {
        readShape(bytes, open)
        run = nil
      }
      if word.traits.contains(.bigram) {
        run = (run?.lowerBound ?? word.range.lowerBound)..<word.range.upperBound
        use(Self.term(of: word), place)
        pairs.append(Self.term(of: word))
      } else if word.traits.contains(.digit) {
        use(Self.term(of: word), place.union(.number))
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
    let isCaseless = word.traits.contains(.caseless)
    let isCapitalised = word.traits.contains(.capitalised)
    if !isCaseless, !isCapitalised, let known = known[word.hash] {
      return readKnown(known, word, in: text, isTitle: isTitle)
    }
    folded.read(bytes, word.range, table: table)
    let isName =
      capitalsTell && isCapitalised && !word.traits.contains(.sentenceStart) && word.length > 1
    guard word.length > 1 else { return }
    let term = isVietnamese ? Self.term(of: word) : folded.term ?? Self.term(of: word)
    var how: Use = isTitle ? .title : []
    if isVietnamese { readPair(word, how) }
    if isName { how.insert(.name) }
    if !isCapitalised, !isCaseless { how.insert(.lower) }
    use(term, how)
    labels.add(word, term: term, isName: isName, in: text)
    if isName || isCaseless { addShape() } else { formerName.removeAll() }
    gazetteer.read(folded, mayBeRegion: isCapitalised || isCaseless)
  }

  private mutating func readKnown(
    _ known: KnownWords.Known, _ word: Word, in text: AnalyzedText, isTitle: Bool
  ) {
    use(known.term, isTitle ? [.title, .lower] : .lower)
    labels.add(word, term: known.term, isName: false, in: text)
    formerName.removeAll()
    if let mark = known.mark { gazetteer.note(mark) }
  }

  /// A Vietnamese word is mostly two syllables, which spaces part.
  private mutating func readPair(_ word: Word, _ how: Use) {
    defer { previous = word }
    guard let previous, word.range.lowerBound == previous.range.upperBound + 1 else { return }
    use(Self.term(of: previous) &* 0x0100_0193 ^ Self.term(of: word), how)
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

  private mutating func use(_ term: UInt32, _ how: Use) {
    uses.append(term, note: how.rawValue)
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

  /// The term of a word as it is written.
  static func term(of word: Word) -> UInt32 {
    UInt32(truncatingIfNeeded: word.hash ^ word.hash >> 32)
  }
}

extension FeatureReader {
  mutating func features() -> StoryFeatures {
    pairs.sort()
    gazetteer.readPairs(pairs)
    return StoryFeatures(
      language: language, terms: counted(), words: words, shapes: Self.counted(&shapes),
      frames: Self.counted(&frames), regions: gazetteer.found, labels: labels.labels)
  }

  /// Sums up the uses of each term. A word that the story also writes in lower case is no name:
  /// some headlines capitalise every word.
  private mutating func counted() -> [StoryFeatures.TermUse] {
    var terms: [StoryFeatures.TermUse] = []
    var use = StoryFeatures.TermUse(term: 0)
    var times = 0
    var lower: UInt16 = 0
    uses.forEachAscending { term, note in
      if term != use.term || times == 0 {
        if times > 0 { terms.append(Self.settled(use, lower: lower)) }
        (use, times, lower) = (StoryFeatures.TermUse(term: term), 0, 0)
      }
      let how = Use(rawValue: note)
      times += 1
      if how.contains(.title) { use.title &+= 1 } else { use.body &+= 1 }
      if how.contains(.name) { use.name &+= 1 }
      if how.contains(.lower) { lower &+= 1 }
      if how.contains(.number) { use.isNumber = true }
    }
    if times > 0 { terms.append(Self.settled(use, lower: lower)) }
    return terms
  }

  private static func settled(
    _ use: StoryFeatures.TermUse, lower: UInt16
  ) -> StoryFeatures.TermUse {
    var use = use
    if use.name <= lower { use.name = 0 }
    return use
  }

  private static func counted(_ hashes: inout NotedNumbers) -> [StoryFeatures.TermUse] {
    var terms: [StoryFeatures.TermUse] = []
    hashes.forEachAscending { hash, _ in
      if let last = terms.indices.last, terms[last].term == hash {
        terms[last].name &+= 1
      } else {
        terms.append(StoryFeatures.TermUse(term: hash, name: 1))
      }
    }
    return terms
  }
}
