import Glibc
package import NewsModel

extension Rhythm {
  /// The interval, in seconds, is the effort over the pace. Where no busy rate is known, a story an
  /// hour is looked for every 15 minutes, ten an hour every two, one a day every four hours; always
  /// more often while more is expected than on average.
  package static let effort = 0.65
  /// What the rate of a moment weighs beside the others of the same source, and the mean rate beside
  /// those of other sources, where nothing is known of these.
  private static let momentExponent = 0.65
  static let exponent = 0.88
  /// How far a burst is trusted to go on.
  static let burstWeight = 0.5

  /// When to look next: as soon as the integral of the pace from `now` on reaches the effort.
  ///
  /// O(time within `bounds`), in steps of five minutes.
  ///
  /// - Parameter busyRate: as `BusyRate` has it; nil: not known.
  package func nextLook(
    after now: Timestamp, within bounds: ClosedRange<Duration>, busyRate: Double? = nil,
    effort: Double = Rhythm.effort
  ) -> Timestamp {
    let last = now + bounds.upperBound
    let mean = meanRate
    var left = effort
    var instant = now
    while instant < last {
      let stepEnd = min(WeekHour(instant).nextFiveMinutes(after: instant), last)
      let rate = max(rate(at: instant), burstRate * Self.burstWeight)
      let pace = busyRate.map { BusyRate.pace(of: rate, beside: $0) } ?? Self.pace(of: rate, mean)
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

  private static func pace(of rate: Double, _ mean: Double) -> Double {
    pow(rate / mean, momentExponent) * pow(mean, exponent)
  }
}
