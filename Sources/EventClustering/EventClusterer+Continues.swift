import NewsModel

extension EventClusterer {
  /// So many names in common make a new event the continuation of a closed one. Two are often a
  /// person and a country, who meet in the news again and again.
  private static let continuingNames = 3

  /// Why an event opens: what it continues, where its names are those of a closed event.
  ///
  /// A closed event takes no more stories and its id never comes again, so that a reader who acted on
  /// `closed` is not contradicted; the reason of the new event names it.
  func openingReason(_ labels: [StoryFeatures.Label]) -> String {
    let names = labels.filter(\.isName)
    var shared: [UInt32: [String]] = [:]
    for name in names {
      closedIndex.forEachYoungest(under: Self.nameKey(name.text)) { serial in
        if shared[serial]?.contains(name.text) != true {
          shared[serial, default: []].append(name.text)
        }
      }
    }
    let best = shared.max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }
    guard let best, best.value.count >= Self.continuingNames,
      let past = closed.last(where: { $0.serial == best.key })
    else { return "no open event is like it" }
    return "continues \(past.record.id), which closed: \(best.value.joined(separator: ", "))"
  }

  /// Enters a closed event under its names.
  mutating func remember(_ event: ClosedEvent) {
    closedIndex.insert(event.serial, under: Self.nameKeys(of: event))
  }

  mutating func forget(_ event: ClosedEvent) {
    closedIndex.remove(event.serial, under: Self.nameKeys(of: event))
  }

  private static func nameKeys(of event: ClosedEvent) -> [UInt32] {
    event.record.entities.map(nameKey)
  }

  private static func nameKey(_ name: String) -> UInt32 { TermHash.of(name.lowercased().utf8) }
}
