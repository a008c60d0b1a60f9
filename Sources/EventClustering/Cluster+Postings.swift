extension Cluster {
  private static let bodyTerms = 30
  private static let shapeTerms = 25
  private static let frameTerms = 8
  private static let regionTerms = 4

  /// The terms under which the candidate indexes list it.
  ///
  /// Mostly those of its vectors, from which they are made when they are asked for: to keep them
  /// would take a lone headline 200 bytes of its 1,000.
  var posted: [UInt32] { postings?.body ?? bodyTerms }
  var linkPosted: [UInt32] { postings?.link ?? linkTerms }

  /// The index keys of its heaviest terms as they are now, ascending.
  var bodyTerms: [UInt32] {
    body.heaviest(Self.bodyTerms).map { EventClusterer.key($0.term, language) }.sorted()
  }

  /// The heaviest pieces of names, frames and regions as they are now, ascending.
  var linkTerms: [UInt32] {
    (shapes.heaviest(Self.shapeTerms) + frames.heaviest(Self.frameTerms)
      + regions.heaviest(Self.regionTerms)).map(\.term).sorted()
  }

  /// Writes down the terms it is listed under, before its vectors change.
  mutating func keepPostings() {
    if postings == nil { postings = Postings(body: bodyTerms, link: linkTerms) }
  }
}
