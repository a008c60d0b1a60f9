import Markup
import NewsModel

/// Finds the headline of a page.
///
/// The first `h1` that says what the metadata says is as the paper printed it (right on 86.5 % of the
/// development pages; `og:title` alone 70 %, the title element 24 %).
struct TitleChooser {
  let page: Page
  let data: LinkedData
  let url: String

  /// The headline, and its block where it stands on the page.
  func title() -> (text: String, block: Int?)? {
    let site = SiteName(page: page, data: data, url: url)
    let witnesses = [
      data.headline, page.facts.meta("og:title"), page.facts.meta("twitter:title"),
      page.facts.title,
    ].compactMap { $0.map(Self.clean) }.filter { !$0.isEmpty }.map(site.removed)
    let headlines = (page.facts.headlines + page.facts.properHeadlines).prefix(20)
      .map { (text: Self.clean(page.string(of: $0)), block: page.elements[$0].blocks.first) }
      .filter { !$0.text.isEmpty }
    let wordings = (witnesses + HeadlineParts.heads(of: page.facts.title)).map(Wording.init)
    for headline in headlines {
      let wording = Wording(headline.text)
      guard wordings.contains(where: wording.agrees) else { continue }
      return (refined(headline.text, witnesses), headline.block)
    }
    for headline in headlines {
      for tail in HeadlineParts.tails(of: headline.text)
      where witnesses.contains(where: { HeadlineParts.isTail(tail, of: $0) }) {
        return (tail, headline.block)
      }
    }
    if let witness = witnesses.first { return (witness, block(of: witness) ?? onlyHeadline) }
    return headlines.first.map { ($0.text, $0.block) }
  }

  /// The headline of the page in the form that its witnesses have it: without the label that some
  /// pages put before it in the `h1`, with the one that both sorts of metadata have.
  private func refined(_ text: String, _ witnesses: [String]) -> String {
    let isConfirmed = witnesses.contains(text)
    if !isConfirmed, let bare = witnesses.first(where: { HeadlineParts.isTail($0, of: text) }) {
      return bare
    }
    guard !isConfirmed, let headline = data.headline.map(Self.clean),
      let other = page.facts.meta("og:title").map(Self.clean),
      headline == other, HeadlineParts.isTail(text, of: headline)
    else { return text }
    return headline
  }

  private static func clean(_ text: String) -> String {
    TitleCleaner.cleaned(text, form: .plain)
  }

  /// The block of the page's single `h1`, which may say it in other words.
  private var onlyHeadline: Int? {
    guard page.facts.headlines.count == 1, let element = page.facts.headlines.first else {
      return nil
    }
    return page.elements[element].blocks.first
  }

  /// The first short block with the same words.
  private func block(of title: String) -> Int? {
    let wording = Wording(title)
    let count = title.count
    return page.blocks.indices.prefix(400).first { index in
      let block = page.blocks[index]
      return block.length >= count / 2 && block.length <= 2 * count
        && Wording(page.string(index)).agrees(with: wording)
    }
  }
}
