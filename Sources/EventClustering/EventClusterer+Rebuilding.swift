package import NewsModel

/// Making the clusterer anew from the records of a service whose own rows are lost: the decisions are
/// taken as they were told, the words are learned from the stories again.
extension EventClusterer {
  /// Puts a story into the event that the records name.
  ///
  /// - Parameters:
  ///   - event: its id.
  ///   - serial: what this returned for the event's first story; nil opens it.
  ///   - opened: how many events the story has opened, this one included.
  /// - Returns: the serial of the event.
  package mutating func rebuild(
    _ features: StoryFeatures, story: StoryID, title: String, source: String?, at: Timestamp,
    in event: EventID, serial: UInt32?, opened: Int
  ) -> UInt32 {
    let at = at.clamped
    counters.clock = max(counters.clock, at.seconds)
    let language = number(of: features.language)
    let weighed = weigh(features, language: language)
    _ = background(of: weighed, language: language)
    counters.stories += 1
    var arrival = Arrival(
      story: story, headline: title, labels: features.labels, at: at, weighed: weighed)
    arrival.opened = UInt32(Int32(clamping: max(0, opened)))
    if let serial, let own = events[serial]?.clusters.first(where: { isCluster($0, language) }) {
      if clusters[own]?.isAccompanied == false { grownClusters[language] += 1 }
      clusters[own]?.add(weighed, arrival)
      places[story] = own
      events[serial]?.count(source: source)
      if let size = clusters[own]?.size, size & (size - 1) == 0 { post(own) }
      touch(own)
      return serial
    }
    let own = counters.nextSerial
    counters.nextSerial += 1
    clusters[own] = Cluster(
      serial: own, event: serial ?? own, language: language, story: weighed, arrival: arrival)
    openClusters[language].append(own)
    places[story] = own
    if let serial {
      events[serial]?.clusters.insert(own)
      events[serial]?.count(source: source)
    } else {
      var founded = Event(serial: own, clusters: SerialSet([own]))
      founded.count(source: source)
      enter(founded)
      name(own, event)
    }
    post(own)
    touch(own)
    return serial ?? own
  }

  private func isCluster(_ serial: UInt32, _ language: Int) -> Bool {
    clusters[serial]?.language == language
  }

  /// Takes an event that the records have closed, so that a late copy of its stories finds it.
  ///
  /// - Parameter record: its last record.
  package mutating func rebuildClosed(_ record: EventRecord, stories: [StoryID]) {
    let serial = counters.nextSerial
    counters.nextSerial += 1
    let at = Timestamp(seconds: record.latest.clamped.seconds + window)
    enter(ClosedEvent(serial: serial, at: at, stories: stories, record: record))
    unsaved.closed(serial)
    for story in stories { places[story] = serial }
  }

  /// The record that tells of `stories` of an event as it is now; nil for one that is not open.
  package func announcement(
    of serial: UInt32, _ action: EventAction, stories: [StoryID], reason: String
  ) -> EventRecord? {
    record(serial, action, stories: stories, reason: reason).first
  }
}
