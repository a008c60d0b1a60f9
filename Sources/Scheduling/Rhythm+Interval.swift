import NewsModel

extension Rhythm {
  /// The effort of an adaptive schedule: the interval, in seconds, is this over the square root of
  /// the rate. With 15, a story an hour is looked for every 15 minutes, ten an hour every 5, one a
  /// day every 73.
  ///
  /// The sum of all stories' delays at a given number of polls is smallest when intervals go with
  /// the inverse square root of the rates (minimise Σ λT/2 with Σ 1/T fixed; Cho and Garcia-Molina,
  /// "Effective page refresh policies for web crawlers", 2003, find the same shape).
  static let effort = 15.0

  /// When to look next: as soon as the integral of √rate from `now` on reaches the effort.
  ///
  /// O(hours within `bounds`).
  func nextLook(
    after now: Timestamp, within bounds: ClosedRange<Duration>, effort: Double = Rhythm.effort
  ) -> Timestamp {
    let last = now + bounds.upperBound
    var left = effort
    var instant = now
    while instant < last {
      let hourEnd = min(WeekHour(instant).nextHour(after: instant), last)
      let pace = max(rate(at: instant), burstRate * Self.burstWeight).squareRoot()
      let span = Double(hourEnd.seconds - instant.seconds)
      if pace * span >= left {
        let found = instant + .seconds(Int64(left / pace))
        return max(found, now + bounds.lowerBound)
      }
      left -= pace * span
      instant = hourEnd
    }
    return last
  }

  /// How far the last hour is trusted to go on.
  static let burstWeight = 0.5
}
