package import NewsModel
import Scheduling
package import StateStore

/// How a source is, for people: in one word, and why where it is not well.
package struct SourceHealth: Hashable, Sendable {
  /// `new`, `good`, `failing`, `silent`, `gone` or `waiting`.
  package let word: String
  /// One line; nil where there is nothing to say.
  package let reason: String?

  /// As its stored state has it at `now`.
  package init(_ stored: StoredSource?, at now: Timestamp) {
    guard let stored, let schedule = SourceSchedule(encoded: stored.schedule) else {
      word = "new"
      reason = "not polled yet"
      return
    }
    switch schedule.health(at: now) {
    case .new:
      word = "new"
      reason = "not polled yet"
    case .good:
      word = "good"
      reason = nil
    case .gone:
      word = "gone"
      reason = stored.outcome
    case .silent(let since):
      word = "silent"
      reason = "nothing new since \(since), far longer than usual; its polls succeed"
    case .failing(let failures):
      word = schedule.retryAt.map { $0 > now } == true ? "waiting" : "failing"
      let times = failures == 1 ? "once" : "\(failures) times"
      reason = "failed \(times): \(stored.outcome ?? "no answer")"
    }
  }

  /// What an administrator looks at first.
  package var isWell: Bool { word == "good" || word == "new" }
}
