package import NewsModel

/// What is going on, put together from written records as any reader of them could.
///
/// First every story of the period, then the event records in the order of their `seq`. Memory: the
/// stories of the period by their ids, and the events that the records name.
package struct EventBoard: Sendable {
  private let period: Period
  private var stories: [StoryID: Sighting] = [:]
  private var entries: [EventID: Entry] = [:]

  private struct Sighting: Sendable {
    var at: Timestamp
    var source: String?
  }

  private struct Entry: Sendable {
    var event: OngoingEvent
    /// Its stories of the period.
    var members: Set<StoryID> = []
  }

  package init(_ period: Period) {
    self.period = period
  }

  /// Takes note of a story. Its time is `published`, where that is not later than `fetched`.
  /// A later revision changes nothing.
  package mutating func take(
    story: StoryID, published: Timestamp?, fetched: Timestamp, source: String?
  ) {
    let at = published.map { $0 <= fetched ? $0 : fetched } ?? fetched
    guard period.part(of: at) != nil, stories[story] == nil else { return }
    stories[story] = Sighting(at: at, source: source)
  }

  /// Takes an event record.
  package mutating func take(_ record: EventRecord) {
    switch record.action {
    case .opened, .updated:
      renew(record, isOpen: true)
      add(record.storyIDs, to: record.id)
    case .closed: renew(record, isOpen: false)
    case .merged: merge(record)
    case .split: split(record)
    }
  }

  /// The events that had a story within the period, what matters most first.
  package func ongoing() -> [OngoingEvent] {
    entries.values.compactMap { entry in
      var event = entry.event
      var sources: Set<String> = []
      for story in entry.members {
        guard let sighting = stories[story] else { continue }
        event.activity.count(sighting.at, in: period)
        if let source = sighting.source { sources.insert(source) }
      }
      guard event.activity.total > 0 || period.part(of: event.latest) != nil else { return nil }
      // A merge does not tell how many sources both had: at least those seen here.
      event.sources = max(event.sources, sources.count)
      return event
    }.sorted()
  }
}

extension EventBoard {
  private mutating func renew(_ record: EventRecord, isOpen: Bool) {
    entries[record.id, default: Entry(event: OngoingEvent(record))].event =
      OngoingEvent(record, isOpen: isOpen)
  }

  private mutating func add(_ ids: [StoryID], to event: EventID) {
    for id in ids where stories[id] != nil { entries[event]?.members.insert(id) }
  }

  /// The record tells what the event had when it ended; the survivor's next one has the sum.
  private mutating func merge(_ record: EventRecord) {
    let leaver = entries.removeValue(forKey: record.id)
    guard let into = record.into, into != record.id else { return }
    if entries[into] == nil {
      var event = OngoingEvent(record)
      event.id = into
      entries[into] = Entry(event: event)
    } else {
      entries[into]?.event.absorb(record)
    }
    entries[into]?.members.formUnion(leaver?.members ?? [])
    add(record.storyIDs, to: into)
  }

  private mutating func split(_ record: EventRecord) {
    renew(record, isOpen: true)
    entries[record.id]?.members.subtract(record.storyIDs)
    guard let into = record.into, into != record.id else { return }
    if entries[into] == nil {
      var event = OngoingEvent(record)
      event.id = into
      event.stories = record.storyIDs.count
      event.duplicates = 0
      entries[into] = Entry(event: event)
    }
    add(record.storyIDs, to: into)
  }
}

extension OngoingEvent {
  init(_ record: EventRecord, isOpen: Bool = true) {
    self.init(
      id: record.id, title: record.title, lang: record.lang, started: record.started,
      latest: record.latest, stories: record.stories, duplicates: record.duplicates,
      sources: record.sources, languages: record.languages, keywords: record.keywords,
      entities: record.entities, isOpen: isOpen, activity: Activity())
  }

  mutating func absorb(_ record: EventRecord) {
    started = min(started, record.started)
    latest = max(latest, record.latest)
    stories += record.stories
    duplicates += record.duplicates
    sources = max(sources, record.sources)
    for language in record.languages {
      if let place = languages.firstIndex(where: { $0.lang == language.lang }) {
        languages[place].stories += language.stories
      } else {
        languages.append(language)
      }
    }
    languages.sort { ($1.stories, $0.lang) < ($0.stories, $1.lang) }
  }
}
