import NewsModel

extension EventClusterer {
  /// Looks for idle events once an hour of the stream's time.
  mutating func closeIdleHourly() -> [EventRecord] {
    guard counters.closedAt == Int64.min || counters.clock - counters.closedAt >= 3_600 else {
      return []
    }
    return closeIdle()
  }

  /// Closes the events whose latest story is older than the window, oldest event first.
  mutating func closeIdle() -> [EventRecord] {
    counters.closedAt = counters.clock
    let edge = counters.clock - window
    var idle: [UInt32] = []
    while let serial = idleQueue.popFirst(before: edge) {
      guard let latest = events[serial].map({ latest(of: $0) }) else { continue }
      if latest < edge {
        idle.append(serial)
      } else {
        idleQueue.enter(serial, latest: latest)
      }
    }
    var changes: [EventRecord] = []
    for serial in idle.sorted() { changes += close(serial) }
    forgetClosed()
    return changes
  }

  /// When the latest story of an event came.
  private func latest(of event: Event) -> Int64 {
    event.clusters.reduce(.min) { max($0, clusters[$1]?.latest.seconds ?? .min) }
  }

  /// Enters an event, whose clusters are in place, into every table.
  mutating func enter(_ event: Event) {
    idleQueue.enter(event.serial, latest: latest(of: event))
    events[event.serial] = event
  }

  /// Enters a closed event, the latest to have closed.
  mutating func enter(_ event: ClosedEvent) {
    closed[event.serial] = event
    closedOrder.append(event.serial)
  }

  private mutating func close(_ serial: UInt32) -> [EventRecord] {
    guard let event = events[serial] else { return [] }
    let changes = record(
      serial, .closed, stories: [], reason: "nothing new within \(Self.days(window))")
    guard let last = changes.first else { return [] }
    var stories: [StoryID] = []
    for member in event.clusters {
      countClosed(isAccompanied: clusters[member]?.isAccompanied == true)
      for placed in clusters[member]?.stories ?? PlacedStories([]) {
        places[placed.story] = serial
        stories.append(placed.story)
      }
      remove(member)
    }
    drop(serial)
    lessons.forget(serial)
    unsaved.event(serial)
    let past = ClosedEvent(
      serial: serial, at: Timestamp(seconds: counters.clock), stories: stories, record: last)
    enter(past)
    remember(past)
    unsaved.closed(serial)
    return changes
  }

  /// Forgets where the stories of events are that closed longer ago than two windows.
  private mutating func forgetClosed() {
    let edge = counters.clock - 2 * window
    let kept = closedOrder.firstIndex { (closed[$0]?.at.seconds ?? .min) >= edge }
    let past = closedOrder[..<(kept ?? closedOrder.count)]
    guard !past.isEmpty else { return }
    for serial in past {
      guard let event = closed.removeValue(forKey: serial) else { continue }
      for placed in event.stories { places[placed.story] = nil }
      unsaved.closed(event.serial)
      forget(event)
    }
    closedOrder.removeFirst(past.count)
  }

  private static func days(_ seconds: Int64) -> String {
    let days = seconds / 86_400
    return days == 1 ? "a day" : days > 1 ? "\(days) days" : "\(seconds / 3_600) hours"
  }
}
