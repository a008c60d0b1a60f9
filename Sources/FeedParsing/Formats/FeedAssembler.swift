import Markup
import NewsModel

/// Builds a feed from the events of its XML.
///
/// A stack follows the elements that mean something; what an element means is the adapter's to say.
/// Formats are known by their root and entries by their name, so that a feed inside of something
/// else, a second feed or an entry without a feed are read as well.
final class FeedAssembler {
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

  private struct Level {
    var frame: Frame
    var base: String?
    var lang: String?
    /// Where the element itself names its language.
    var ownLang: String?
  }

  /// What the document is; nil until a root of a feed has been seen.
  private(set) var feed: Feed?
  /// The entries that have been read and not been taken.
  private var entries: [Entry] = []
  /// The first element of the document.
  private(set) var firstElement: String?
  private(set) var pageTitle: String?
  private(set) var entryCount = 0
  private(set) var rootCount = 0

  /// Set once all of the document has come: an entry that its end cut off before anything was said
  /// is none.
  var isEnding = false

  private let base: String?
  private var names = ElementNames()
  private var levels: [Level] = []
  private var ignoredDepth = 0
  private var adapter: any FormatAdapter.Type = RSSAdapter.self
  private var entryAdapter: any FormatAdapter.Type = RSSAdapter.self
  private var entry = EntryDraft()
  private var buffer = FieldBuffer()
  private var person = Person()
  private var personText: [UInt8] = []
  private var child = SitemapChild(url: "")
  private var period: Duration?
  private var frequency = 1

  init(base: String?) {
    self.base = base
  }

  func takeEntries() -> [Entry] {
    defer { entries.removeAll(keepingCapacity: true) }
    return entries
  }

  // MARK: Events

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard ignoredDepth == 0 else {
      ignoredDepth += 1
      return
    }
    let level = level(below: levels.last, attributes)
    let element = names.element(name)
    switch frameInForce {
    case .field:
      buffer.beginElement(name, attributes)
      push(.markup(name), level)
    case .value:
      push(.markup(name), level)
    case .person: startInPerson(element, level)
    case .child: startInChild(element, level)
    case .entry:
      let meaning = entryAdapter.meaning(
        of: element, attributes, base: level.base, entry: &entry)
      begin(meaning, level, attributes)
    case .feed: startInFeed(element, name, attributes, level)
    case .outside, nil: startOutside(element, name, attributes, level)
    default: ignoredDepth = 1
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard ignoredDepth == 0 else { return }
    switch levels.last?.frame {
    case .field, .value, .markup: buffer.append(bytes)
    case .person where personText.count < 1_024: personText.append(contentsOf: bytes)
    default: break
    }
  }

  func end() {
    if ignoredDepth > 0 {
      ignoredDepth -= 1
      return
    }
    guard let level = levels.popLast() else { return }
    switch level.frame {
    case .field(let slot, let rank): endField(slot, rank, level)
    case .value(let slot): take(buffer.text, as: slot, level)
    case .markup(let name): if isInField { buffer.endElement(name) }
    case .person: endPerson()
    case .entry: endEntry()
    case .child: endChild()
    case .outside, .feed, .transparent: break
    }
  }

  // MARK: Levels

  /// The frame that says what a child means.
  private var frameInForce: Frame? {
    levels.last { level in
      switch level.frame {
      case .transparent, .markup: false
      default: true
      }
    }?.frame
  }

  private var isInField: Bool {
    if case .field = frameInForce { return true }
    return false
  }

  private func level(below outer: Level?, _ attributes: XMLAttributes) -> Level {
    var level = Level(frame: .transparent, base: outer?.base ?? base, lang: outer?.lang)
    guard attributes.count > 0 else { return level }
    if let own = attributes["base", prefix: "xml"], LinkPolicy.isBase(own),
      let resolved = URLReference.resolve(own, against: level.base)
    {
      level.base = resolved
    }
    if let lang = attributes["lang", prefix: "xml"], lang.contains(where: { $0.isLetter }) {
      level.ownLang = MarkupText.collapsed(lang)
      level.lang = level.ownLang
    }
    return level
  }

