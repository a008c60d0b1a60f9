import Markup
import NewsModel

/// Builds a feed from the events of its XML.
///
/// A stack follows the elements that mean something; what an element means is the adapter's to say.
/// Formats are known by their root and entries by their name, so that a feed inside of something
/// else, a second feed or an entry without a feed are read as well.
struct FeedAssembler {
  /// What is being read at a level of the document.
  private enum Frame {
    /// Outside of any feed.
    case outside
    case feed
    case entry
    case child
    /// A level that only passes on to the one around it.
    case transparent
    case field(TextSlot, rank: Int)
    case value(ValueSlot)
    case person
    /// Markup within a field.
    case markup(XMLName)
  }

  /// What elements inherit from those around them.
  struct Scope {
    /// How many levels are open outside of the element that made it.
    var depth: Int
    var base: String?
    var lang: String?
  }

  /// Five times what a sitemap may list; more is an attack on what comes after.
  static let mostEntries = 250_000

  /// What the document is; nil until a root of a feed has been seen.
  var feed: Feed?
  /// The first element of the document.
  private(set) var firstElement: String?
  var pageTitle: String?
  private(set) var entryCount = 0
  private(set) var rootCount = 0
  /// Set once all of the document has come: an entry that its end cut off before anything was said
  /// is none.
  var isEnding = false

  var entry = EntryDraft()
  var person = Person()
  var child = SitemapChild(url: "")
  var period: Duration?
  var frequency = 1

  /// The entries that have been read and not been taken.
  private var entries: [Entry] = []
  private var names = ElementNames()
  private var levels: [Frame] = []
  /// The scopes of the elements that have `xml:base` or `xml:lang`; the last one is in force.
  private var scopes: [Scope]
  private var ignoredDepth = 0
  private var adapter: any FormatAdapter.Type = RSSAdapter.self
  private var entryAdapter: any FormatAdapter.Type = RSSAdapter.self
  private var buffer = FieldBuffer()
  /// The language that the field at hand names for itself.
  private var fieldLang: String?
  private var personText: [UInt8] = []

  init(base: String?) {
    scopes = [Scope(depth: -1, base: base)]
  }

  /// What is in force at the element at hand.
  var scope: Scope { scopes[scopes.count - 1] }

  mutating func takeEntries() -> [Entry] {
    defer { entries.removeAll(keepingCapacity: true) }
    return entries
  }

