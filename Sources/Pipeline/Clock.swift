import Glibc
package import NewsModel

/// The wall clock, as a value so that tests set it, and the one beside it that nobody sets.
package struct Clock: Sendable {
  package let now: @Sendable () -> Timestamp
  /// Where the two disagree, somebody has set the wall clock.
  package let steady: @Sendable () -> ContinuousClock.Instant

  package init(
    now: @escaping @Sendable () -> Timestamp,
    steady: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    self.now = now
    self.steady = steady
  }

  /// The system's clock.
  package static let system = Clock { Timestamp(seconds: Int64(time(nil))) }
}

/// Notices when somebody sets the wall clock.
package struct WallClock: Sendable {
  private var wall: Timestamp
  private var steady: ContinuousClock.Instant

  /// Smaller differences are the clocks' own (NTP slews by at most 500 ppm).
  private static let tolerance: Duration = .seconds(30)

  package init(at wall: Timestamp, _ steady: ContinuousClock.Instant) {
    self.wall = wall
    self.steady = steady
  }

  /// To be called regularly: what the wall clock showed the last time, and how long ago that was, if
  /// it has been set since. A suspended machine is no jump: both clocks go on.
  package mutating func jump(
    at now: Timestamp, _ instant: ContinuousClock.Instant
  ) -> (before: Timestamp, elapsed: Duration)? {
    let elapsed = instant - steady
    let before = wall
    wall = now
    steady = instant
    let difference = now.since(before) - elapsed
    guard difference > Self.tolerance || difference < .zero - Self.tolerance else { return nil }
    return (before, elapsed)
  }
}
