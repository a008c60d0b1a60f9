/// Sums over a page's blocks, so that any element's figures cost a subtraction.
struct BlockSums {
  struct Figures {
    var length = 0
    var linkLength = 0
    /// Characters of prose.
    var prose = 0

    var linkShare: Double { length > 0 ? Double(linkLength) / Double(length) : 0 }
  }

  private var sums: [Figures]

  /// Over the blocks that are not dropped.
  init(_ page: Page) {
    sums = [Figures()]
    sums.reserveCapacity(page.blocks.count + 1)
    var sum = Figures()
    for block in page.blocks {
      if !block.isDropped {
        sum.length += block.length
        sum.linkLength += block.linkLength
        if block.isProse { sum.prose += block.length }
      }
      sums.append(sum)
    }
  }

  subscript(blocks: Range<Int>) -> Figures {
    let (first, last) = (sums[blocks.lowerBound], sums[blocks.upperBound])
    return Figures(
      length: last.length - first.length, linkLength: last.linkLength - first.linkLength,
      prose: last.prose - first.prose)
  }
}
