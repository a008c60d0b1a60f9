import Glibc
package import NewsModel

/// An event as it stands now, with what came of it in the period that is looked at.
package struct OngoingEvent: Hashable, Sendable {
  package var id: EventID
  package var title: String
  package var lang: String
  package var started: Timestamp
  package var latest: Timestamp
  /// Distinct stories, copies left out.
  package var stories: Int
  package var duplicates: Int
  package var sources: Int
  /// Most stories first.
  package var languages: [LanguageCount]
  package var keywords: [String]
  package var entities: [String]
  /// Whether it still takes stories.
  package var isOpen: Bool
  package var activity: Activity

  /// What it weighs now: recent stories, more where several sources have them, since one paper's
  /// twenty updates are not worth what six papers' reports are.
  package var weight: Double { activity.recency * log2(1 + Double(max(1, sources))) }

  /// Whether more than one story tells of it.
  package var isToldAgain: Bool { stories + duplicates > 1 }
}

extension OngoingEvent: Comparable {
  /// What matters more now comes first; of equals the later one, then the lower id.
  package static func < (left: OngoingEvent, right: OngoingEvent) -> Bool {
    (right.weight, right.latest, left.id) < (left.weight, left.latest, right.id)
  }
}
