/// An element of the vocabulary that feeds are written in.
struct Element: Hashable, Sendable {
  var space: Namespace
  var name: Name

  /// Local names, in lower case. What is not here means nothing to any adapter.
  enum Name: String, Sendable {
    case abstract, author, body, category, channel, content, creator, date, day
    case description, email, enclosure, encoded, entry, feed, fullitem, group, guid, hour
    case id, image, issued, item, items, keywords, language, lastmod, link, loc, modified
    case name, news, pubdate, publication, published, rdf, rss, sitemap, sitemapindex
    case skipdays, skiphours, source, subject, summary, thumbnail
    case title, ttl, updated, updatefrequency, updateperiod, url, urlset
    case publicationDate = "publication_date"
    case unknown = ""
  }
}

/// The namespaces that feeds use, each under its many spellings.
enum Namespace: Sendable {
  /// The feed's own, or none.
  case core
  case atom
  case rdf
  case dublinCore
  case dublinCoreTerms
  case content
  case media
  case itunes
  case xhtml
  case googleNews
  case googleImage
  case syndication
  /// Anything else: what is in it says nothing about the story.
  case other
}

extension Namespace {
  /// The namespace that a URI means: schemes, case, and what is before and after the name vary.
  init?(uri: String) {
    var name = Substring(uri.lowercased())
    for scheme in ["http://", "https://"] where name.hasPrefix(scheme) {
      name = name.dropFirst(scheme.count)
    }
    if name.hasPrefix("www.") { name = name.dropFirst(4) }
    while let last = name.last, last == "/" || last == "#" || last == " " { name.removeLast() }
    guard let space = Self.uris[String(name)] ?? Self.family(of: name) else { return nil }
    self = space
  }

  /// The namespace that a prefix means where its URI is missing or nobody's.
  init?(prefix: String) {
    switch prefix.lowercased() {
    case "atom", "atom10", "a10", "atom03": self = .atom
    case "rdf": self = .rdf
    case "dc": self = .dublinCore
    case "dcterms", "dct": self = .dublinCoreTerms
    case "content": self = .content
    case "media": self = .media
    case "itunes": self = .itunes
    case "xhtml", "html": self = .xhtml
    case "news": self = .googleNews
    case "image": self = .googleImage
    case "sy": self = .syndication
    default: return nil
    }
  }

  private static let uris: [String: Namespace] = [
    "w3.org/2005/atom": .atom, "purl.org/atom/ns": .atom, "purl.org/atom": .atom,
    "w3.org/1999/02/22-rdf-syntax-ns": .rdf,
    "purl.org/dc/elements/1.1": .dublinCore, "purl.org/dc/elements/1.0": .dublinCore,
    "purl.org/dc": .dublinCore, "dublincore.org/documents/dcmi-namespace": .dublinCore,
    "purl.org/dc/terms": .dublinCoreTerms,
    "purl.org/rss/1.0": .core, "purl.org/rss/1.0/modules/rss091": .core,
    "purl.org/rss/1.0/modules/content": .content,
    "search.yahoo.com/mrss": .media, "search.yahoo.com/rss": .media,
    "video.search.yahoo.com/mrss": .media, "api.search.yahoo.com/mrss": .media,
    "itunes.com/dtds/podcast-1.0.dtd": .itunes, "example.com/dtds/podcast-1.0.dtd": .itunes,
    "w3.org/1999/xhtml": .xhtml, "w3.org/tr/xhtml1": .xhtml, "w3.org/1999/html": .xhtml,
    "google.com/schemas/sitemap-news/0.9": .googleNews,
    "google.com/schemas/sitemap-image/1.1": .googleImage,
    "google.com/schemas/sitemap-video/1.1": .other,
    "purl.org/rss/1.0/modules/syndication": .syndication,
  ]

  /// Namespaces whose versions and hosts come and go.
  private static func family(of name: Substring) -> Namespace? {
    if name.hasPrefix("purl.org/atom/ns") { return .atom }
    if name.hasPrefix("purl.org/dc/elements") { return .dublinCore }
    if name.hasPrefix("itunes.com/dtds") { return .itunes }
    if name.contains("sitemap-news") { return .googleNews }
    if name.contains("sitemap-image") { return .googleImage }
    return coreFamilies.contains { name.hasPrefix($0) } ? .core : nil
  }

  private static let coreFamilies = [
    "my.netscape.com/rdf/simple", "channel.netscape.com/rdf/simple",
    "my.netscape.com/publish/formats/rss", "backend.userland.com/rss", "blogs.law.harvard.edu",
    "cyber.law.harvard.edu/rss", "cyber.harvard.edu/rss", "purl.org/net/rss1.1",
    "rssboard.org/rss", "sitemaps.org/schemas/sitemap", "google.com/schemas/sitemap/0",
    "feedburner.com/rss", "w3.org/tr/note-cdf",
  ]
}
