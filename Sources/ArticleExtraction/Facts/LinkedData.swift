import Markup

/// What the JSON-LD of a page says about its story (schema.org `NewsArticle` and its kin).
struct LinkedData {
  var headline: String?
  var body: String?
  var published: String?
  var modified: String?
  var authors: [String] = []
  var publisher: String?
  var image: String?
  var language: String?
  var description: String?

  /// Of the object that says most of an article; empty where there is none.
  static func read(_ bytes: Span<UInt8>, _ scripts: [Range<Int>]) -> LinkedData {
    var data = LinkedData()
    var best = -1
    for script in scripts.prefix(24) {
      let json = JSONScanner(bytes, script)
      for index in json.values.indices where json.values[index].kind == .object {
        let rank = Self.rank(json, index, bytes)
        if rank > best {
          best = rank
          data = LinkedData(json, index, bytes)
        }
      }
    }
    return data
  }

  private init() {}

  /// Above 0 for an article, the more it says the higher; 0 for a page with a date; else -1.
  private static func rank(_ json: JSONScanner, _ index: Int, _ bytes: Span<UInt8>) -> Int {
    guard let type = json.member("@type", of: index, in: bytes) else { return -1 }
    let names = strings(json, type, bytes)
    let hasDate = json.member("datePublished", of: index, in: bytes) != nil
    let hasHeadline = json.member("headline", of: index, in: bytes) != nil
    let hasBody = json.member("articleBody", of: index, in: bytes) != nil
    let isArticle = names.contains { name in
      name.hasSuffix("Article") || name.hasSuffix("Posting") || name == "Report"
    }
    if isArticle { return 1 + (hasHeadline ? 2 : 0) + (hasDate ? 1 : 0) + (hasBody ? 2 : 0) }
    return names.contains(where: { $0.hasSuffix("Page") }) && hasDate ? 0 : -1
  }

  private init(_ json: JSONScanner, _ index: Int, _ bytes: Span<UInt8>) {
    func text(_ name: StaticString) -> String? {
      json.member(name, of: index, in: bytes).flatMap { Self.strings(json, $0, bytes).first }
    }
    headline = text("headline") ?? text("name")
    body = text("articleBody")
    published = text("datePublished") ?? text("dateCreated")
    modified = text("dateModified")
    description = text("description")
    language = text("inLanguage")
    if let author = json.member("author", of: index, in: bytes) {
      authors = Self.names(json, author, bytes)
    }
    if let publisher = json.member("publisher", of: index, in: bytes) {
      self.publisher = Self.names(json, publisher, bytes).first
    }
    if let image = json.member("image", of: index, in: bytes) {
      self.image = Self.addresses(json, image, bytes).first
    }
  }

  /// A string, or the strings of an array.
  private static func strings(_ json: JSONScanner, _ index: Int, _ bytes: Span<UInt8>) -> [String] {
    items(json, index).compactMap { json.text($0, in: bytes) }
  }

  private static func items(_ json: JSONScanner, _ index: Int) -> [Int] {
    guard json.values[index].kind == .array else { return [index] }
    var items: [Int] = []
    var item = index + 1
    while item < json.values[index].end, items.count < 32 {
      items.append(item)
      item = json.values[item].end
    }
    return items
  }

  private static func names(_ json: JSONScanner, _ index: Int, _ bytes: Span<UInt8>) -> [String] {
    items(json, index).compactMap { item in
      json.text(item, in: bytes)
        ?? json.member("name", of: item, in: bytes).flatMap { strings(json, $0, bytes).first }
    }
  }

  private static func addresses(_ json: JSONScanner, _ index: Int, _ bytes: Span<UInt8>)
    -> [String]
  {
    items(json, index).compactMap { item in
      json.text(item, in: bytes)
        ?? json.member("url", of: item, in: bytes).flatMap { strings(json, $0, bytes).first }
    }
  }
}
