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

  /// Sketches a story; linear in its words.
  package static func make(_ story: AnalyzedStory) -> StorySketch {
    var maker = SketchMaker(site: story.site)
    // A teaser by itself says too little: its headline belongs to it.
    if story.body.words.count < SketchMaker.fullText { maker.add(story.title) }
    maker.add(story.body)
    return maker.finished()
  }
}
