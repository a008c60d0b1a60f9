import NewsModel
import Testing

/// What the schedules of other readers make of the same month of news. The trace is made up (see
/// `PublicationTrace`), so that the figures compare schedules; they do not foretell delays.
struct `The adaptive schedule beside others` {
  private typealias Schedule = (_ source: Int) -> ([Timestamp], Timestamp) -> Timestamp

  private var rivals: [(name: String, next: Schedule)] {
    [
      ("every 15 minutes", OtherSchedule.even(.seconds(900))),
      ("Miniflux, round robin", OtherSchedule.even(.seconds(3_600))),
      ("Miniflux, entry frequency", OtherSchedule.entryFrequency(factor: 1)),
    ]
  }

  @Test(arguments: [3] as [UInt64])
  func `At equal requests it finds news sooner`(_ seed: UInt64) {
    let trace = PublicationTrace(sources: 80, days: 21, seed: seed)
    let simulator = PollSimulator(trace: trace, warmUp: .seconds(10 * 86_400))
    // Miniflux's own bounds, since they are the user's to set.
    let bounds = Duration.seconds(300)...Duration.seconds(86_400)
    for rival in rivals {
      let other = simulator.run(rival.next)
      let effort = OtherSchedule.number(for: other.polls, in: 0.1...10) {
        simulator.run(OtherSchedule.adaptive(effort: $0, within: bounds)).polls
      }
      let own = simulator.run(OtherSchedule.adaptive(effort: effort, within: bounds))
      let figures = Comment(rawValue: "\(rival.name): \(other); newsloom: \(own)")
      #expect(own.polls <= other.polls * 103 / 100, figures)
      #expect(own.mean * 4 <= other.mean * 3, figures)
      // The median favours whoever neglects quiet sources, as entry frequency does: 18 % here.
      #expect(own.median * 20 <= other.median * 17, figures)
    }
  }
}
