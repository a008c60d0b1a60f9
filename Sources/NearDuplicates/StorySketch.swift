import NewsModel
package import TextAnalysis

/// What the near-duplicate index needs of a story: its shingles and facts, paragraph by paragraph.
///
/// It is made on any thread and lives until the index has decided; the index stores a
/// ``Signature`` of what its site does not repeat.
package struct StorySketch: Sendable {
  /// A stretch of the text up to a line break.
  struct Paragraph {
    /// Hash of site and words; 0 where the site is unknown or the paragraph too long to be
    /// boilerplate.
    var memory: UInt32
    /// Ends of the paragraph's shingles and facts in the arrays of the sketch.
    var shinglesEnd: Int
    var factsEnd: Int
    var words: Int
  }

  /// Hashes of three neighbouring words each, every one once, at its first place.
  var shingles: [UInt64]
  /// In text order, possibly repeated.
  var facts: [FactCode]
  var paragraphs: [Paragraph]
  /// Hash of all words in order.
  var digest: UInt32

  /// Whether the text has too few words to be like another.
  package var isEmpty: Bool { shingles.isEmpty }

  /// Sketches a story; linear in its words.
  package static func make(_ story: AnalyzedStory) -> StorySketch {
    var maker = SketchMaker(site: story.site)
    // A teaser by itself says too little: its headline belongs to it.
    if story.body.words.count < SketchMaker.fullText { maker.add(story.title) }
    maker.add(story.body)
    return maker.finished()
  }
}

extension StorySketch {
  /// A sketch of no text, for filling windows in benchmarks: hashes drawn from `seed`.
  package static func synthetic(seed: UInt64, shingles count: Int, facts: Int) -> StorySketch {
    var state = seed
    func next() -> UInt64 {
      // SplitMix64 (Steele, Lea, Flood 2014).
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
      return value ^ value >> 31
    }
    let shingles = (0..<max(0, count)).map { _ in next() }
    let codes = (0..<max(0, facts)).map { _ in
      FactCode(bits: UInt32(truncatingIfNeeded: next()))
    }
    return StorySketch(
      shingles: shingles, facts: codes,
      paragraphs: [
        Paragraph(
          memory: 0, shinglesEnd: shingles.count, factsEnd: codes.count, words: shingles.count + 2)
      ],
      digest: UInt32(truncatingIfNeeded: next()))
  }
}