  private func push(_ frame: Frame, _ level: Level) {
    var level = level
    level.frame = frame
    levels.append(level)
  }

  private func begin(_ meaning: Meaning, _ level: Level, _ attributes: XMLAttributes) {
    switch meaning {
    case .ignored: ignoredDepth = 1
    case .transparent: push(.transparent, level)
    case .entry(let adapter): beginEntry(adapter, level, attributes)
    case .child:
      child = SitemapChild(url: "")
      push(.child, level)
    case .text(let slot, let rank, let declaration):
      buffer.begin(declaration)
      push(.field(slot, rank: rank), level)
    case .value(let slot): beginValue(slot, level)
    case .person:
      person = Person()
      personText.removeAll()
      push(.person, level)
    }
  }

  private func beginValue(_ slot: ValueSlot, _ level: Level) {
    buffer.begin(.html)
    push(.value(slot), level)
  }

  // MARK: Outside and in the feed

  private func startOutside(
    _ element: Element, _ name: XMLName, _ attributes: XMLAttributes, _ level: Level
  ) {
    if levels.isEmpty { return push(.outside, level) }
    if firstElement == nil { firstElement = name.local.map { String(cString: $0) } ?? "" }
    if element.name == .title, feed == nil {
      return beginValue(.feedTitle, level)
    }
    guard let format = format(of: element, attributes) else { return push(.outside, level) }
    beginFeed(format, name, level, attributes)
    if element.name == .item || element.name == .entry {
      beginEntry(element.name == .item ? RSSAdapter.self : AtomAdapter.self, level, attributes)
    } else {
      push(.feed, level)
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

  private var isPage: Bool {
    let first = firstElement?.lowercased()
    return first == "html" || first == "head" || first == "body"
  }

  private func beginFeed(
    _ format: FeedFormat, _ name: XMLName, _ level: Level, _ attributes: XMLAttributes
  ) {
    rootCount += 1
    names.setRoot(name)
    if feed == nil {
      feed = Feed(format: format)
      feed?.lang = level.lang
    }
    switch format {
    case .atom: adapter = AtomAdapter.self
    case .cdf: adapter = CDFAdapter.self
    case .sitemap, .sitemapIndex: adapter = SitemapAdapter.self
    default: adapter = RSSAdapter.self
    }
    if format == .cdf, feed?.link == nil {
      feed?.link = attributes["href"].flatMap { URLReference.resolve($0, against: level.base) }
    }
  }

  private func startInFeed(
    _ element: Element, _ name: XMLName, _ attributes: XMLAttributes, _ level: Level
  ) {
    // A second document within the first.
    if element.name == .rss || element.name == .feed || element.name == .rdf,
      let format = format(of: element, attributes)
    {
      beginFeed(format, name, level, attributes)
      return push(.feed, level)
    }
    guard var feed else { return }
    self.feed = nil
    let meaning = adapter.meaning(of: element, attributes, base: level.base, feed: &feed)
    self.feed = feed
    if element.name == .channel, self.feed?.lang == nil { self.feed?.lang = level.lang }
    begin(meaning, level, attributes)
  }

  private func startInChild(_ element: Element, _ level: Level) {
    switch (element.space, element.name) {
    case (.core, .loc): beginValue(.childLocation, level)
    case (.core, .lastmod): beginValue(.childModified, level)
    default: ignoredDepth = 1
    }
  }

  private func endChild() {
    // The sitemap protocol allows 50,000.
    if !child.url.isEmpty, feed?.children.count ?? 0 < 50_000 { feed?.children.append(child) }
  }

  // MARK: Entries

  private func beginEntry(
    _ adapter: any FormatAdapter.Type, _ level: Level, _ attributes: XMLAttributes
  ) {
    entryAdapter = adapter
    let outer = levels.last?.lang
    entry = EntryDraft(language: level.ownLang, outerLanguage: outer)
    adapter.begin(attributes, base: level.base, entry: &entry)
    push(.entry, level)
  }

  private func endEntry() {
    if isEnding, entry.isEmpty { return }
    entryCount += 1
    entries.append(entry.entry(feedLanguage: feed?.lang))
  }

  private func endField(_ slot: TextSlot, _ rank: Int, _ level: Level) {
    guard let field = buffer.field else { return }
    entry.offer(field, for: slot, rank: rank, lang: level.ownLang)
  }

  // MARK: People

  private func startInPerson(_ element: Element, _ level: Level) {
    switch element.name {
    case .name: beginValue(.personName, level)
    case .email: beginValue(.personEmail, level)
    default: ignoredDepth = 1
    }
  }

  private func endPerson() {
    if person.isEmpty { person = Person(String(decoding: personText, as: UTF8.self)) }
    entry.offer(author: person, rank: 0)
  }

  // MARK: Values

  private func take(_ text: String, as slot: ValueSlot, _ level: Level) {
    guard !text.isEmpty else { return }
    switch slot {
    case .id(let rank): entry.offer(id: text, rank: rank)
    case .guid(let isPermaLink):
      entry.offer(id: text, rank: 0)
      if isPermaLink, let address = URLReference.resolve(text, against: level.base) {
        entry.offer(guidLink: address)
      }
    case .link(let rank):
      if let address = URLReference.resolve(text, against: level.base) {
        entry.offer(link: address, rank: rank)
      }
    case .image: entry.offer(image: URLReference.resolve(text, against: level.base), rank: 1)
    case .published(let rank): entry.offer(published: FeedDate.parse(text), rank: rank)
    case .updated(let rank): entry.offer(updated: FeedDate.parse(text), rank: rank)
    case .dated: entry.offer(dated: FeedDate.parse(text))
    case .author(let rank): entry.offer(author: Person(text), rank: rank)
    case .personName: if person.name == nil { person.name = Person(text).name ?? text }
    case .personEmail: if person.email == nil { person.email = MarkupText.collapsed(text) }
    case .category: entry.offer(category: text)
    case .keywords:
      for word in text.split(separator: ",") { entry.offer(category: String(word)) }
    case .language: entry.offer(language: MarkupText.collapsed(text))
    default: takeFeedValue(text, as: slot, level)
    }
  }

  private func takeFeedValue(_ text: String, as slot: ValueSlot, _ level: Level) {
    switch slot {
    case .feedTitle: takeTitle(text)
    case .feedLink:
      if feed?.link == nil { feed?.link = URLReference.resolve(text, against: level.base) }
    case .feedLanguage: if feed?.lang == nil { feed?.lang = MarkupText.collapsed(text) }
    case .timeToLive:
      if let minutes = Int64(text), (1...525_600).contains(minutes) {
        feed?.timeToLive = .seconds(60 * minutes)
      }
    case .skipHour:
      // RSS 0.91 counted from 1 to 24.
      if let hour = Int(text), (0...24).contains(hour) { feed?.skipHours.append(hour % 24) }
    case .skipDay: if let day = FeedDate.weekday(text) { feed?.skipDays.append(day) }
    case .updatePeriod:
      period = Self.periods[text.lowercased()]
      takeInterval()
    case .updateFrequency:
      if let count = Int(text), (1...100_000).contains(count) { frequency = count }
      takeInterval()
    case .childLocation: child.url = URLReference.resolve(text, against: level.base) ?? ""
    case .childModified: child.lastModified = FeedDate.parse(text)
    default: break
    }
  }

  private static let periods: [String: Duration] = [
    "hourly": .seconds(3_600), "daily": .seconds(86_400), "weekly": .seconds(604_800),
    "monthly": .seconds(2_592_000), "yearly": .seconds(31_536_000),
  ]

  private func takeInterval() {
    if let period { feed?.updateInterval = period / frequency }
  }

  private func takeTitle(_ text: String) {
    let title = MarkupText.plainText(html: text)
    guard !title.isEmpty else { return }
    if feed == nil {
      if pageTitle == nil { pageTitle = title }
    } else if feed?.title == nil {
      feed?.title = title
    }
  }
}
