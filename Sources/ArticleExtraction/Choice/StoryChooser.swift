import NewsModel

/// The text of the story and how it was found.
struct Story {
  var text: String
  /// The blocks it stands in.
  var blocks: Range<Int>
  /// 0…1.
  var quality: Double
}

/// Chooses the text of the story: from the best container; where JSON-LD has another and longer
/// text, that; where there is next to nothing, all prose of the page, else its description.
struct StoryChooser {
  /// A text shorter than this is taken for missing.
  private static let shortestText = 250
  /// JSON-LD's text is an article only from this length on.
  private static let shortestData = 400

  let page: Page
  let data: LinkedData
  let title: (text: String, block: Int?)?
  let cleaner: TextCleaner

  func story() -> Story {
    let sums = BlockSums(page)
    let chooser = ContainerChooser(page: page, sums: sums, headline: title?.block)
    var best = Story(text: "", blocks: 0..<0, quality: 0)
    if let found = chooser.story() {
      let blocks = data.body.map { BodyEnd(page: page, body: $0).blocks(of: found) } ?? found
      best = story(lines(in: blocks), blocks, quality: 0.9)
    }
    if let text = data.body, text.utf8.count >= Self.shortestData {
      best = arbitrated(best, by: text)
    }
    if best.text.utf8.count < Self.shortestText { best = longer(best, allProse()) }
    if best.text.utf8.count < Self.shortestText { best = longer(best, description()) }
    return best
  }

  private func story(_ lines: [TextLine], _ blocks: Range<Int>, quality: Double) -> Story {
    var kept = cleaner.filter.story(of: lines, title: title.map { LineKey($0.text) })
    if let body = data.body, body.utf8.count >= Self.shortestData {
      kept = BodyWitness(body: body).confirmed(kept)
    }
    let text = kept.map(\.text).joined(separator: "\n")
    return Story(text: text, blocks: blocks, quality: quality)
  }

  private func lines(in blocks: Range<Int>) -> [TextLine] {
    let reader = StoryBlocks(page: page)
    let summary = Standfirst(page: page, data: data, headline: title?.block, story: blocks)
      .blocks().map { TextLine(UnicodeCleaning.cleaned(page.string($0))) }
    let body = reader.lines(in: blocks)
    let first = body.first?.text ?? ""
    return summary.filter { !$0.text.isEmpty && $0.text != first } + body
  }

  private func longer(_ story: Story, _ other: Story) -> Story {
    other.text.utf8.count > 2 * story.text.utf8.count ? other : story
  }

  // MARK: JSON-LD

  private func dataStory(_ text: String) -> Story {
    let isMarkup = text.utf8.contains(UInt8(ascii: "<")) || text.utf8.contains(UInt8(ascii: "&"))
    let clean = cleaner.clean(.init(text, form: isMarkup ? .html : .plain), as: .body)
    return Story(text: clean, blocks: 0..<0, quality: 0.7)
  }

  /// The text of JSON-LD where it is another one than the page's, and no shorter.
  ///
  /// It is truncated or another article's on one page in ten, so it wins only if little of it is in
  /// the text found, which then was the wrong place.
  private func arbitrated(_ story: Story, by text: String) -> Story {
    guard WordOverlap.share(of: text, in: story.text) < 0.5 else { return story }
    var other = dataStory(text)
    let shared = WordOverlap.share(of: other.text, in: story.text)
    guard shared < 0.5, 2 * other.text.utf8.count > story.text.utf8.count else { return story }
    other.blocks = story.blocks
    return other
  }

  // MARK: Last resorts

  private func allProse() -> Story {
    let prose = page.blocks.indices.filter { page.blocks[$0].isProse }
    let blocks = prose.isEmpty ? page.blocks.indices.filter(isSentence) : prose
    let lines = blocks.map { TextLine(UnicodeCleaning.cleaned(page.string($0))) }
    let range = (blocks.first ?? 0)..<((blocks.last ?? -1) + 1)
    return story(lines, range, quality: 0.4)
  }

  /// On a page of a few words a short sentence is better than nothing.
  private func isSentence(_ block: Int) -> Bool {
    let block = page.blocks[block]
    return !block.isDropped && block.length >= 25 && block.endsSentence && block.linkShare < 0.3
  }

  private func description() -> Story {
    let text = page.facts.meta("og:description", "description") ?? data.description ?? ""
    return Story(text: TitleCleaner.cleaned(text, form: .plain), blocks: 0..<0, quality: 0.2)
  }
}
