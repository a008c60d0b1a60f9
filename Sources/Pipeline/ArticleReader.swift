import ArticleExtraction
import FeedParsing
import NewsModel
import Transport

/// Fetches the pages of stories that their feed only announces (`full_text: true`).
struct ArticleReader: Sendable {
  let transport: Transport
  let robots: RobotsLedger

  /// A feed text below this many bytes of UTF-8 is a teaser. In the samples of feeds with full text
  /// stories are longer by far; teasers are one or two sentences.
  private static let teaserLimit = 1_000
  /// Pages for one document; the rest stays a teaser. A feed that announces more at once is new,
  /// and its older stories are no news.
  static let mostPages = 50
  private static let pagesAtOnce = 4
  /// Below this the page's text is a guess (a paywall, a list, a consent page).
  private static let leastQuality = 0.3

  /// Whether a page's text is more than the feed's own: that is whole where the page has little
  /// besides (a caption, a line about the author).
  static func isFuller(_ text: String, than own: String) -> Bool {
    text.utf8.count * 4 > own.utf8.count * 5
  }

  static func isTeaser(_ draft: StoryDraft) -> Bool {
    (draft.record.text?.utf8.count ?? 0) < teaserLimit && draft.record.url != nil
  }

  /// What an attempt at a page gave.
  private enum Reading {
    case article(Article)
    case nothing(PollNote)
  }

  /// `drafts` with the text of the pages of those in `wanted` (indices), where a page has more than
  /// the feed; and the pages that could not be read.
  func complete(
    _ drafts: [StoryDraft], wanted: [Int]
  ) async -> (drafts: [StoryDraft], notes: [PollNote]) {
    var drafts = drafts
    var notes: [PollNote] = []
    await withTaskGroup(of: (Int, Reading).self) { group in
      var rest = wanted.prefix(Self.mostPages)[...]
      for _ in 0..<Self.pagesAtOnce {
        guard let index = rest.popFirst() else { break }
        add(index, drafts[index], to: &group)
      }
      while let (index, reading) = await group.next() {
        switch reading {
        case .article(let article): drafts[index].complete(from: article)
        case .nothing(let note): notes.append(note)
        }
        if let next = rest.popFirst() { add(next, drafts[next], to: &group) }
      }
    }
    return (drafts, notes)
  }

  private func add(
    _ index: Int, _ draft: StoryDraft, to group: inout TaskGroup<(Int, Reading)>
  ) {
    guard let url = draft.record.url else { return }
    group.addTask { (index, await read(url)) }
  }

  private func read(_ url: String) async -> Reading {
    func nothing(_ reason: String) -> Reading { .nothing(PollNote(.page, url, reason)) }
    guard await robots.allows(url) else { return nothing("robots.txt does not allow it") }
    let request = FetchRequest(url: url, accept: FetchRequest.acceptPage)
    switch await transport.fetch(request) {
    case .fetched(let response):
      let extractor = ArticleExtractor(readDate: { FeedDate.parse($0) })
      let article = extractor.extract(
        html: response.body, url: response.effectiveURL, contentType: response.contentType)
      return article.quality >= Self.leastQuality
        ? .article(article) : nothing("no main text was found")
    case .notModified: return nothing("answered 304, expected 200")
    case .refused(let response): return nothing("answered \(response.status), expected 200")
    case .failed(let failure): return nothing(failure.description)
    }
  }
}

extension StoryDraft {
  /// Takes what the page says where the feed says less. The story keeps its version: what the feed
  /// says decides about that.
  fileprivate mutating func complete(from article: Article) {
    if let text = article.text, ArticleReader.isFuller(text, than: record.text ?? "") {
      record.summary = record.summary ?? record.text.map { String($0.dropLast()) }
      replaceText(text.hasSuffix("\n") ? text : text + "\n")
    }
    record.canonicalURL = article.canonicalURL ?? record.canonicalURL
    record.author = record.author ?? article.author
    record.image = record.image ?? article.image
    if record.lang == "und" { record.lang = article.lang }
    if record.published == nil, let published = article.published?.instant,
      published <= record.fetched
    {
      record.published = published
    }
  }
}
