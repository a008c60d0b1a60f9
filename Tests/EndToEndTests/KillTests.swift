import Foundation
import Testing

extension EndToEnd {
  /// `kill -9` at any moment.
  @Suite struct KillTests {
    private static let feeds = 200
    private static let rounds = 50

    private enum Moment {
      case afterStart(Duration)
      case afterFirstLine(Duration)
    }

    /// Feeds and the entries that each has by now.
    private struct Press {
      private var random = SeededRandom(seed: 9)
      private var entries = Array(repeating: 3, count: KillTests.feeds)

      var expected: Set<String> {
        Set(
          entries.enumerated().flatMap { feed, count in
            (0..<count).map { "f\(feed)-\($0)" }
          })
      }

      /// Adds an entry to some feeds and writes them.
      mutating func publish(_ workspace: Workspace, feeds: Int) throws {
        for feed in (0..<KillTests.feeds).shuffled(using: &random).prefix(feeds) {
          entries[feed] += 1
          try write(feed, workspace)
        }
      }

      func writeAll(_ workspace: Workspace) throws {
        for feed in entries.indices { try write(feed, workspace) }
      }

      /// The moment of the next kill: some time after the start, or after the first new line, so
      /// that half of them hit a service at work, whatever the speed of the machine.
      mutating func moment() -> Moment {
        Bool.random(using: &random)
          ? .afterStart(.milliseconds(Int.random(in: 0...250, using: &random)))
          : .afterFirstLine(.milliseconds(Int.random(in: 0...40, using: &random)))
      }

      private func write(_ feed: Int, _ workspace: Workspace) throws {
        let items = (0..<entries[feed]).map { FeedText.Item(inventedFor: "f\(feed)-\($0)") }
        try workspace.write(FeedText.rss(items), to: "feeds/\(feed).xml")
      }
    }

    @Test(.timeLimit(.minutes(3)))
    func `Killed fifty times over 200 feeds, every story is written exactly once`() async throws {
      try await Workspace.with { workspace in
        var press = Press()
        try press.writeAll(workspace)
        try workspace.configure(
          (0..<Self.feeds).map { "file: feeds/\($0).xml, id: feed-\($0), interval: 1s" })
        var killed = 0
        for _ in 0..<Self.rounds {
          try press.publish(workspace, feeds: 40)
          let moment = press.moment()
          try await Daemon.with(workspace) { daemon in
            try await Self.wait(for: moment, workspace)
            let outcome = try await daemon.end(by: SIGKILL)
            if outcome.exit == .signal(SIGKILL) { killed += 1 }
          }
        }
        #expect(killed == Self.rounds, "the service ended by itself")
        try await Self.finish(workspace, press.expected)
        try Self.expectEachOnce(workspace, press.expected)
      }
    }

    private static func wait(for moment: Moment, _ workspace: Workspace) async throws {
      switch moment {
      case .afterStart(let duration): try await Pause.wait(duration)
      case .afterFirstLine(let duration):
        let before = workspace.output.storyCount()
        let deadline = ContinuousClock.now + .seconds(2)
        while workspace.output.storyCount() == before, ContinuousClock.now < deadline {
          try await Pause.wait(.milliseconds(1))
        }
        try await Pause.wait(duration)
      }
    }

    /// Runs `--once` until nothing is due any more.
    private static func finish(_ workspace: Workspace, _ expected: Set<String>) async throws {
      try await Pause.until("\(expected.count) stories", within: .seconds(30)) {
        let outcome = try await workspace.newsloom("--once")
        #expect(outcome.exit == .status(0), outcome.everything)
        return workspace.output.storyCount() >= expected.count
      }
    }

    private static func expectEachOnce(_ workspace: Workspace, _ expected: Set<String>) throws {
      let stories = try workspace.output.expectWhole().filter { $0.type == "story" }
      #expect(stories.count == expected.count)
      #expect(Set(stories.compactMap(\.guid)) == expected)
      #expect(stories.allSatisfy { $0.revision == 1 })
    }
  }
}
