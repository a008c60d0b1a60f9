import NewsModel

/// RSS 0.90 to 2.0 and its RDF relatives, with the modules that stand in them.
enum RSSAdapter: FormatAdapter {
  static func begin(_ attributes: XMLAttributes, base: String?, entry: inout EntryDraft) {
    if let about = attributes["about"] { entry.offer(id: about, rank: 1) }
  }

  static func meaning(
    of element: Element, _ attributes: XMLAttributes, base: String?, entry: inout EntryDraft
  ) -> Meaning {
    switch element.space {
    case .core: return coreMeaning(of: element.name, attributes, base: base, entry: &entry)
    case .atom: return atomMeaning(of: element, attributes, base: base, entry: &entry)
    default: return Modules.meaning(of: element, attributes, base: base, entry: &entry)
    }
  }

  private static func coreMeaning(
    of name: Element.Name, _ attributes: XMLAttributes, base: String?, entry: inout EntryDraft
  ) -> Meaning {
    switch name {
    case .title: return .text(.title, rank: 0, .unsaid)
    case .description:
      return .text(entry.slotOfDescription, rank: EntryDraft.descriptionRank, .html)
    case .summary: return .text(entry.slotOfDescription, rank: EntryDraft.descriptionRank, .unsaid)
    case .content, .encoded, .fullitem: return .text(.content, rank: 1, .html)
    case .body: return .text(.content, rank: 2, .inline)
    case .link:
      if let href = attributes["href"] {
        AtomAdapter.offerLink(attributes, href, base: base, rank: 1, entry: &entry)
      }
      return .value(.link(rank: 0))
    case .guid:
      let isPermaLink = attributes["ispermalink"]?.lowercased() != "false"
      return .value(.guid(isPermaLink: isPermaLink))
    case .id: return .value(.id(rank: 2))
    case .pubdate: return .value(.published(rank: 0))
    case .published, .issued: return .value(.published(rank: 3))
    case .updated, .modified, .lastmod: return .value(.updated(rank: 3))
    case .date: return .value(.dated)
    case .author: return .person
    case .creator: return .value(.author(rank: 0))
    case .category: return .value(.category)
    case .subject: return .value(.category)
    case .keywords: return .value(.keywords)
    case .language: return .value(.language)
    case .enclosure:
      Modules.offerImage(attributes, base: base, rank: 3, entry: &entry)
      return .ignored
    default: return .ignored
    }
  }

  private static func atomMeaning(
    of element: Element, _ attributes: XMLAttributes, base: String?, entry: inout EntryDraft
  ) -> Meaning {
    let meaning = AtomAdapter.meaning(of: element, attributes, base: base, entry: &entry)
    switch meaning {
    case .text(let slot, let rank, let declaration):
      return .text(slot, rank: rank + EntryDraft.descriptionRank + 1, declaration)
    case .value(.id): return .value(.id(rank: 3))
    default: return meaning
    }
  }

  static func meaning(
    of element: Element, _ attributes: XMLAttributes, base: String?, feed: inout Feed
  ) -> Meaning {
    switch (element.space, element.name) {
    case (.core, .item), (.atom, .item): return .entry(RSSAdapter.self)
    case (.core, .channel), (.core, .items), (.core, .skiphours), (.core, .skipdays):
      return .transparent
    case (.core, .title), (.dublinCore, .title): return .value(.feedTitle)
    case (.core, .link): return .value(.feedLink)
    case (.core, .language), (.dublinCore, .language): return .value(.feedLanguage)
    case (.core, .ttl): return .value(.timeToLive)
    case (.core, .hour): return .value(.skipHour)
    case (.core, .day): return .value(.skipDay)
    case (.syndication, .updateperiod): return .value(.updatePeriod)
    case (.syndication, .updatefrequency): return .value(.updateFrequency)
    case (.atom, .link):
      AtomAdapter.offerFeedLink(attributes, base: base, feed: &feed)
      return .ignored
    default: return .ignored
    }
  }
}
