import NewsModel

extension EventClusterer {
  /// So many names in common make a new event the continuation of a closed one. Two are often a
  /// person and a country, who meet in the news again and again.
  private static let continuingNames = 3

  /// Why an event opens: what it continues, where its names are those of a closed event.
  ///
  /// A closed event takes no more stories and its id never comes again, so that a reader who acted on
  /// `closed` is not contradicted; the reason of the new event names it.
  mutating func openingReason(_ labels: [StoryFeatures.Label]) -> String {
    var names: [String] = []
    for label in labels where label.isName && !names.contains(label.text) {
      names.append(label.text)
    }
    let likeNone = "no open event is like it"
    guard !closedOrder.isEmpty, names.count >= Self.continuingNames else { return likeNone }
    for name in names {
      closedIndex.forEachYoungest(under: Self.nameKey(name)) { linkCandidates.add(1, to: $0) }
    }
    guard let best = linkCandidates.takeBest(1).first else { return likeNone }
    let shared = names.filter { name in
      var isShared = false
      closedIndex.forEachYoungest(under: Self.nameKey(name)) { isShared = isShared || $0 == best }
      return isShared
    }
    guard shared.count >= Self.continuingNames,
      let past = closed[best]?.record
    else { return likeNone }
    return "continues \(past.id), which closed: \(shared.joined(separator: ", "))"
  }

  /// Enters a closed event under its names.
  mutating func remember(_ event: ClosedEvent) {
    closedIndex.insert(event.serial, under: Self.nameKeys(of: event))
  }

  mutating func forget(_ event: ClosedEvent) {
    closedIndex.remove(event.serial, under: Self.nameKeys(of: event))
  }

  private static func nameKeys(of event: ClosedEvent) -> [UInt32] {
    event.record?.entities.map(nameKey) ?? []
  }

  private static func nameKey(_ name: String) -> UInt32 { TermHash.of(name.lowercased().utf8) }
}
