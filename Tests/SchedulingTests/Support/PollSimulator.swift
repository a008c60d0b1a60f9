import NewsModel

import Scheduling

/// Replays a trace against a way of scheduling, and counts.
struct PollSimulator {
  struct Result: CustomStringConvertible {
    var polls = 0
    var delays: [Int64] = []

    var median: Int64 { delays.isEmpty ? 0 : delays.sorted()[delays.count / 2] }
    var mean: Int64 { delays.isEmpty ? 0 : delays.reduce(0, +) / Int64(delays.count) }
    var pollsPerStory: Double { Double(polls) / Double(max(1, delays.count)) }

    var description: String {
      "\(polls) polls, \((pollsPerStory * 10).rounded() / 10) a story, "
        + "delay \(median) s in the median, \(mean) s on average"
    }
  }

  let trace: PublicationTrace
  /// Until then a schedule learns, without being counted.
  let warmUp: Duration

  /// `makeNext` gives for each source what, told the new stories and the time, says when to poll
  /// next.
  func run(
    _ makeNext: (_ source: Int) -> (_ new: [Timestamp], _ now: Timestamp) -> Timestamp
  ) -> Result {
    var result = Result()
    for source in trace.stories.indices { follow(source, makeNext(source), &result) }
    return result
  }

  private func follow(
    _ source: Int, _ next: (_ new: [Timestamp], _ now: Timestamp) -> Timestamp,
    _ result: inout Result
  ) {
    let stories = trace.stories[source]
    let counted = trace.start + warmUp
    var seen = 0
    // Sources begin at different times, as those of a service do.
    var now = trace.start + .seconds(source * 7_919 % 3_600)
    while now < trace.end {
      var found = seen
      while found < stories.count, stories[found] <= now { found += 1 }
      if now >= counted {
        result.polls += 1
        for story in stories[seen..<found] where story >= counted {
          result.delays.append(now.since(story).components.seconds)
        }
      }
      now = next(Array(stories[seen..<found]), now)
      seen = found
    }
  }
}

/// The schedules of others, each with one number that trades requests for delay.
enum OtherSchedule {
  /// The same interval for all: fixed 15 minutes, or Miniflux's `round_robin`, which waits
  /// `SCHEDULER_ROUND_ROBIN_MIN_INTERVAL` after each poll.
  static func even(_ interval: Duration) -> (Int) -> ([Timestamp], Timestamp) -> Timestamp {
    { _ in { _, now in now + interval } }
  }

  /// Miniflux's `entry_frequency` (`internal/model/feed.go`, `ScheduleNextCheck`): a week divided by
  /// the week's entries times a factor, within bounds; the longest interval where there are none.
  static func entryFrequency(
    factor: Double, shortest: Duration = .seconds(300), longest: Duration = .seconds(86_400)
  ) -> (Int) -> ([Timestamp], Timestamp) -> Timestamp {
    { _ in
      var week: [Timestamp] = []
      return { new, now in
        week = (week + new).filter { now.since($0) < .seconds(7 * 86_400) }
        guard !week.isEmpty else { return now + longest }
        let interval = Duration.seconds(7 * 86_400 / (Double(week.count) * factor))
        return now + min(max(interval, shortest), longest)
      }
    }
  }

  /// newsloom's, with another effort.
  static func adaptive(
    effort: Double, within bounds: ClosedRange<Duration> = .seconds(120)...(.seconds(21_600))
  ) -> (Int) -> ([Timestamp], Timestamp) -> Timestamp {
    { _ in
      var rhythm: Rhythm?
      return { new, now in
        if rhythm == nil {
          var first = Rhythm(at: now)
          first.begin(with: new, at: now)
          rhythm = first
        } else {
          rhythm?.observe(new, at: now)
        }
        return rhythm?.nextLook(after: now, within: bounds, effort: effort) ?? now
      }
    }
  }

  /// The number at which `schedule` makes as many polls as asked for, by bisection.
  static func number(
    for polls: Int, in range: ClosedRange<Double>, _ count: (Double) -> Int
  ) -> Double {
    var low = range.lowerBound
    var high = range.upperBound
    let grows = count(high) > count(low)
    for _ in 0..<8 {
      let middle = (low * high).squareRoot()
      if (count(middle) < polls) == grows { low = middle } else { high = middle }
    }
    return (low * high).squareRoot()
  }
}
