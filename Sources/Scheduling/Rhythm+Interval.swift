import Glibc
package import NewsModel

extension Rhythm {
  /// The interval, in seconds, is the effort over the mean rate to the power of the exponent: a story
  /// an hour is looked for every 15 minutes, ten an hour every two, one a day every four hours; more
  /// often while more is expected than on average.
  package static let effort = 0.65
  /// With 0.5, the sum of all stories' delays is smallest for a number of polls (minimise Σ λT/2 with
  /// Σ 1/T fixed); with 1, the median is low and quiet sources wait for ever. With 0.88 between sources
  /// and 0.65 between the hours of one, the mean is a quarter to a third below that of Miniflux's
  /// entry frequency at as many polls and the median a fifth (`ScheduleComparisonTests`); with 0.85
  /// for both, the mean was a tenth worse and the median as good.
  static let exponent = 0.88
  static let hourExponent = 0.65
  /// How far a burst is trusted to go on.
  static let burstWeight = 0.5

  /// When to look next: as soon as the integral of the pace from `now` on reaches the effort.
  ///
  /// O(time within `bounds`), in steps of five minutes.
  package func nextLook(
    after now: Timestamp, within bounds: ClosedRange<Duration>, effort: Double = Rhythm.effort
  ) -> Timestamp {
    let last = now + bounds.upperBound
    var left = effort * pow(meanRate, Self.hourExponent - Self.exponent)
    var instant = now
    while instant < last {
      let stepEnd = min(WeekHour(instant).nextFiveMinutes(after: instant), last)
      let pace = pow(max(rate(at: instant), burstRate * Self.burstWeight), Self.hourExponent)
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
