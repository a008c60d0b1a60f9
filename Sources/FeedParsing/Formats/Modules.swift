import NewsModel

/// The namespaces that stand in the entries of every format.
enum Modules {
  static func meaning(
    of element: Element, _ attributes: XMLAttributes, base: String?, entry: inout EntryDraft
  ) -> Meaning {
    switch element.space {
    case .dublinCore, .dublinCoreTerms: return dublinCore(element.name)
    case .content: return element.name == .encoded ? .text(.content, rank: 0, .html) : .ignored
    case .xhtml: return xhtml(element.name)
    case .itunes: return itunes(element.name, attributes, base: base, entry: &entry)
    case .media: return media(element.name, attributes, base: base, entry: &entry)
    case .googleNews: return googleNews(element.name)
    default: return .ignored
    }
  }

  private static func dublinCore(_ name: Element.Name) -> Meaning {
    switch name {
    case .title: .text(.title, rank: 2, .unsaid)
    case .description, .abstract: .text(.summary, rank: 6, .unsaid)
    case .creator, .author: .value(.author(rank: 0))
    case .subject: .value(.category)
    case .language: .value(.language)
    case .date: .value(.dated)
    case .issued: .value(.published(rank: 2))
    case .modified: .value(.updated(rank: 2))
    default: .ignored
    }
  }

  private static func xhtml(_ name: Element.Name) -> Meaning {
    switch name {
    case .body: .text(.content, rank: 1, .inline)
    default: .ignored
    }
  }

  private static func itunes(
    _ name: Element.Name, _ attributes: XMLAttributes, base: String?, entry: inout EntryDraft
  ) -> Meaning {
    switch name {
    case .title: return .text(.title, rank: 3, .unsaid)
    case .summary: return .text(.summary, rank: 5, .unsaid)
    case .author: return .value(.author(rank: 1))
    case .keywords: return .value(.keywords)
    case .category:
      if let text = attributes["text"] { entry.offer(category: text) }
      return .transparent
    case .image:
      let href = attributes["href"] ?? attributes["url"]
      entry.offer(image: href.flatMap { URLReference.resolve($0, against: base) }, rank: 2)
      return .ignored
    default: return .ignored
    }
  }

  private static func media(
    _ name: Element.Name, _ attributes: XMLAttributes, base: String?, entry: inout EntryDraft
  ) -> Meaning {
    switch name {
    case .group: return .transparent
    case .content:
      offerImage(attributes, base: base, rank: 0, entry: &entry)
      return .transparent
    case .thumbnail:
      let address = attributes["url"].flatMap { URLReference.resolve($0, against: base) }
      entry.offer(image: address, rank: 1)
      return .ignored
    case .title: return .text(.title, rank: 4, declaration(attributes))
    case .description: return .text(.summary, rank: 7, declaration(attributes))
    case .category: return .value(.category)
    default: return .ignored
    }
  }

  private static func declaration(_ attributes: XMLAttributes) -> TextDeclaration {
    attributes["type"]?.lowercased().contains("html") == true ? .html : .unsaid
  }

  /// Offers the `url` of an enclosure or media object, if it is a picture.
  static func offerImage(
    _ attributes: XMLAttributes, base: String?, rank: Int, entry: inout EntryDraft
  ) {
    guard let address = attributes["url"] else { return }
    let type = attributes["type"]?.lowercased() ?? ""
    guard type.hasPrefix("image/") || attributes["medium"]?.lowercased() == "image" else { return }
    entry.offer(image: URLReference.resolve(address, against: base), rank: rank)
  }

  private static func googleNews(_ name: Element.Name) -> Meaning {
    switch name {
    case .news, .publication: .transparent
    case .title: .text(.title, rank: 0, .unsaid)
    case .publicationDate: .value(.published(rank: 0))
    case .keywords: .value(.keywords)
    case .language: .value(.language)
    default: .ignored
    }
  }
}
