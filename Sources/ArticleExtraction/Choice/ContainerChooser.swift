/// Finds the element that holds the story.
///
/// Readability's way: blocks of prose give points to the elements they stand in, less the farther
/// up; names count a little, links against. From the best element upwards as long as that adds prose
/// and no links; then an element that the publisher has named as the body wins if it holds nearly
/// as much.
struct ContainerChooser {
  private static let weights = [1, 0.9, 0.68, 0.41]
  private static let positiveFactor = 1.25
  private static let linkPenalty = 0.8
  private static let namedShare = 0.85
  private static let mostGain = 1.2
  private static let shortestScored = 25
  private static let strangerFactor = 0.5
  private static let leastHome = 400
  private static let leastSibling = 80

  let page: Page
  let sums: BlockSums
  /// Where the headline stands.
  let headline: Int?

  /// The blocks of the story.
  func story() -> Range<Int>? {
    guard let container = container() else { return nil }
    return withSiblings(container)
  }

  /// A body in parts: the elements beside it that are named as bodies too.
  private func withSiblings(_ container: Int) -> Range<Int> {
    var range = page.elements[container].blocks
    guard container != 0, page.elements[container].flags.contains(.body) else { return range }
    let parent = page.elements[container].parent
    for element in page.elements
    where element.parent == parent && element.flags.contains(.body)
      && element.flags.isDisjoint(with: .negative)
    {
      let figures = sums[element.blocks]
      let isHeadline = headline.map(element.blocks.contains) ?? false
      guard figures.prose >= Self.leastSibling, figures.linkShare < 0.3, !isHeadline else {
        continue
      }
      range =
        min(
          range.lowerBound, element.blocks.lowerBound)..<max(
          range.upperBound, element.blocks.upperBound)
    }
    return range
  }

  func container() -> Int? {
    let scores = scores()
    guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[best] > 0 else {
      return sums[0..<page.blocks.count].prose > 0 ? 0 : nil
    }
    let climbed = climb(from: best)
    return named(near: climbed) ?? climbed
  }

  private func scores() -> [Double] {
    var scores = [Double](repeating: 0, count: page.elements.count)
    for block in page.blocks where !block.isDropped && block.length >= Self.shortestScored {
      guard block.linkShare < 0.5 else { continue }
      let points = 1 + Double(block.commas) + min(Double(block.length) / 100, 3)
      var element = block.owner
      // The wrappers of a single paragraph hold nothing else.
      while element != 0, page.elements[element].blocks.count == 1 {
        element = page.elements[element].parent
      }
      for weight in Self.weights {
        // The root is the page, not a part of it.
        if element == 0 { break }
        scores[element] += weight * points
        element = page.elements[element].parent
      }
    }
    let home = home()
    for index in scores.indices where scores[index] > 0 {
      let element = page.elements[index]
      if let home, !overlaps(element.blocks, home) { scores[index] *= Self.strangerFactor }
      if !element.flags.isDisjoint(with: [.positive, .body]) {
        scores[index] *= Self.positiveFactor
      }
      scores[index] *= 1 - Self.linkPenalty * sums[element.blocks].linkShare
    }
    return scores
  }

  /// The blocks of the article or main part that holds the headline and enough prose.
  private func home() -> Range<Int>? {
    guard let headline else { return nil }
    let holders = page.elements.filter { element in
      element.blocks.contains(headline) && !element.flags.isDisjoint(with: [.positive, .body])
        && sums[element.blocks].prose >= Self.leastHome
    }
    return holders.map(\.blocks).min { $0.count < $1.count }
  }

  /// Upwards while the parent has at least a tenth more prose and few links; never above the element
  /// that holds the headline too, since what is above that is the page.
  private func climb(from start: Int) -> Int {
    var best = start
    var element = start
    while element != 0, !holdsHeadline(element) {
      element = page.elements[element].parent
      // The root is the page with all that is around the story.
      if element == 0, sums[page.elements[best].blocks].prose >= Self.leastHome { break }
      let (inner, outer) = (sums[page.elements[best].blocks], sums[page.elements[element].blocks])
      guard outer.linkShare < 0.3 else { break }
      let gain = Double(outer.prose - inner.prose) / Double(max(1, inner.prose))
      let isNamed = page.elements[element].flags.contains(.body)
      if gain > (isNamed ? 20 : Self.mostGain) { continue }
      if gain >= 0.1 { best = element }
    }
    return best
  }

  private func holdsHeadline(_ element: Int) -> Bool {
    guard let headline else { return false }
    return page.elements[element].blocks.contains(headline)
  }

  /// A named body, or the one article, with nearly all the prose of the element found.
  private func named(near element: Int) -> Int? {
    let range = page.elements[element].blocks
    let prose = sums[range].prose
    let least = Int(Self.namedShare * Double(prose))
    var best: (index: Int, prose: Int)?
    for (index, candidate) in page.elements.enumerated() where candidate.flags.contains(.body) {
      let figures = sums[candidate.blocks]
      guard figures.prose >= least, figures.linkShare < 0.5,
        overlaps(candidate.blocks, range)
      else { continue }
      // The innermost of those with the same prose.
      if best.map({ figures.prose <= $0.prose || figures.prose * 10 < $0.prose * 11 }) ?? true {
        best = (index, figures.prose)
      }
    }
    return best?.index
  }

  private func overlaps(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    left.overlaps(right)
  }
}
