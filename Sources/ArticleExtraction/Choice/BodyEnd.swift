/// Where the story ends when the publisher's data and the page's own division say so together.
///
/// JSON-LD's `articleBody` alone is often cut off, in the middle of the text or after its first lines;
/// an element that ends may be followed by the next part of the text. Where a copy of a hundred words
/// or more ends with a sentence, and with the same words an element ends, what follows is something
/// else on the page: a ranking, a gallery, a transcript.
struct BodyEnd {
  /// About a hundred words; shorter copies were all descriptions.
  private static let shortestCopy = 500
  /// Of the blocks up to the end, and of the copy, in each other.
  private static let leastShared = 0.8
  /// Of what follows, in the copy.
  private static let mostShared = 0.2

  let page: Page
  let body: String

  /// The blocks up to there; all of them where nothing says that the story ends earlier.
  func blocks(of story: Range<Int>) -> Range<Int> {
    guard body.utf8.count >= Self.shortestCopy, BodyWitness(body: body).isWhole
    else { return story }
    let witness = WordOverlap(body)
    func share(_ block: Int) -> Double { witness.share(of: page.string(block)) ?? 0 }
    let prose = story.filter { !page.blocks[$0].isDropped && page.blocks[$0].isProse }
    let known = prose.prefix { share($0) >= Self.leastShared }
    let rest = prose[known.count...]
    let text = known.map { page.string($0) }.joined(separator: "\n")
    guard let last = known.last, let next = rest.first, !container(of: last).contains(next),
      rest.allSatisfy({ share($0) < Self.mostShared }),
      WordOverlap.share(of: body, in: text) >= Self.leastShared
    else { return story }
    return story.lowerBound..<last + 1
  }

  /// The blocks of the element that a paragraph stands in.
  private func container(of block: Int) -> Range<Int> {
    var element = page.blocks[block].owner
    while element != page.elements[element].parent, page.elements[element].blocks.count <= 1 {
      element = page.elements[element].parent
    }
    return page.elements[element].blocks
  }
}
