import Glibc
package import NewsModel

extension Rhythm {
  /// The interval, in seconds, is the effort over the rate to the power of the exponent: a story an
  /// hour is looked for every 15 minutes, ten an hour every two, one a day every four hours.
  package static let effort = 0.85
  /// With 0.5, the sum of all stories' delays is smallest for a number of polls (minimise Σ λT/2 with
  /// Σ 1/T fixed); with 1, the median is low and quiet sources wait for ever. In simulated months
  /// (`ScheduleComparisonTests`) 0.85 had both below those of other readers' schedules.
  static let exponent = 0.85
  /// How far a burst is trusted to go on.
  static let burstWeight = 0.5

  /// When to look next: as soon as the integral of rate^exponent from `now` on reaches the effort.
  ///
  /// O(time within `bounds`), in steps of five minutes.
  package func nextLook(
    after now: Timestamp, within bounds: ClosedRange<Duration>, effort: Double = Rhythm.effort
  ) -> Timestamp {
    let last = now + bounds.upperBound
    var left = effort
    var instant = now
    while instant < last {
      let stepEnd = min(WeekHour(instant).nextFiveMinutes(after: instant), last)
      let pace = pow(max(rate(at: instant), burstRate * Self.burstWeight), Self.exponent)
      let span = Double(stepEnd.seconds - instant.seconds)
      if pace * span >= left {
        let found = instant + .seconds(Int64(left / pace))
        return max(found, now + bounds.lowerBound)
      }
      left -= pace * span
      instant = stepEnd
    }
    return last
  }
}
