/// The text of the story and how it was found.
struct Story {
  var text: String
  /// The blocks it stands in.
  var blocks: Range<Int>
  /// 0…1.
  var quality: Double
}

/// Chooses the text of the story: from the best container, else from JSON-LD, else what there is.
struct StoryChooser {
  let page: Page
  let data: LinkedData
  let title: (text: String, block: Int?)?
  let cleaner: TextCleaner

  func story() -> Story {
    let sums = BlockSums(page)
    let key = title.map { LineKey($0.text) }
    let filter = cleaner.filter
    var story = Story(text: "", blocks: 0..<0, quality: 0)
    let chooser = ContainerChooser(page: page, sums: sums, headline: title?.block)
    if let container = chooser.container() {
      let lines = StoryBlocks(page: page, title: title?.text ?? "").lines(of: container)
      let kept = filter.story(of: lines, title: key)
      story = Story(
        text: kept.map(\.text).joined(separator: "\n"), blocks: page.elements[container].blocks,
        quality: 0.8)
    }
    return story
  }
}
