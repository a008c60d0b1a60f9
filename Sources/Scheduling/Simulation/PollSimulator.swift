import NewsModel

/// Replays a trace against a way of scheduling, in virtual time, and counts.
package struct PollSimulator: Sendable {
  package struct Result: Hashable, Sendable, CustomStringConvertible {
    package let polls: Int
    /// Stories that came after the warm-up and were found.
    package let stories: Int
    /// From the publication of a story to the poll that finds it, in seconds.
    package let median: Int64
    package let mean: Int64

    init(polls: Int, delays: [Int64]) {
      self.polls = polls
      stories = delays.count
      median = delays.isEmpty ? 0 : delays.sorted()[delays.count / 2]
      mean = delays.isEmpty ? 0 : delays.reduce(0, +) / Int64(delays.count)
    }

    package var pollsPerStory: Double { Double(polls) / Double(max(1, stories)) }

    package var description: String {
      "\(polls) polls, \((pollsPerStory * 10).rounded() / 10) a story, "
        + "delay \(median) s in the median, \(mean) s on average"
    }
  }

  private let trace: PublicationTrace
  /// Until then a schedule learns, without being counted.
  private let counted: Timestamp

  package init(trace: PublicationTrace, warmUp: Duration) {
    self.trace = trace
    counted = trace.start + warmUp
  }

  /// O(polls).
  package func run(_ strategy: PollStrategy) -> Result {
    var polls = 0
    var delays: [Int64] = []
    for source in trace.stories.indices {
      follow(source, strategy.begin(), &polls, &delays)
    }
    return Result(polls: polls, delays: delays)
  }

  private func follow(
    _ source: Int, _ next: PollStrategy.Next, _ polls: inout Int, _ delays: inout [Int64]
  ) {
    let stories = trace.stories[source]
    var seen = 0
    // Sources begin at different times, as those of a service do.
    var now = trace.start + .seconds(source * 7_919 % 3_600)
    while now < trace.end {
      var found = seen
      while found < stories.count, stories[found] <= now { found += 1 }
      if now >= counted {
        polls += 1
        for story in stories[seen..<found] where story >= counted {
          delays.append(now.since(story).components.seconds)
        }
      }
      now = max(now + .seconds(1), next(Array(stories[seen..<found]), now))
      seen = found
    }
  }
}
