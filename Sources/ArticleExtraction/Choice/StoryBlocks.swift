import Markup

/// Takes the lines of the story from its container.
struct StoryBlocks {
  private static let mostLinkShare = 0.6
  private static let longestLinked = 250
  private static let mostItemLinkShare = 0.35
  private static let shortestLoose = 60

  let page: Page

  /// The lines of a range of blocks, headings without text below them left out.
  func lines(in blocks: Range<Int>) -> [TextLine] {
    var lines: [TextLine] = []
    for index in blocks {
      let block = page.blocks[index]
      guard !block.isDropped, isStory(block) else { continue }
      let text = UnicodeCleaning.cleaned(page.string(index))
      guard !text.isEmpty else { continue }
      var line = TextLine(text)
      let tag = blockTag(of: block)
      line.linkShare = block.linkShare
      line.isHeading = tag.isHeading
      line.isItem = tag == .li
      line.isCode = tag == .pre
      lines.append(line)
    }
    return withoutIdleHeadings(lines)
  }

  /// The nearest element that says what the block is.
  private func blockTag(of block: Page.Block) -> HTMLTag {
    var element = block.owner
    for _ in 0..<4 {
      let tag = page.elements[element].tag
      switch tag {
      case .p, .li, .h1, .h2, .h3, .h4, .h5, .h6, .blockquote, .td, .th, .pre, .dd, .dt,
        .figcaption:
        return tag
      case .div, .section, .article, .main: return tag
      default: element = page.elements[element].parent
      }
    }
    return .div
  }

  private func isStory(_ block: Page.Block) -> Bool {
    if block.linkShare > Self.mostLinkShare, block.length < Self.longestLinked { return false }
    switch blockTag(of: block) {
    case .h1: return false
    case .li: return block.linkShare <= Self.mostItemLinkShare || block.length > Self.longestLinked
    case .figcaption: return false
    case .p, .blockquote, .pre, .dd, .dt, .h2, .h3, .h4, .h5, .h6: return true
    case .td, .th: return block.length >= 2
    default: return block.endsSentence || block.length >= Self.shortestLoose
    }
  }

  /// A heading belongs to the text below it.
  private func withoutIdleHeadings(_ lines: [TextLine]) -> [TextLine] {
    var kept: [TextLine] = []
    var pending: [TextLine] = []
    for line in lines {
      if line.isHeading {
        pending.append(line)
      } else {
        kept += pending.suffix(2)
        pending.removeAll()
        kept.append(line)
      }
    }
    return kept
  }
}
