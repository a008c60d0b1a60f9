import Markup
import NewsModel

/// Where a page says that its feeds are.
enum FeedLinks {
  private static let types = [
    "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
    "application/json", "application/xml", "text/xml",
  ]
  /// What the address of a feed ends in, for links in the text of a page.
  private static let endings = [
    "/feed", "/feed/", "/rss", "/rss/", "/atom", ".rss", ".atom", "rss.xml", "atom.xml", "feed.xml",
    "index.xml", "feed.json",
  ]
  /// Where sites have a feed that they do not link to, by how many of them do.
  static let usualPaths = [
    "/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/feed/", "/feed.json",
    "/blog/feed", "/?feed=rss2",
  ]

  /// The feeds that the page at `url` links to: first those that it declares (`link rel=alternate`,
  /// WHATWG), then those that it only links to; each once, absolute.
  static func inPage(_ page: [UInt8], url: String) -> [String] {
    let bytes = page.span
    var tokenizer = HTMLTokenizer()
    var base = url
    var declared: [String] = []
    var linked: [String] = []
    while let token = tokenizer.next(in: bytes) {
      guard token.kind == .startTag else { continue }
      switch token.tag {
      case .base:
        base =
          token.attribute("href", in: bytes).flatMap { URLReference.resolve($0, against: url) }
          ?? base
      case .link where isFeed(token, in: bytes): add(token, base, to: &declared, in: bytes)
      case .a: add(token, base, to: &linked, in: bytes)
      default: continue
      }
    }
    linked = linked.filter { link in
      endings.contains { link.lowercased().hasSuffix($0) }
    }
    var known: Set<String> = []
    return (declared + linked).filter { known.insert($0).inserted }
  }

  private static func isFeed(_ token: HTMLToken, in bytes: Span<UInt8>) -> Bool {
    let relation = token.attribute("rel", in: bytes)?.lowercased() ?? ""
    let relations = relation.split { $0 == " " || $0 == "\t" || $0 == "\n" }
    if relations.contains("feed") { return true }
    guard relations.contains("alternate"), let type = token.attribute("type", in: bytes) else {
      return false
    }
    let plain = type.lowercased().prefix { $0 != ";" && $0 != " " }
    return types.contains(String(plain))
  }

  private static func add(
    _ token: HTMLToken, _ base: String, to links: inout [String], in bytes: Span<UInt8>
  ) {
    guard links.count < 2_000, let reference = token.attribute("href", in: bytes),
      let url = URLReference.resolve(reference, against: base),
      url.hasPrefix("https://") || url.hasPrefix("http://")
    else { return }
    links.append(String(url.prefix { $0 != "#" }))
  }
}
