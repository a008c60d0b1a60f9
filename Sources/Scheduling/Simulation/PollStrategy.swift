package import NewsModel

/// A way of scheduling, to be compared with others.
package struct PollStrategy: Sendable {
  /// Told the new stories of a source and the time, says when to poll it next.
  package typealias Next = (_ new: [Timestamp], _ now: Timestamp) -> Timestamp

  package let name: String
  /// Begins with a source of which nothing is known.
  let begin: @Sendable () -> Next

  /// The same interval for all: a fixed one, or Miniflux's `round_robin`, which waits
  /// `SCHEDULER_ROUND_ROBIN_MIN_INTERVAL` after each poll.
  package static func even(_ interval: Duration, _ name: String) -> PollStrategy {
    PollStrategy(name: name) { { _, now in now + interval } }
  }

  /// Miniflux's `entry_frequency` (`internal/model/feed.go`, `ScheduleNextCheck`): a week divided by
  /// the week's entries times a factor, within bounds; the longest interval where there are none.
  package static func entryFrequency(
    factor: Double = 1, shortest: Duration = .seconds(300), longest: Duration = .seconds(86_400)
  ) -> PollStrategy {
    PollStrategy(name: "Miniflux, entry frequency") {
      var week: [Timestamp] = []
      return { new, now in
        week = (week + new).filter { now.since($0) < .seconds(7 * 86_400) }
        guard !week.isEmpty else { return now + longest }
        let interval = Duration.seconds(7 * 86_400 / (Double(week.count) * factor))
        return now + min(max(interval, shortest), longest)
      }
    }
  }

  /// newsloom's, within bounds and with an effort, which trades requests for delay.
  package static func adaptive(
    effort: Double = Rhythm.effort, busyRate: Double? = nil, within bounds: ClosedRange<Duration>
  ) -> PollStrategy {
    PollStrategy(name: "newsloom") {
      var rhythm: Rhythm?
      return { new, now in
        var current = rhythm ?? Rhythm(at: now)
        if rhythm == nil {
          current.begin(with: new, at: now)
        } else {
          current.observe(new, at: now)
        }
        rhythm = current
        return current.nextLook(after: now, within: bounds, busyRate: busyRate, effort: effort)
      }
    }
  }
}
