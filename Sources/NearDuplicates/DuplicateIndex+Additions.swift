extension DuplicateIndex {
  /// Least share of a text that must remain when what a site may have added is taken away.
  private static let leastRemainder = 0.4

  /// Share of the words of an edited text that may stand in paragraphs of its own.
  private static let mostAdded = 0.08

  /// What a paragraph is, seen from another text.
  enum Provenance {
    /// Part of the other text, perhaps edited.
    case known
    /// Not in the other text.
    case added
    /// Some phrases of it are in the other text.
    case doubtful
    /// Too short to tell.
    case unclear
  }

  /// Where the paragraphs of a text come from, seen from the stored text at `place`.
  ///
  /// The bins of the other text are a sample of its shingles, so a paragraph that it has should hit
  /// its share of them. With every fifth word replaced half of the hits remain; by chance a shingle
  /// hits once in 255 times.
  func provenance(of sketch: StorySketch, from place: UInt32) -> [Provenance] {
    let share = min(
      1, Double(Signature.binCount) / Double(max(1, sketches.head(at: place).count)))
    var first = 0
    return sketch.paragraphs.map { paragraph in
      let shingles = sketch.shingles[first..<paragraph.shinglesEnd]
      first = paragraph.shinglesEnd
      let hits = Double(sketches.hits(at: place, shingles))
      let expected = Double(shingles.count) * share
      if hits > 0, hits >= expected * 0.4 { return .known }
      if expected < 2 { return .unclear }
      return hits == 0 ? .added : .doubtful
    }
  }

  /// Whether the paragraphs of a text bear out that it is an edit of the stored one.
  ///
  /// Words replaced here and there leave something of every paragraph. Where whole paragraphs are
  /// new and the rest is not whole, somebody has written another article on the same release.
  func isEdit(_ sketch: StorySketch, _ wording: Wording, at place: UInt32) -> Bool {
    rule.wordsKept(wording) >= rule.wholeText
      || addedShare(of: sketch, provenance(of: sketch, from: place)) <= Self.mostAdded
  }

  private func addedShare(of sketch: StorySketch, _ provenance: [Provenance]) -> Double {
    var added = 0
    var all = 0
    for (paragraph, provenance) in zip(sketch.paragraphs, provenance)
    where !memory.isBoilerplate(paragraph.memory) {
      all += paragraph.words
      if provenance == .added { added += paragraph.words }
    }
    return Double(added) / Double(max(1, all))
  }

  /// Judges a text without the paragraphs that the stored text at `place` does not know.
  ///
  /// Sites add bylines, advertisements, links and newsletters to a wire story that they cut. But news
  /// begins with its lead: a text whose first paragraph is unknown is another story, whatever follows.
  func matchWithoutAdditions(_ sketch: StorySketch, at place: UInt32) -> DuplicateMatch? {
    let provenance = provenance(of: sketch, from: place)
    guard provenance.first(where: { $0 != .unclear }) == .known, provenance.contains(.added)
    else { return nil }
    let isLeftOut = zip(sketch.paragraphs, provenance).map {
      $1 == .added || memory.isBoilerplate($0.memory)
    }
    let remainder = Signature.make(sketch, isLeftOut: isLeftOut)
    let all = sketch.paragraphs.reduce(0) { $0 + $1.words }
    guard Double(remainder.words) >= Double(all) * Self.leastRemainder else { return nil }
    let wording = Wording(remainder, with: place, in: sketches)
    return verdict(wording, remainder, at: place).map { match(at: place, wording, $0) }
  }
}
