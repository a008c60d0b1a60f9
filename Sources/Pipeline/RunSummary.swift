package import NewsModel

/// What one run did, for its summary and its exit status.
package struct RunSummary: Sendable {
  package struct Failure: Sendable {
    package let source: SourceID
    package let reason: String
  }

  /// A copy that was folded, with the titles of both.
  package struct Fold: Sendable {
    package let title: String
    package let source: String
    package let headTitle: String
    package let headSource: String
    package let relation: DuplicateRelation
  }

  /// Sources that were polled.
  package var polled = 0
  package var notModified = 0
  /// The last failure of each source that failed.
  package var failures: [Failure] = []
  package var entries = 0
  /// New stories, copies left out.
  package var stories = 0
  package var duplicates = 0
  package var revisions = 0
  package var folds: [Fold] = []
  package var languages: [String: Int] = [:]
  /// The last record of every event that this run touched, merged ones left out.
  package var events: [EventID: EventRecord] = [:]
  package var isCutShort = false

  private var headlines: [StoryID: (title: String, source: String)] = [:]

  /// Whether single stories and events are kept beside the counts. A service that runs for months
  /// only counts.
  private let keepsDetails: Bool

  package init(keepingDetails: Bool = false) {
    keepsDetails = keepingDetails
  }

  /// Folds that are kept for the summary.
  private static let kept = 200

  mutating func note(_ story: StoryRecord) {
    if story.revision > 1 {
      revisions += 1
      return
    }
    languages[story.lang, default: 0] += 1
    guard let duplication = story.duplication else {
      stories += 1
      if keepsDetails { headlines[story.id] = (story.title, story.source ?? "") }
      return
    }
    duplicates += 1
    if let head = headlines[duplication.head], folds.count < Self.kept {
      folds.append(
        Fold(
          title: story.title, source: story.source ?? "", headTitle: head.title,
          headSource: head.source, relation: duplication.relation))
    }
  }

  mutating func note(_ event: EventRecord) {
    guard keepsDetails else { return }
    switch event.action {
    case .merged: events[event.id] = nil
    default:
      var event = event
      // A copy says nothing about why the stories belong together.
      if let before = events[event.id], before.stories == event.stories {
        event.reason = before.reason
      }
      events[event.id] = event
    }
  }

  mutating func note(failure reason: String, of source: SourceID) {
    guard keepsDetails else { return }
    failures.removeAll { $0.source == source }
    failures.append(Failure(source: source, reason: reason))
  }
}
