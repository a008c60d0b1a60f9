/// Finds the summary that stands between the headline and the story.
///
/// A block counts if its name says so or if the page's description is the same; right before the
/// story, and only as long as a summary is.
struct Standfirst {
  private static let shortest = 35
  private static let longest = 700
  private static let mostDistance = 24

  let page: Page
  let data: LinkedData
  let headline: Int?
  let story: Range<Int>

  /// The summary's blocks, in order.
  func blocks() -> [Int] {
    let start = headline.map { max(0, min($0 + 1, story.lowerBound)) } ?? story.lowerBound
    let first = max(start, story.lowerBound - Self.mostDistance)
    let descriptions = [
      page.facts.meta("description"), page.facts.meta("og:description"), data.description,
    ].compactMap(\.self).filter { $0.utf8.count > 30 }.map { ($0, Wording($0)) }
    guard first < story.lowerBound else { return [] }
    return (first..<story.lowerBound).filter { index in
      let block = page.blocks[index]
      guard block.length >= Self.shortest, block.length <= Self.longest, block.linkShare < 0.3
      else { return false }
      if isDescription(index, descriptions) { return true }
      return !block.isDropped && isNamed(block) && (block.endsSentence || block.length >= 60)
    }
  }

  private func isDescription(_ block: Int, _ descriptions: [(text: String, words: Wording)])
    -> Bool
  {
    guard !descriptions.isEmpty else { return false }
    let text = page.string(block)
    let words = Wording(text)
    return descriptions.contains { description in
      description.text.hasPrefix(text.prefix(60)) || text.hasPrefix(description.text.prefix(60))
        || words.agrees(with: description.words)
    }
  }

  private func isNamed(_ block: Page.Block) -> Bool {
    var element = block.owner
    for _ in 0..<3 where element != 0 {
      if page.elements[element].flags.contains(.standfirst) { return true }
      element = page.elements[element].parent
    }
    return false
  }
}
