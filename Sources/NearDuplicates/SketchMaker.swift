import TextAnalysis

/// Collects a ``StorySketch`` from the words of one or two texts.
struct SketchMaker {
  /// From this many words on, a text stands without its headline.
  static let fullText = 40
  /// Words in a paragraph that a site may repeat in story after story; longer ones are news.
  private static let longestBoilerplate = 150

  private let site: UInt64
  private var shingles: [UInt64] = []
  private var seen = ShingleSet()
  private var facts: [FactCode] = []
  private var found: [Fact] = []
  private var paragraphs: [StorySketch.Paragraph] = []
  private var digest: UInt64 = 0

  init(site: String?) {
    self.site = site.map { Self.hash(ofSite: $0) } ?? 0
  }

  mutating func add(_ text: AnalyzedText) {
    seen.reserve(shingles.count + text.words.count)
    shingles.reserveCapacity(shingles.count + text.words.count)
    for paragraph in text.paragraphs { addParagraph(paragraph, of: text) }
  }

  private mutating func addParagraph(_ range: Range<Int>, of text: AnalyzedText) {
    found.removeAll(keepingCapacity: true)
    text.appendFacts(ofParagraph: range, to: &found)
    facts.append(contentsOf: found.lazy.map(FactCode.init))
    let own = addShingles(endingIn: range, of: text.words)
    let mayRepeat = site != 0 && range.count <= Self.longestBoilerplate
    paragraphs.append(
      .init(
        memory: mayRepeat ? Self.memory(site: site, words: own) : 0,
        shinglesEnd: shingles.count, factsEnd: facts.count,
        words: range.count))
  }

  /// Adds the shingles whose last word is in `range` and returns the hash of its words.
  private mutating func addShingles(endingIn range: Range<Int>, of words: [Word]) -> UInt64 {
    var own: UInt64 = 0
    var all = digest
    var first = range.lowerBound > 1 ? words[range.lowerBound - 2].hash : 0
    var second = range.lowerBound > 0 ? words[range.lowerBound - 1].hash : 0
    seen.withInsertion { insert in
      for index in range {
        let last = words[index].hash
        own = (own ^ last) &* 0x9E37_79B9_7F4A_7C15
        all = (all ^ last) &* 0x9E37_79B9_7F4A_7C15
        let shingle = Self.joined(first, second, last)
        if index > 1, insert(shingle) { shingles.append(shingle) }
        first = second
        second = last
      }
    }
    digest = all
    return own
  }

  private static func memory(site: UInt64, words: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: joined(site, words, 1) >> 32) | 1
  }

  func finished() -> StorySketch {
    StorySketch(
      shingles: shingles, facts: facts, paragraphs: paragraphs,
      digest: UInt32(truncatingIfNeeded: digest >> 32))
  }

  @inline(__always)
  private static func joined(_ first: UInt64, _ second: UInt64, _ third: UInt64) -> UInt64 {
    var hash = first &* 0x9E37_79B9_7F4A_7C15 ^ second &* 0xC2B2_AE3D_27D4_EB4F
    hash = (hash << 29 | hash >> 35) &+ third
    hash = (hash ^ hash >> 32) &* 0xD6E8_FEB8_6659_FD93
    return hash ^ hash >> 32
  }

  private static func hash(ofSite site: String) -> UInt64 {
    site.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } | 1
  }
}
