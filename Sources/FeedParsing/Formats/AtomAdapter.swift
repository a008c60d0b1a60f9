import NewsModel

/// Atom 0.3 and 1.0 (RFC 4287).
enum AtomAdapter: FormatAdapter {
  static func meaning(
    of element: Element, _ attributes: XMLAttributes, base: String?, entry: inout EntryDraft
  ) -> Meaning {
    guard element.space == .core || element.space == .atom else {
      return Modules.meaning(of: element, attributes, base: base, entry: &entry)
    }
    switch element.name {
    case .title: return .text(.title, rank: 0, declaration(attributes))
    case .summary: return .text(.summary, rank: 0, declaration(attributes))
    case .content:
      if attributes["src"] != nil { return .ignored }
      // Atom 0.3: the same text in several types, of which the first is as good as any.
      if attributes["type"]?.lowercased().hasPrefix("multipart/") == true { return .transparent }
      return .text(.content, rank: 0, declaration(attributes))
    case .description: return .text(.summary, rank: 1, .html)
    case .id: return .value(.id(rank: 0))
    case .guid: return .value(.id(rank: 1))
    case .link:
      guard let href = attributes["href"] else { return .value(.link(rank: 2)) }
      offerLink(attributes, href, base: base, rank: 0, entry: &entry)
      return .ignored
    case .published: return .value(.published(rank: 0))
    case .issued, .pubdate: return .value(.published(rank: 1))
    case .updated: return .value(.updated(rank: 0))
    case .modified: return .value(.updated(rank: 1))
    case .author: return .person
    case .category:
      guard let category = nonEmpty(attributes["label"]) ?? nonEmpty(attributes["term"]) else {
        return .value(.category)
      }
      entry.offer(category: category)
      return .ignored
    default: return .ignored
    }
  }

  static func meaning(
    of element: Element, _ attributes: XMLAttributes, base: String?, feed: inout Feed
  ) -> Meaning {
    guard element.space == .core || element.space == .atom else {
      return RSSAdapter.meaning(of: element, attributes, base: base, feed: &feed)
    }
    switch element.name {
    case .entry: return .entry(AtomAdapter.self)
    case .item: return .entry(RSSAdapter.self)
    case .title: return .value(.feedTitle)
    case .language: return .value(.feedLanguage)
    case .link:
      offerFeedLink(attributes, base: base, feed: &feed)
      return .ignored
    default: return .ignored
    }
  }

  private static func nonEmpty(_ text: String?) -> String? {
    text.flatMap { $0.contains { !$0.isWhitespace } ? $0 : nil }
  }

  // MARK: Links

  /// Offers the `href` of a link whose relation is `alternate`, the default. Pages come before
  /// other media types: an entry may have a PDF as an alternate too.
  static func offerLink(
    _ attributes: XMLAttributes, _ href: String, base: String?, rank: Int, entry: inout EntryDraft
  ) {
    let relation = relation(attributes)
    let type = attributes["type"]?.lowercased() ?? "text/html"
    if relation == "enclosure", type.hasPrefix("image/") {
      entry.offer(image: URLReference.resolve(href, against: base), rank: 3)
    }
    guard relation == "alternate", let address = URLReference.resolve(href, against: base) else {
      return
    }
    entry.offer(link: address, rank: rank * 2 + (type.contains("html") ? 0 : 1))
  }

  static func offerFeedLink(_ attributes: XMLAttributes, base: String?, feed: inout Feed) {
    guard let address = attributes["href"].flatMap({ URLReference.resolve($0, against: base) })
    else { return }
    switch relation(attributes) {
    case "alternate": if feed.link == nil { feed.link = address }
    case "self": if feed.selfURL == nil { feed.selfURL = address }
    case "hub": if feed.hubs.count < 10 { feed.hubs.append(address) }
    default: break
    }
  }

  /// The relation; RFC 4287 allows the registered ones as URIs too.
  private static func relation(_ attributes: XMLAttributes) -> String {
    let relation = (attributes["rel"] ?? "alternate").lowercased().filter { !$0.isWhitespace }
    let registry = "http://www.iana.org/assignments/relation/"
    if relation.isEmpty { return "alternate" }
    return relation.hasPrefix(registry) ? String(relation.dropFirst(registry.count)) : relation
  }

  // MARK: Text constructs

  /// How a text construct is to be read: RFC 4287 section 3.1 and 4.1.3.3, and `mode` of Atom 0.3.
  private static func declaration(_ attributes: XMLAttributes) -> TextDeclaration {
    let type = (attributes["type"] ?? "").lowercased().filter { !$0.isWhitespace }
    let mode = attributes["mode"]?.lowercased()
    let isHTML = type.isEmpty ? nil : type.contains("html")
    if mode == "base64" { return .base64(isHTML: isHTML) }
    switch type {
    case "", "text", "text/plain", "plain": return .literal
    case "xhtml", "application/xhtml+xml", "application/xhtml": return xhtml(mode: mode)
    case "html", "text/html": return .html
    default: break
    }
    if type.hasPrefix("text/") { return .unsaid }
    if type.hasSuffix("+xml") || type.hasSuffix("/xml") { return .inline }
    if type.hasSuffix("json") { return .literal }
    let isMedia = ["image/", "audio/", "video/"].contains { type.hasPrefix($0) }
    return isMedia ? .nothing : type.contains("/") ? .base64(isHTML: nil) : .unsaid
  }

  /// Atom 0.3 may escape XHTML like anything else.
  private static func xhtml(mode: String?) -> TextDeclaration {
    mode == "escaped" ? .html : .inline
  }
}
