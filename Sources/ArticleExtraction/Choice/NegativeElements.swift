/// Drops the blocks of elements whose names say that they are not the story.
///
/// The guard counts for more than any name: whole articles stand in elements called `modal` or
/// `premium-paywall`. An element goes only if it holds little prose, or is made of links.
enum NegativeElements {
  private static let mostProse = 800
  private static let mostShare = 0.3
  private static let leastLinkShare = 0.5

  static func drop(in page: inout Page) {
    let sums = BlockSums(page)
    let total = sums[0..<page.blocks.count].prose
    let least = max(mostProse, Int(mostShare * Double(total)))
    var starts = [Int](repeating: 0, count: page.blocks.count + 1)
    for element in page.elements where isNegative(element) {
      let figures = sums[element.blocks]
      let isSmall = figures.prose < mostProse(of: element, least)
      guard isSmall || figures.linkShare > leastLinkShare else { continue }
      starts[element.blocks.lowerBound] += 1
      starts[element.blocks.upperBound] -= 1
    }
    var depth = 0
    for index in page.blocks.indices {
      depth += starts[index]
      if depth > 0 { page.blocks[index].isDropped = true }
    }
  }

  private static func isNegative(_ element: Page.Element) -> Bool {
    guard !element.blocks.isEmpty else { return false }
    if !element.flags.isDisjoint(with: .negative) {
      // "article-header-follow" is negative, "article-body with-sidebar" is not.
      return !element.flags.contains(.body) || element.flags.contains(.hidden)
    }
    return element.flags.contains(.caption) || element.flags.contains(.byline)
  }

  private static func mostProse(of element: Page.Element, _ most: Int) -> Int {
    guard element.flags.isDisjoint(with: .negative) else { return most }
    return element.flags.contains(.caption) ? 400 : 160
  }
}
