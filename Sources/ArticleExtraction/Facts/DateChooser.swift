import Markup
import NewsModel

/// Finds when a page's story was published, from the surest witness to the least.
///
/// On the development pages: JSON-LD names the day of 77 %, with `meta` and `time` 86 %, with the
/// date in the address 87 %, with dates in the visible text above the story the rest.
struct DateChooser {
  let page: Page
  let data: LinkedData
  let url: String
  /// Blocks of the story.
  let story: Range<Int>
  /// The headline's block.
  let headline: Int?
  let reader: DateReading

  func date() -> PageDate? {
    let found =
      first([data.published]) ?? first(metas) ?? moment(isPublication: true)
      ?? moment(isPublication: false)
    // A date without a time may be told more exactly by another witness of the same day.
    let inAddress = addressDate
    if let found {
      return found
    }
    return inAddress ?? visible ?? first([data.modified, page.facts.meta("article:modified_time")])
  }

  private var metas: [String?] {
    [
      page.facts.meta("article:published_time", "og:article:published_time"),
      page.facts.meta("og:published_time", "og:pubdate", "og:publish_date"),
      page.facts.meta("datepublished", "date_published", "publishdate", "publish-date"),
      page.facts.meta("parsely-pub-date", "sailthru.date", "pubdate", "publication_date"),
      page.facts.meta("article.published", "published_time", "cxenseparse:recs:publishtime"),
      page.facts.meta("cxenseparse:publishtime", "article_date_original", "article:published"),
      page.facts.meta("citation_publication_date", "citation_date", "publishing_date"),
      page.facts.meta("dcterms.created", "dc.date.issued", "dcterms.date", "dc.date.created"),
      page.facts.meta("dc.date", "date", "displaydate", "originalpublicationdate"),
      page.facts.meta("created", "date-publish", "last-publish", "release_date", "publishtime"),
    ]
  }

  private func first(_ texts: [String?]) -> PageDate? {
    for case let text? in texts {
      if let date = reader.date(in: text) { return date }
    }
    return nil
  }

  /// A `time` element near the headline or the story, not in a teaser of another story.
  private func moment(isPublication: Bool) -> PageDate? {
    var best: (distance: Int, date: PageDate)?
    for moment in page.facts.moments where !moment.isModification {
      guard moment.isPublication == isPublication || isPublication && moment.isPublication else {
        continue
      }
      let text = moment.text.isEmpty ? visibleText(of: moment) : moment.text
      guard let date = reader.date(in: text) else { continue }
      let distance = distance(of: moment)
      if moment.isAside && !isPublication && distance > 3 { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (distance, date) }
    }
    return best?.date
  }

  private func visibleText(of moment: PageFacts.Moment) -> String {
    moment.block < page.blocks.count ? page.string(moment.block) : ""
  }

  private func distance(of moment: PageFacts.Moment) -> Int {
    let toHeadline = headline.map { abs(moment.block - $0) } ?? .max
    let toStory =
      moment.block < story.lowerBound
      ? story.lowerBound - moment.block
      : (moment.block <= story.upperBound ? 2 + (moment.block - story.lowerBound) : 1_000)
    return min(toHeadline, toStory)
  }

  /// `/2026/11/21/` or `2026-11-21` or `20261121` in the address.
  private var addressDate: PageDate? {
    let path = url.utf8.prefix(600)
    var bytes = Array(path)[...]
    while let start = bytes.firstIndex(where: \.isASCIIDigit) {
      let digits = bytes[start...].prefix(while: \.isASCIIDigit)
      let next = bytes[start...].prefix(11)
      if digits.count == 4 || digits.count == 8,
        let date = PageDate(iso: String(decoding: next, as: UTF8.self)), Self.isWhole(next, digits)
      {
        return date
      }
      bytes = bytes[digits.endIndex...]
    }
    return nil
  }

  private static func isWhole(_ text: ArraySlice<UInt8>, _ digits: ArraySlice<UInt8>) -> Bool {
    if digits.count == 8 { return true }
    // "2026/11/211605" is a serial number.
    let parts = text.split { !$0.isASCIIDigit }
    return parts.count >= 3 && parts[1].count <= 2 && parts[2].count <= 2
  }

  /// A date in the lines below the headline, then in those above it, which may have today's; last
  /// one that stands below the story with hardly anything but a label ("Datum 28.04.2026").
  private var visible: PageDate? {
    let top = min(headline ?? story.lowerBound, story.lowerBound)
    let below = top..<min(page.blocks.count, max(headline ?? 0, story.lowerBound) + 5)
    if let date = date(in: below, longest: Self.longestLine) { return date }
    if let date = date(in: max(0, top - 4)..<top, longest: Self.longestLine) { return date }
    let end = min(story.upperBound, page.blocks.count)
    let after =
      max(story.lowerBound, end - Self.linesBelow)..<min(page.blocks.count, end + Self.linesBelow)
    return date(in: after, longest: Self.longestLabelled)
  }

  private static let longestLine = 120
  private static let longestLabelled = 30
  private static let linesBelow = 12

  private func date(in blocks: Range<Int>, longest: Int) -> PageDate? {
    for block in blocks where page.blocks[block].length < longest {
      guard longest > Self.longestLabelled || page.blocks[block].linkShare < 0.5 else { continue }
      if let date = reader.date(within: page.string(block)) { return date }
    }
    return nil
  }
}
