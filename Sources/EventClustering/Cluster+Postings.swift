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
    var terms: [UInt32] = []
    terms.reserveCapacity(Self.bodyTerms)
    body.appendHeaviest(Self.bodyTerms, to: &terms)
    let language = language
    for place in terms.indices { terms[place] = EventClusterer.key(terms[place], language) }
    terms.sort()
    return terms
  }

  /// The heaviest pieces of names, frames and regions as they are now, ascending.
  var linkTerms: [UInt32] {
    var terms: [UInt32] = []
    terms.reserveCapacity(Self.shapeTerms + Self.frameTerms + Self.regionTerms)
    shapes.appendHeaviest(Self.shapeTerms, to: &terms)
    frames.appendHeaviest(Self.frameTerms, to: &terms)
    regions.appendHeaviest(Self.regionTerms, to: &terms)
    terms.sort()
    return terms
  }

  /// Writes down the terms it is listed under, before its vectors change.
  mutating func keepPostings() {
    if postings == nil { postings = Postings(body: bodyTerms, link: linkTerms) }
  }
}
