package import NewsModel

/// What a feed document says, whatever the format it came in.
package struct Feed: Sendable, Equatable {
  package var format: FeedFormat
  package var title: String?
  /// The site that the feed belongs to, absolute where a base was known.
  package var link: String?
  package var lang: String?
  /// In document order. A stream hands them out as they complete instead and leaves this empty.
  package var entries: [Entry] = []
  /// Whether the document had to be mended before it could be read.
  package var repaired = false
  /// RSS `ttl`.
  package var timeToLive: Duration?
  /// RSS `skipHours`, 0…23, in UTC.
  package var skipHours: [Int] = []
  /// RSS `skipDays`, 0 being Sunday.
  package var skipDays: [Int] = []
  /// `sy:updatePeriod` divided by `sy:updateFrequency`.
  package var updateInterval: Duration?
  /// WebSub hubs.
  package var hubs: [String] = []
  /// Where the feed says that it lives.
  package var selfURL: String?
  /// What a sitemap index lists.
  package var children: [SitemapChild] = []

  package init(format: FeedFormat) {
    self.format = format
  }
}

/// A sitemap that a sitemap index names.
package struct SitemapChild: Hashable, Sendable {
  package var url: String
  package var lastModified: Timestamp?

  package init(url: String, lastModified: Timestamp? = nil) {
    self.url = url
    self.lastModified = lastModified
  }
}

/// The family of formats that a document belongs to.
package enum FeedFormat: String, Sendable {
  /// RSS 0.91…0.94 and 2.0.
  case rss
  /// Atom 0.3 and 1.0.
  case atom
  /// RSS 0.90 and 1.0.
  case rdf
  /// Microsoft's Channel Definition Format.
  case cdf
  /// JSON Feed 1.0 and 1.1.
  case json
  case sitemap
  case sitemapIndex
}