  // MARK: Events

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard ignoredDepth == 0 else {
      ignoredDepth += 1
      return
    }
    let ownLang = enterScope(attributes)
    switch frameInForce {
    case .field:
      buffer.beginElement(name, attributes)
      levels.append(.markup(name))
    case .value: levels.append(.markup(name))
    case .person: startInPerson(names.element(name))
    case .child: startInChild(names.element(name))
    case .entry:
      let meaning = entryAdapter.meaning(
        of: names.element(name), attributes, base: scope.base, entry: &entry)
      begin(meaning, attributes, ownLang)
    case .feed: startInFeed(name, attributes, ownLang)
    default: startOutside(name, attributes, ownLang)
    }
    // What is passed over opens no level for its scope to end with.
    if ignoredDepth > 0 { leaveScope() }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard ignoredDepth == 0 else { return }
    switch levels.last {
    case .field, .value, .markup: buffer.append(bytes)
    case .person where personText.count < 1_024: personText.append(contentsOf: bytes.prefix(1_024))
    default: break
    }
  }

  mutating func end() {
    if ignoredDepth > 0 {
      ignoredDepth -= 1
      return
    }
    guard let frame = levels.popLast() else { return }
    switch frame {
    case .field(let slot, let rank):
      if let field = buffer.field { entry.offer(field, for: slot, rank: rank, lang: fieldLang) }
    case .value(let slot): take(buffer.text, as: slot)
    case .markup(let name): if case .field = frameInForce { buffer.endElement(name) }
    case .person: endPerson()
    case .entry: endEntry()
    case .child: endChild()
    case .outside, .feed, .transparent: break
    }
    leaveScope()
  }

  // MARK: Levels and scopes

  /// The frame that says what a child means.
  private var frameInForce: Frame? {
    var index = levels.count - 1
    while index >= 0 {
      switch levels[index] {
      case .transparent, .markup: index -= 1
      default: return levels[index]
      }
    }
    return nil
  }

  /// Takes an element's `xml:base` and `xml:lang`; returns the language that it names.
  private mutating func enterScope(_ attributes: XMLAttributes) -> String? {
    guard attributes.count > 0 else { return nil }
    let base = attributes["base", prefix: "xml"].flatMap {
      LinkPolicy.isBase($0) ? URLReference.resolve($0, against: scope.base) : nil
    }
    let lang = (attributes["lang", prefix: "xml"] ?? attributes["lang"]).flatMap {
      $0.utf8.contains(where: \.isASCIILetter) ? MarkupText.collapsed($0) : nil
    }
    guard base != nil || lang != nil else { return nil }
    scopes.append(
      Scope(depth: levels.count, base: base ?? scope.base, lang: lang ?? scope.lang))
    return lang
  }

  private mutating func leaveScope() {
    if scope.depth == levels.count { scopes.removeLast() }
  }

  private mutating func begin(
    _ meaning: Meaning, _ attributes: XMLAttributes, _ ownLang: String?
  ) {
    switch meaning {
    case .ignored: ignoredDepth = 1
    case .transparent: levels.append(.transparent)
    case .entry(let adapter): beginEntry(adapter, attributes, ownLang)
    case .child:
      child = SitemapChild(url: "")
      levels.append(.child)
    case .text(let slot, let rank, let declaration):
      buffer.begin(declaration)
      fieldLang = ownLang
      levels.append(.field(slot, rank: rank))
    case .value(let slot): beginValue(slot)
    case .person:
      person = Person()
      personText.removeAll()
      levels.append(.person)
    }
  }

  private mutating func beginValue(_ slot: ValueSlot) {
    buffer.begin(.html)
    levels.append(.value(slot))
  }

  // MARK: Outside and in the feed

  private mutating func startOutside(
    _ name: XMLName, _ attributes: XMLAttributes, _ ownLang: String?
  ) {
    if levels.isEmpty { return levels.append(.outside) }
    let element = names.element(name)
    if firstElement == nil { firstElement = name.local.map { String(cString: $0) } ?? "" }
    if element.name == .title, feed == nil { return beginValue(.feedTitle) }
    guard let format = format(of: element, attributes) else { return levels.append(.outside) }
    beginFeed(format, name, attributes)
    if element.name == .item || element.name == .entry {
      beginEntry(
        element.name == .item ? RSSAdapter.self : AtomAdapter.self, attributes, ownLang)
    } else {
      levels.append(.feed)
    }
  }

  /// The format that an element is the root of. In a web page, `item` and the like mean nothing.
  private func format(of element: Element, _ attributes: XMLAttributes) -> FeedFormat? {
    switch element.name {
    case .rss: return .rss
    case .rdf: return .rdf
    case .feed: return .atom
    case .urlset: return .sitemap
    case .sitemapindex: return .sitemapIndex
    case .channel where !isPage:
      return attributes["href"] != nil || attributes["base"] != nil ? .cdf : .rss
    case .item where !isPage: return .rss
    case .entry where !isPage: return .atom
    default: return nil
    }
  }

  /// Whether the document began as a web page.
  var isPage: Bool {
    let first = firstElement?.lowercased()
    return first == "html" || first == "head" || first == "body"
  }

  private mutating func beginFeed(
    _ format: FeedFormat, _ name: XMLName, _ attributes: XMLAttributes
  ) {
    rootCount += 1
    names.setRoot(name)
    if feed == nil {
      var started = Feed(format: format)
      started.lang = scope.lang
      feed = started
    }
    switch format {
    case .atom: adapter = AtomAdapter.self
    case .cdf: adapter = CDFAdapter.self
    case .sitemap, .sitemapIndex: adapter = SitemapAdapter.self
    default: adapter = RSSAdapter.self
    }
    if format == .cdf, feed?.link == nil {
      let base = scope.base
      feed?.link = attributes["href"].flatMap { URLReference.resolve($0, against: base) }
    }
  }

  private mutating func startInFeed(
    _ name: XMLName, _ attributes: XMLAttributes, _ ownLang: String?
  ) {
    let element = names.element(name)
    // A second document within the first.
    if element.name == .rss || element.name == .feed || element.name == .rdf,
      let format = format(of: element, attributes)
    {
      beginFeed(format, name, attributes)
      return levels.append(.feed)
    }
    guard var feed else { return levels.append(.outside) }
    self.feed = nil
    let meaning = adapter.meaning(of: element, attributes, base: scope.base, feed: &feed)
    if element.name == .channel, feed.lang == nil { feed.lang = scope.lang }
    self.feed = feed
    begin(meaning, attributes, ownLang)
  }

  private mutating func startInChild(_ element: Element) {
    switch (element.space, element.name) {
    case (.core, .loc): beginValue(.childLocation)
    case (.core, .lastmod): beginValue(.childModified)
    default: ignoredDepth = 1
    }
  }

  private mutating func endChild() {
    // The sitemap protocol allows 50,000.
    let child = child
    guard !child.url.isEmpty, let count = feed?.children.count, count < 50_000 else { return }
    feed?.children.append(child)
  }

  // MARK: Entries and people

  private mutating func beginEntry(
    _ adapter: any FormatAdapter.Type, _ attributes: XMLAttributes, _ ownLang: String?
  ) {
    guard entryCount < Self.mostEntries else {
      ignoredDepth = 1
      return
    }
    entryAdapter = adapter
    let outer = ownLang == nil ? scope.lang : nil
    entry = EntryDraft(language: ownLang, outerLanguage: outer)
    adapter.begin(attributes, base: scope.base, entry: &entry)
    levels.append(.entry)
  }

  private mutating func endEntry() {
    if isEnding, entry.isEmpty { return }
    entryCount += 1
    entries.append(entry.entry(feedLanguage: feed?.lang))
  }

  private mutating func startInPerson(_ element: Element) {
    switch element.name {
    case .name: beginValue(.personName)
    case .email: beginValue(.personEmail)
    default: ignoredDepth = 1
    }
  }

  private mutating func endPerson() {
    if person.isEmpty { person = Person(String(decoding: personText, as: UTF8.self)) }
    entry.offer(author: person, rank: 0)
  }
}
