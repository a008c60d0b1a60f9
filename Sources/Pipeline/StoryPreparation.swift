import ArticleExtraction
import FeedParsing
import NewsModel
import TextAnalysis

/// Turns the entries of a feed document into drafts: cleans, recognises the language, analyses.
///
/// Pure; runs on the workers.
struct StoryPreparation: Sendable {
  let source: SourceID
  let fetched: Timestamp
  /// The host of the feed, whose top-level domain is a hint to the language.
  let host: String?

  /// The drafts of `feed` from the oldest to the newest entry, so that of two copies in one
  /// document the earlier one is the head. Entries without any text are left out.
  func drafts(of feed: Feed) -> [StoryDraft] {
    let ladder = IdentityLadder(source: source, entries: feed.entries)
    let drafts = feed.entries.reversed().compactMap { draft(of: $0, in: feed, ladder) }
    return drafts.enumerated().sorted { left, right in
      (time(of: left.element), left.offset) < (time(of: right.element), right.offset)
    }.map(\.element)
  }

  /// An entry without a date is as old as the document.
  private func time(of draft: StoryDraft) -> Timestamp { draft.eventTime }

  private func draft(
    of entry: Entry, in feed: Feed, _ ladder: IdentityLadder
  ) -> StoryDraft? {
    let cleaner = TextCleaner.standard
    let headline = entry.title.map { cleaner.clean($0, as: .title) }.nonEmpty
    let content = entry.content.map { cleaner.clean($0, as: .body, title: headline) }.nonEmpty
    let text =
      content ?? entry.summary.map { cleaner.clean($0, as: .body, title: headline) }.nonEmpty
    let summary = entry.summary.map { cleaner.clean($0, as: .summary, title: headline) }.nonEmpty
    guard let title = headline ?? text.map(Self.headline) else { return nil }
    let identity = ladder.identity(of: entry, words: title + "\n" + (text ?? ""))
    let record = StoryRecord(
      id: identity.id, revision: 1, source: source.name, guid: entry.id, url: entry.url,
      canonicalURL: entry.url.flatMap { CanonicalURL.canonical($0) }, title: title,
      summary: content == nil ? nil : summary, text: text.map { $0 + "\n" }, author: entry.author,
      lang: language(title, text, declared: entry.lang ?? feed.lang),
      categories: entry.categories, image: entry.image, published: entry.published,
      updated: entry.updated, fetched: fetched, duplication: nil, event: nil,
      flags: flags(entry, feed))
    return StoryDraft(identity: identity, record: record)
  }

  private func flags(_ entry: Entry, _ feed: Feed) -> [StoryFlag] {
    var flags: [StoryFlag] = []
    if let published = entry.published, published > fetched { flags.append(.publishedInFuture) }
    if feed.repaired { flags.append(.feedRepaired) }
    return flags
  }

  private func language(_ title: String, _ text: String?, declared: String?) -> String {
    let hints = LanguageHints(
      declared: declared, topLevelDomain: host?.split(separator: ".").last.map(String.init))
    // A thousand characters decide (measured: more text changes no answer on news).
    return LanguageIdentifier.identify(title + "\n" + (text ?? "").prefix(1_000), hints: hints)
  }

  /// The headline of an entry that has none: its first words.
  private static func headline(_ text: String) -> String {
    let line = text.prefix { $0 != "\n" }
    guard line.count > 100 else { return String(line) }
    let cut = line.prefix(100)
    return (cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) + "…"
  }
}

extension String? {
  /// nil in place of a text without any characters.
  fileprivate var nonEmpty: String? { self?.isEmpty == false ? self : nil }
}
