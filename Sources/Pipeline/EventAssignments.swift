package import NewsModel

/// Which event every story is in, as a reader of the records finds it: applied from the first record
/// to the last, it arrives at the service's own assignment.
package struct EventAssignments: Sendable {
  private var events: [StoryID: EventID] = [:]
  private var members: [EventID: [StoryID]] = [:]

  package init() {}

  /// The event of `story`, nil for one that no record has named.
  package func event(of story: StoryID) -> EventID? { events[story] }

  package mutating func apply(_ record: EventRecord) {
    switch record.action {
    case .opened, .updated: move(record.storyIDs, to: record.id)
    case .merged:
      guard let into = record.into else { return }
      move(members.removeValue(forKey: record.id) ?? record.storyIDs, to: into)
    case .split:
      guard let into = record.into else { return }
      let leaving = Set(record.storyIDs)
      members[record.id]?.removeAll(where: leaving.contains)
      move(record.storyIDs, to: into)
    case .closed: break
    }
  }

  private mutating func move(_ stories: [StoryID], to event: EventID) {
    for story in stories { events[story] = event }
    members[event, default: []] += stories
  }
}
