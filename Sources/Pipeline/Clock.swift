import Glibc
package import NewsModel

/// The wall clock, as a value so that tests set it, and the one beside it that nobody sets.
package struct Clock: Sendable {
  package let now: @Sendable () -> Timestamp
  /// How much of the current second is over: 0 ≤ fraction ≤ 1.
  package let fraction: @Sendable () -> Double
  /// Where the two disagree, somebody has set the wall clock.
  package let steady: @Sendable () -> ContinuousClock.Instant

  package init(
    now: @escaping @Sendable () -> Timestamp,
    fraction: @escaping @Sendable () -> Double = { 1 },
    steady: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    self.now = now
    self.fraction = fraction
    self.steady = steady
  }

  /// The system's clock. `time` would lag behind by up to a tick of the kernel's, and so begin a
  /// second later than the fraction does.
  package static let system = Clock(
    now: { Timestamp(seconds: Int64(realTime().tv_sec)) },
    fraction: { Double(realTime().tv_nsec) / 1e9 })

  private static func realTime() -> timespec {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time
  }
}

/// Compares the wall clock with the one that nobody sets: notices when it was set, when the process
/// slept, and how far it can be trusted.
package struct WallClock: Sendable {
  /// What became of the clocks since the last look.
  package struct Change: Equatable, Sendable {
    /// What the wall clock showed before somebody set it; nil: nobody did.
    package var setFrom: Timestamp?
    package var elapsed: Duration
    /// Whether nobody looked for long: the machine was suspended, or the process stopped.
    package var slept: Bool
  }

  private var wall: Timestamp
  private var steady: ContinuousClock.Instant
  private var trustedFrom: ContinuousClock.Instant

  /// Smaller differences are the clocks' own (NTP slews by at most 500 ppm).
  private static let tolerance: Duration = .seconds(30)
  /// The pipeline looks each second; a busy machine makes it two or three.
  private static let nap: Duration = .seconds(10)
  /// How long a clock has to go on undisturbed before anything is thrown away for its age. A wrong
  /// clock is set right within minutes by NTP and within a day by people; until then a year too many
  /// would make every record and every memory of a story too old.
  private static let probation: Duration = .seconds(86_400)
  /// Since a stop longer than this the clock may as well be wrong.
  private static let longestStop: Duration = .seconds(7 * 86_400)

  /// - Parameter last: what the clock showed when it was last known to be looked at; nil: never.
  package init(
    at wall: Timestamp, _ steady: ContinuousClock.Instant, last: Timestamp? = nil
  ) {
    self.wall = wall
    self.steady = steady
    let stop = last.map { wall.since($0) } ?? .zero
    let isCredible = stop <= Self.longestStop && stop >= .zero - Self.tolerance
    trustedFrom = isCredible ? steady : steady + Self.probation
  }

  /// To be called regularly. A suspended machine is no jump: both clocks go on.
  package mutating func look(at now: Timestamp, _ instant: ContinuousClock.Instant) -> Change {
    let elapsed = instant - steady
    let before = wall
    wall = now
    steady = instant
    let difference = now.since(before) - elapsed
    let isSet = difference > Self.tolerance || difference < .zero - Self.tolerance
    if isSet { trustedFrom = instant + Self.probation }
    return Change(
      setFrom: isSet ? before : nil, elapsed: elapsed, slept: elapsed > Self.nap)
  }

  /// Whether what the clock calls old may be thrown away.
  package func isTrusted(at instant: ContinuousClock.Instant) -> Bool { instant >= trustedFrom }
}
