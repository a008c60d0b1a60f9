import NewsModel

/// The ids of open events.
///
/// An event is named after the story that opened it, and that is mostly the first one of its first
/// cluster: a name written down for each event would take 90 bytes. Where a split took that story
/// away, or made the event, it is written down.
extension EventClusterer {
  /// The id of an open event.
  func id(of event: Event) -> EventID {
    eventNames[event.serial] ?? founderName(of: event.serial) ?? EventID("e_")
  }

  /// Names an event.
  mutating func name(_ event: UInt32, _ id: EventID) {
    eventNames[event] = id == founderName(of: event) ? nil : id
  }

  /// Writes down the name of an event whose first cluster goes away.
  mutating func keepName(of cluster: UInt32) {
    guard let event = events[cluster] else { return }
    eventNames[cluster] = id(of: event)
  }

  /// Takes an event out of the open ones.
  mutating func drop(_ event: UInt32) {
    events[event] = nil
    eventNames[event] = nil
  }

  private func founderName(of event: UInt32) -> EventID? {
    clusters[event]?.stories.first.map { EventID(founder: $0.story) }
  }
}
