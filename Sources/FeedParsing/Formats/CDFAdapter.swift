import NewsModel

/// Microsoft's Channel Definition Format: RSS's ancestor, with addresses in attributes.
enum CDFAdapter: FormatAdapter {
  static func begin(_ attributes: XMLAttributes, base: String?, entry: inout EntryDraft) {
    RSSAdapter.begin(attributes, base: base, entry: &entry)
    if let address = attributes["href"].flatMap({ URLReference.resolve($0, against: base) }) {
      entry.offer(link: address, rank: 0)
    }
    entry.offer(updated: attributes["lastmod"].flatMap { FeedDate.parse($0) }, rank: 1)
  }

  static func meaning(
    of element: Element, _ attributes: XMLAttributes, base: String?, entry: inout EntryDraft
  ) -> Meaning {
    if element == Element(space: .core, name: .abstract) {
      return .text(.summary, rank: 1, .unsaid)
    }
    return RSSAdapter.meaning(of: element, attributes, base: base, entry: &entry)
  }

  static func meaning(
    of element: Element, _ attributes: XMLAttributes, base: String?, feed: inout Feed
  ) -> Meaning {
    let meaning = RSSAdapter.meaning(of: element, attributes, base: base, feed: &feed)
    if case .entry = meaning { return .entry(CDFAdapter.self) }
    return meaning
  }
}
