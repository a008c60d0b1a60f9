import NewsModel

/// Sitemaps, with Google's extension for news, and sitemap indexes.
enum SitemapAdapter: FormatAdapter {
  static func meaning(
    of element: Element, _ attributes: XMLAttributes, base: String?, entry: inout EntryDraft
  ) -> Meaning {
    switch (element.space, element.name) {
    case (.core, .loc): .value(.link(rank: 0))
    case (.core, .lastmod): .value(.updated(rank: 0))
    case (.googleImage, .image): .transparent
    case (.googleImage, .loc): .value(.image)
    case (.googleNews, _): Modules.meaning(of: element, attributes, base: base, entry: &entry)
    default: .ignored
    }
  }

  static func meaning(
    of element: Element, _ attributes: XMLAttributes, base: String?, feed: inout Feed
  ) -> Meaning {
    switch (element.space, element.name) {
    case (.core, .url): .entry(SitemapAdapter.self)
    case (.core, .sitemap): .child
    default: .ignored
    }
  }
}
