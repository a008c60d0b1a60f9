/// What the user's configuration says about the times of polls.
package struct PollPolicy: Hashable, Sendable {
  /// The bounds of an adaptive interval.
  package var minimumInterval: Duration
  package var maximumInterval: Duration
  /// A fixed interval, which neither adapts nor heeds what the feed wishes; nil: adaptive.
  package var fixedInterval: Duration?
  /// Whether a source with a fixed interval has a place of its own in it. Not for one-time runs, whose
  /// times somebody else chooses.
  package var keepsPhase: Bool

  /// What `BusyRate` makes of all sources; nil: not known.
  package var busyRate: Double?

  package init(
    minimumInterval: Duration = .seconds(120), maximumInterval: Duration = .seconds(6 * 3_600),
    fixedInterval: Duration? = nil, keepsPhase: Bool = false, busyRate: Double? = nil
  ) {
    self.keepsPhase = keepsPhase
    self.minimumInterval = max(.seconds(1), minimumInterval)
    self.maximumInterval = max(self.minimumInterval, maximumInterval)
    self.busyRate = busyRate
    self.fixedInterval = fixedInterval.map { max(.seconds(1), $0) }
  }
}
