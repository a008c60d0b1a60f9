import Markup
import NewsModel

/// What the plain values of a feed and its entries are.
extension FeedAssembler {
  mutating func take(_ text: String, as slot: ValueSlot) {
    guard !text.isEmpty else { return }
    switch slot {
    case .id(let rank): entry.offer(id: text, rank: rank)
    case .guid(let isPermaLink):
      entry.offer(id: text, rank: 0)
      if isPermaLink, let address = URLReference.resolve(text, against: scope.base) {
        entry.offer(guidLink: address)
      }
    case .link(let rank):
      if let address = URLReference.resolve(text, against: scope.base) {
        entry.offer(link: address, rank: rank)
      }
    case .image: entry.offer(image: URLReference.resolve(text, against: scope.base), rank: 1)
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
    default: takeFeedValue(text, as: slot)
    }
  }

  private mutating func takeFeedValue(_ text: String, as slot: ValueSlot) {
    switch slot {
    case .feedTitle: takeTitle(text)
    case .feedLink:
      let link = URLReference.resolve(text, against: scope.base)
      if feed?.link == nil { feed?.link = link }
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
    case .childLocation: child.url = URLReference.resolve(text, against: scope.base) ?? ""
    case .childModified: child.lastModified = FeedDate.parse(text)
    default: break
    }
  }

  private static let periods: [String: Duration] = [
    "hourly": .seconds(3_600), "daily": .seconds(86_400), "weekly": .seconds(604_800),
    "monthly": .seconds(2_592_000), "yearly": .seconds(31_536_000),
  ]

  private mutating func takeInterval() {
    if let period { feed?.updateInterval = period / frequency }
  }

  private mutating func takeTitle(_ text: String) {
    let title = MarkupText.plainText(html: text)
    guard !title.isEmpty else { return }
    if feed == nil {
      if pageTitle == nil { pageTitle = title }
    } else if feed?.title == nil {
      feed?.title = title
    }
  }
}
