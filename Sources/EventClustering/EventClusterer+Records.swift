package import NewsModel

extension EventClusterer {
  /// The event that a story belongs to now, all merges applied; nil for a story that was never
  /// added, or whose event closed more than two windows ago.
  package func event(of story: StoryID) -> EventID? {
    guard let place = places[story] else { return nil }
    guard let event = clusters[place]?.event else { return closed[place]?.record?.id }
    return events[event].map(id(of:))
  }

  /// The record of a change to an event as it stands now.
  func record(
    _ serial: UInt32, _ action: EventAction, into: EventID? = nil, stories: [StoryID],
    reason: String
  ) -> [EventRecord] {
    guard let event = events[serial] else { return [] }
    let members = event.clusters.compactMap { clusters[$0] }
    let largest = members.max { ($0.size, $1.serial) < ($1.size, $0.serial) }
    guard let largest else { return [] }
    let counts = languageCounts(members)
    return [
      EventRecord(
        id: id(of: event), action: action, into: into, title: largest.headline,
        lang: counts.first?.lang ?? "und",
        started: members.map(\.first).min() ?? largest.first,
        latest: members.map(\.latest).max() ?? largest.latest,
        stories: members.reduce(0) { $0 + $1.size }, duplicates: Int(event.duplicates),
        sources: event.sources.count, languages: counts,
        keywords: keywords(of: largest), entities: entities(of: members, first: largest.serial),
        storyIDs: stories, reason: reason)
    ]
  }

  private func languageCounts(_ members: [Cluster]) -> [LanguageCount] {
    var counts: [LanguageCount] = []
    for cluster in members {
      let name = languages.names[cluster.language]
      if let place = counts.firstIndex(where: { $0.lang == name }) {
        counts[place].stories += cluster.size
      } else {
        counts.append(LanguageCount(lang: name, stories: cluster.size))
      }
    }
    return counts.sorted { ($1.stories, $0.lang) < ($0.stories, $1.lang) }
  }

  private static let keywordLimit = 8

  /// Headline words of most weight: in many of the stories, rare elsewhere.
  private func keywords(of cluster: Cluster) -> [String] {
    let ranked = cluster.labels.enumerated().filter { !$0.element.isName }.map { place, label in
      let rarity = frequencies.rarity(of: label.term, language: cluster.language)
      return (score: Float(label.count) * rarity, place: place, text: label.text)
    }
    return ranked.sorted { ($1.score, $0.place) < ($0.score, $1.place) }
      .prefix(Self.keywordLimit).map(\.text)
  }

  /// Names, those of most stories first, each once.
  private func entities(of members: [Cluster], first: UInt32) -> [String] {
    var counts: [(text: String, count: Int)] = []
    for cluster in members.sorted(by: { $0.serial == first && $1.serial != first }) {
      for label in cluster.labels where label.isName {
        if let place = counts.firstIndex(where: { $0.text == label.text }) {
          counts[place].count += Int(label.count)
        } else {
          counts.append((label.text, Int(label.count)))
        }
      }
    }
    let ranked = counts.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }
    return ranked.prefix(Self.keywordLimit).map(\.element.text)
  }
}
