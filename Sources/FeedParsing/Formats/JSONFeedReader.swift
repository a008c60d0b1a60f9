import Markup
import NewsModel

/// JSON Feed 1.0 and 1.1 (jsonfeed.org).
///
/// Read straight from the bytes into entries, without a tree; the document is in memory as a whole.
struct JSONFeedReader {
  private let base: String?
  private var feed = Feed(format: .json)
  private var hasItems = false

  init(base: String?) {
    self.base = base
  }

  /// The feed with its entries, nil where the document has no `items`.
  static func read(_ bytes: [UInt8], base: String?) -> Feed? {
    var reader = JSONFeedReader(base: base)
    var scanner = JSONScanner(bytes)
    reader.read(&scanner)
    reader.feed.repaired = scanner.isRepaired
    return reader.hasItems ? reader.feed : nil
  }

  private mutating func read(_ scanner: inout JSONScanner) {
    guard scanner.enter(UInt8(ascii: "{")) else { return }
    while let key = scanner.nextKey() {
      switch key {
      case "title": feed.title = scanner.text().map(MarkupText.collapsed)
      case "home_page_url": feed.link = address(scanner.text())
      case "feed_url": feed.selfURL = address(scanner.text())
      case "language": feed.lang = scanner.text()
      case "hubs": readHubs(&scanner)
      case "items":
        if scanner.peek() == UInt8(ascii: "[") { hasItems = true }
        readItems(&scanner)
      default: scanner.skip()
      }
    }
    // The language may stand after the items.
    guard let lang = feed.lang else { return }
    for index in feed.entries.indices where feed.entries[index].lang == nil {
      feed.entries[index].lang = lang
    }
  }

  private func address(_ text: String?) -> String? {
    guard let text, let address = URLReference.resolve(text, against: base),
      LinkPolicy.isLink(address)
    else { return nil }
    return address
  }

  private mutating func readHubs(_ scanner: inout JSONScanner) {
    guard scanner.enter(UInt8(ascii: "[")) else { return }
    while scanner.hasElement() {
      guard scanner.enter(UInt8(ascii: "{")) else { continue }
      while let key = scanner.nextKey() {
        guard key == "url", let hub = address(scanner.text()) else {
          if key != "url" { scanner.skip() }
          continue
        }
        if feed.hubs.count < 10 { feed.hubs.append(hub) }
      }
    }
  }

  private mutating func readItems(_ scanner: inout JSONScanner) {
    guard scanner.enter(UInt8(ascii: "[")) else { return }
    while scanner.hasElement(), feed.entries.count < FeedAssembler.mostEntries {
      guard scanner.enter(UInt8(ascii: "{")) else { continue }
      var item = Item()
      while let key = scanner.nextKey() { read(key, of: &item, &scanner) }
      if !(scanner.isAtEnd && item.entry.isEmpty) { feed.entries.append(item.finished) }
    }
  }

  /// An item with the fields of which the better one may come later.
  private struct Item {
    var entry = Entry()
    var externalURL: String?
    var contentText: String?
    var bannerImage: String?
    var authors: [Person] = []
    var author: Person?

    var finished: Entry {
      var entry = entry
      entry.url = entry.url ?? externalURL
      entry.content = entry.content ?? contentText.map { FieldText($0, form: .plain) }
      entry.image = entry.image ?? bannerImage
      let people = authors.isEmpty ? [author].compactMap { $0 } : authors
      let names = people.compactMap { $0.name ?? $0.email }
      entry.author = names.isEmpty ? nil : names.joined(separator: ", ")
      return entry
    }
  }

  private func read(_ key: String, of item: inout Item, _ scanner: inout JSONScanner) {
    switch key {
    case "id": item.entry.id = nonEmpty(scanner.text()?.trimmed)
    case "url": item.entry.url = address(scanner.text())
    case "external_url": item.externalURL = address(scanner.text())
    case "title": item.entry.title = nonEmpty(scanner.text()).map(Self.title)
    case "summary":
      item.entry.summary = nonEmpty(scanner.text()).map { FieldText($0, form: .plain) }
    case "content_html":
      item.entry.content = nonEmpty(scanner.text()).map { FieldText($0, form: .html) }
    case "content_text": item.contentText = nonEmpty(scanner.text())
    case "image": item.entry.image = address(scanner.text())
    case "banner_image": item.bannerImage = address(scanner.text())
    case "date_published": item.entry.published = scanner.text().flatMap(FeedDate.parse(_:))
    case "date_modified": item.entry.updated = scanner.text().flatMap(FeedDate.parse(_:))
    case "author": item.author = readPerson(&scanner)
    case "authors": readAuthors(&scanner, into: &item)
    case "tags": readTags(&scanner, into: &item)
    case "language": item.entry.lang = nonEmpty(scanner.text())
    default: scanner.skip()
    }
  }

  private func nonEmpty(_ text: String?) -> String? {
    text.flatMap { $0.utf8.allSatisfy(\.isHTMLSpace) ? nil : $0 }
  }

  /// Titles are plain text, but publishing systems leave references such as `&#8217;` in them.
  private static func title(_ text: String) -> FieldText {
    let isEncoded = !text.utf8.contains(UInt8(ascii: "<")) && HTMLEntities.decode(text) != text
    return FieldText(text, form: isEncoded ? .html : .plain)
  }

  private func readPerson(_ scanner: inout JSONScanner) -> Person? {
    if scanner.peek() != UInt8(ascii: "{") { return scanner.text().map(Person.init(_:)) }
    guard scanner.enter(UInt8(ascii: "{")) else { return nil }
    var person = Person()
    while let key = scanner.nextKey() {
      if key == "name" {
        person.name = nonEmpty(scanner.text()).map(MarkupText.collapsed)
      } else {
        scanner.skip()
      }
    }
    return person
  }

  private func readAuthors(_ scanner: inout JSONScanner, into item: inout Item) {
    guard scanner.enter(UInt8(ascii: "[")) else { return }
    while scanner.hasElement() {
      if let person = readPerson(&scanner), !person.isEmpty { item.authors.append(person) }
    }
  }

  private func readTags(_ scanner: inout JSONScanner, into item: inout Item) {
    guard scanner.enter(UInt8(ascii: "[")) else { return }
    while scanner.hasElement() {
      guard let tag = scanner.text().map(MarkupText.collapsed), !tag.isEmpty,
        item.entry.categories.count < 200, !item.entry.categories.contains(tag)
      else { continue }
      item.entry.categories.append(tag)
    }
  }
}

extension Entry {
  fileprivate var isEmpty: Bool {
    id == nil && url == nil && title == nil && summary == nil && content == nil
  }
}

extension String {
  fileprivate var trimmed: String {
    let bytes = Array(utf8)
    return String(decoding: bytes[bytes.span.trimmed(0..<bytes.count)], as: UTF8.self)
  }
}
