import NewsModel

/// newsloom's schedule beside those of others on one trace, each at as many polls as the other makes.
package struct ScheduleComparison: Sendable {
  package struct Row: Sendable {
    package let name: String
    package let other: PollSimulator.Result
    /// newsloom's, with the effort that makes as many polls.
    package let own: PollSimulator.Result
  }

  /// newsloom as it is configured.
  package let configured: PollSimulator.Result
  package let rows: [Row]

  /// What others do by default: a fixed quarter of an hour, and Miniflux's two schedulers.
  package static let rivals: [PollStrategy] = [
    .even(.seconds(900), "every 15 minutes"),
    .even(.seconds(3_600), "Miniflux, round robin"),
    .entryFrequency(),
  ]

  /// Runs the trace some thirty times.
  ///
  /// - Parameter bounds: of newsloom's intervals as configured; beside the others it has Miniflux's,
  ///   since bounds are the user's to set.
  package init(
    _ trace: PublicationTrace, warmUp: Duration, within bounds: ClosedRange<Duration>,
    rivals: [PollStrategy] = ScheduleComparison.rivals
  ) {
    let simulator = PollSimulator(trace: trace, warmUp: warmUp)
    let busyRate = trace.busyRate(in: warmUp)
    configured = simulator.run(.adaptive(busyRate: busyRate, within: bounds))
    rows = rivals.map { rival in
      let other = simulator.run(rival)
      let own = Self.find(polls: other.polls) {
        simulator.run(.adaptive(effort: $0, busyRate: busyRate, within: Self.equalBounds))
      }
      return Row(name: rival.name, other: other, own: own)
    }
  }

  private static let equalBounds = Duration.seconds(300)...Duration.seconds(86_400)

  /// The result with as many polls, found by bisection of the effort; a little fewer rather than more.
  private static func find(
    polls: Int, _ run: (_ effort: Double) -> PollSimulator.Result
  ) -> PollSimulator.Result {
    var (low, high) = (0.02, 20.0)
    var best = run(high)
    for _ in 0..<10 {
      let middle = (low * high).squareRoot()
      let result = run(middle)
      if result.polls > polls {
        low = middle
      } else {
        (high, best) = (middle, result)
        if result.polls * 100 >= polls * 99 { break }
      }
    }
    return best
  }
}
