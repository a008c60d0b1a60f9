import NewsModel
import Scheduling
import Testing

/// What the schedules of other readers make of the same month of news. The trace is made up (see
/// `PublicationTrace`), so that the figures compare schedules; they do not foretell delays.
struct `The adaptive schedule beside others` {
  @Test(arguments: [3] as [UInt64])
  func `At equal requests it finds news sooner`(_ seed: UInt64) {
    let trace = PublicationTrace(sources: 80, days: 21, seed: seed)
    let comparison = ScheduleComparison(
      trace, warmUp: .seconds(10 * 86_400), within: .seconds(120)...(.seconds(21_600)))
    #expect(comparison.rows.count == 3)
    for row in comparison.rows {
      let (own, other) = (row.own, row.other)
      let figures = Comment(rawValue: "\(row.name): \(other); newsloom: \(own)")
      #expect((other.polls * 97 / 100...other.polls).contains(own.polls), figures)
      #expect(own.mean * 10 <= other.mean * 7, figures)
      // 20 % below entry frequency's, which on this trace is hardly longer than its shortest interval.
      #expect(own.median * 100 <= other.median * 83, figures)
    }
  }

  @Test func `A fixed interval finds a story after half of it on average`() {
    let start = Timestamp(year: 2026, month: 3, day: 2)
    let stories = (0..<1_200).map { start + .seconds($0 * 601) }
    let trace = PublicationTrace([stories], start: start, end: start + .seconds(721_200))
    let simulator = PollSimulator(trace: trace, warmUp: .zero)
    let result = simulator.run(.even(.seconds(600), "every ten minutes"))
    #expect((295...305).contains(result.mean) && (295...305).contains(result.median), "\(result)")
    #expect(result.polls == 1_202)
  }

  @Test func `A recorded trace is what its last two months hold`() throws {
    let start = Timestamp(year: 2026, month: 3, day: 2)
    let recorded = [
      "old": [start - .seconds(4_000 * 86_400)], "new": [start + .seconds(9), start],
      "one": [start],
    ]
    let trace = try #require(PublicationTrace(recorded))
    #expect(trace.storyCount == 3 && trace.stories.count == 3)
    #expect(trace.stories.contains([start, start + .seconds(9)]))
    #expect(trace.length == .seconds(60 * 86_400 + 1))
    #expect(PublicationTrace(recorded, most: 2)?.stories.count == 2)
    #expect(PublicationTrace([:]) == nil)
  }
}
