import Markup
import NewsModel

/// An entry while it is being read: the best of what each field has been offered.
struct EntryDraft {
  /// A value and how good its source is: a lower rank is better.
  private struct Ranked<Value> {
    var value: Value
    var rank: Int
    var lang: String?
  }

  private var id: Ranked<String>?
  private var guidLink: String?
  private var link: Ranked<String>?
  private var title: Ranked<FieldText>?
  private var summary: Ranked<FieldText>?
  private var content: Ranked<FieldText>?
  private var published: Ranked<Timestamp>?
  private var updated: Ranked<Timestamp>?
  private var dated: Timestamp?
  private var authors: [(person: Person, rank: Int)] = []
  private var categories: [String] = []
  private var image: Ranked<String>?
  /// The language that the entry's own element or `dc:language` names.
  private var language: String?
  /// The language of what the entry stands in.
  private let outerLanguage: String?

  /// More than any newsroom gives; a set of that size is searched for each new one.
  private static let mostCategories = 200
  private static let mostAuthors = 50

  init(language: String? = nil, outerLanguage: String? = nil) {
    self.language = language
    self.outerLanguage = outerLanguage
  }

  /// Whether the entry says anything about itself.
  var isEmpty: Bool {
    id == nil && link == nil && title == nil && summary == nil && content == nil
  }

  /// Where a description goes: an item that has a `summary` and a `description` gives a short and a
  /// long text, in whatever order it likes; the second one is the content if nothing else is.
  var slotOfDescription: TextSlot {
    summary?.rank == Self.descriptionRank ? .content : .summary
  }

  /// The rank of RSS's own `description` and `summary`.
  static let descriptionRank = 3

  mutating func offer(_ text: FieldText, for slot: TextSlot, rank: Int, lang: String?) {
    guard !text.source.isEmpty else { return }
    let offer = Ranked(value: text, rank: rank, lang: lang)
    switch slot {
    case .title: Self.take(offer, into: &title)
    case .summary: Self.take(offer, into: &summary)
    case .content: Self.take(offer, into: &content)
    }
  }

  mutating func offer(id text: String, rank: Int) {
    Self.take(Ranked(value: text, rank: rank), into: &id)
  }

  /// An address of the story, absolute already.
  mutating func offer(link address: String, rank: Int) {
    guard LinkPolicy.isLink(address) else { return }
    Self.take(Ranked(value: address, rank: rank), into: &link)
  }

  mutating func offer(guidLink address: String) {
    if guidLink == nil, LinkPolicy.isPage(address) { guidLink = address }
  }

  mutating func offer(published date: Timestamp?, rank: Int) {
    if let date { Self.take(Ranked(value: date, rank: rank), into: &published) }
  }

  mutating func offer(updated date: Timestamp?, rank: Int) {
    if let date { Self.take(Ranked(value: date, rank: rank), into: &updated) }
  }

  mutating func offer(dated date: Timestamp?) {
    if dated == nil { dated = date }
  }

  mutating func offer(author: Person, rank: Int) {
    guard !author.isEmpty, authors.count < Self.mostAuthors else { return }
    authors.append((author, rank))
  }

  mutating func offer(category text: String) {
    let category = MarkupText.collapsed(HTMLEntities.decode(text))
    guard !category.isEmpty, categories.count < Self.mostCategories,
      !categories.contains(category)
    else { return }
    categories.append(category)
  }

  mutating func offer(image address: String?, rank: Int) {
    guard let address, LinkPolicy.isLink(address) else { return }
    Self.take(Ranked(value: address, rank: rank), into: &image)
  }

  mutating func offer(language tag: String) {
    if language == nil { language = tag }
  }

  private static func take<Value>(_ offer: Ranked<Value>, into field: inout Ranked<Value>?) {
    if let field, field.rank <= offer.rank { return }
    field = offer
  }

  /// The entry as far as it has been read.
  func entry(feedLanguage: String?) -> Entry {
    Entry(
      id: id?.value, url: link?.value ?? guidLink, title: title?.value, summary: summary?.value,
      content: content?.value, author: author, published: published?.value ?? dated,
      updated: updated?.value ?? dated, categories: categories,
      lang: lang(feedLanguage: feedLanguage), image: image?.value)
  }

  /// The nearest language: the first text field's own, the entry's, the feed's.
  private func lang(feedLanguage: String?) -> String? {
    let fields = [title?.lang, content?.lang, summary?.lang]
    let first = title != nil ? title?.lang : content != nil ? content?.lang : summary?.lang
    return first ?? language ?? outerLanguage ?? feedLanguage ?? fields.compactMap { $0 }.first
  }

  private var author: String? {
    guard let best = authors.map(\.rank).min() else { return nil }
    let people = authors.filter { $0.rank == best }.map(\.person)
    let names = people.compactMap(\.name)
    let texts = names.isEmpty ? people.compactMap(\.email) : names
    var seen: Set<String> = []
    return texts.filter { seen.insert($0.lowercased()).inserted }.joined(separator: ", ")
  }
}
