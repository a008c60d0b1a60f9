package import EventClustering
import NearDuplicates
package import NewsModel
package import StateStore

/// Folds copies and groups stories into events: the one place where stories meet, used by the
/// service and by `replay` alike.
///
/// Pure: the same drafts in the same order give the same records.
package struct StoryGrouper: Sendable {
  var duplicates: DuplicateIndex
  var events: EventClusterer
  private var lastRepair: Timestamp?

  /// Time between two looks at the events that changed. The clock is that of the stories, so that a
  /// replay looks at the same moments as the service did.
  private static let repairInterval: Duration = .seconds(60)

  /// A grouper that has seen nothing.
  ///
  /// - Parameter words: word lists, which help to link events of two languages.
  package init(_ settings: GroupingSettings, words: (any WordListSource)? = nil) {
    duplicates = DuplicateIndex(
      window: settings.duplicateWindow, similarity: settings.similarity)
    events = EventClusterer(window: settings.eventWindow, words: words)
  }

  /// A grouper that goes on where the one that made `rows` stopped.
  package init(
    _ settings: GroupingSettings, words: (any WordListSource)? = nil, duplicates: [ModelRow],
    events: [ModelRow]
  ) throws {
    self.duplicates = try DuplicateIndex(
      window: settings.duplicateWindow, similarity: settings.similarity, restoring: duplicates)
    self.events = try EventClusterer(
      window: settings.eventWindow, words: words, restoring: events)
  }

  /// Takes a story that was never seen before.
  ///
  /// - Returns: the story's record, completed, and what changed among the events because of it.
  package mutating func add(_ draft: StoryDraft) -> (StoryRecord, [EventRecord]) {
    let repairs = repairIfDue(at: draft.record.fetched)
    var record = draft.record
    record.revision = 1
    let duplication = duplicates.classify(
      draft.sketch, id: record.id, at: record.fetched)
    record.duplication = duplication
    let changes: [EventRecord]
    if let duplication {
      (record.event, changes) = events.addDuplicate(
        EventClusterer.Copy(
          of: duplication.head, story: record.id, source: record.source, at: draft.eventTime,
          features: duplication.relation == .exact ? nil : draft.features, title: record.title))
    } else {
      let (event, made) = events.add(
        draft.features, story: record.id, title: record.title, source: record.source,
        at: draft.eventTime)
      (record.event, changes) = (event, made)
    }
    return (record, repairs + changes)
  }

  /// Whether a story that was never seen would be folded now; changes nothing.
  func isCopy(_ draft: StoryDraft) -> Bool { duplicates.isCopy(draft.sketch) }

  /// Takes a new version of a known story: it stays the copy, and in the event, that it was.
  package mutating func revise(_ draft: StoryDraft, known: KnownStory) -> StoryRecord {
    var record = draft.record
    record.id = known.id
    record.revision = known.revision + 1
    record.duplication = known.duplication
    record.event = events.event(of: known.duplication?.head ?? known.id) ?? known.event
    if known.duplication == nil {
      duplicates.revise(known.id, draft.sketch, at: record.fetched)
    }
    return record
  }

  /// Merges, splits and closes events; cheap where nothing changed.
  package mutating func repair(at now: Timestamp) -> [EventRecord] {
    lastRepair = now
    return events.repair(at: now)
  }

  /// The same, if the last time is long enough ago.
  package mutating func repairIfDue(at now: Timestamp) -> [EventRecord] {
    if let lastRepair, now.since(lastRepair) < Self.repairInterval { return [] }
    return repair(at: now)
  }

  /// The event that `story` is in now.
  package func event(of story: StoryID) -> EventID? { events.event(of: story) }

  /// Stories that a new one is compared with.
  package var windowStories: Int { duplicates.count }
  package var openEvents: Int { events.openEvents }

  /// Forgets which rows changed, for a run that stores nothing.
  package mutating func discardChanges() { events.discardChanges() }

  /// The rows that changed since the last call.
  package mutating func takeChanges() -> [Model: [ModelRow]] {
    [.duplicates: duplicates.takeChanges(), .events: events.takeChanges()]
  }
}

/// How stories are compared; part of the configuration.
package struct GroupingSettings: Hashable, Sendable {
  package var duplicateWindow: Duration
  package var similarity: Double
  package var eventWindow: Duration

  package init(
    duplicateWindow: Duration = .seconds(14 * 86_400), similarity: Double = 0.8,
    eventWindow: Duration = .seconds(7 * 86_400)
  ) {
    self.duplicateWindow = duplicateWindow
    self.similarity = similarity
    self.eventWindow = eventWindow
  }
}
