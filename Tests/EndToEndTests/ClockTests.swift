import Foundation
import Testing

extension EndToEnd {
  /// A wall clock that somebody sets, and times in which the process does not run.
  @Suite struct ClockTests {
    @Test
    func `A year forth and back makes no burst, loses no source, repeats and deletes nothing`()
      async throws
    {
      try await Workspace.with { workspace in
        let clock = try FakeClock(in: workspace)
        let quick = (0..<20).map { "/quick-\($0)" }
        let slow = (0..<20).map { "/slow-\($0)" }
        let feeds = (quick + slow).map { ($0, HTTPReply.feed(FeedText.rss("0\($0)"))) }
        try await LoopbackServer.with(Dictionary(uniqueKeysWithValues: feeds)) { server in
          await server.answer("/busy", with: Self.busy)
          try workspace.configure(
            quick.map { "url: '\(server.url($0))', id: \($0.dropFirst()), interval: 2s" }
              + slow.map { "url: '\(server.url($0))', id: \($0.dropFirst())" }
              // A host of its own, since a wait is the host's.
              + ["url: 'http://localhost:\(server.port)/busy', id: busy, interval: 2s"],
            minInterval: "30m")
          try await Daemon.with(workspace, environment: clock.environment) { daemon in
            try await Pause.until("the first polls") { workspace.output.storyCount() == 40 }
            for (number, days) in [365, -365, 0].enumerated() {
              try clock.set(.seconds(days * 86_400))
              let news = HTTPReply.feed(FeedText.rss("0/quick-0", "\(number + 1)/quick-0"))
              await server.answer("/quick-0", with: news)
              try await Self.expectPolls(of: quick, server, seconds: 4, days)
            }
            let outcome = try await daemon.end()
            #expect(outcome.exit == .status(0), outcome.everything)
            #expect(
              outcome.errorLines.count { $0.contains("the clock was set") } == 3,
              outcome.everything)
          }
          for path in slow + ["/busy"] {
            #expect(await server.requests(of: path).count == 1, "\(path) was not due again")
          }
        }
        let stories = try workspace.output.expectWhole().filter { $0.type == "story" }
        #expect(stories.count == 43 && Set(stories.map(\.id)).count == 43, "a story came twice")
      }
    }

    private static let busy = HTTPReply(
      status: 429, headers: [("Retry-After", "3600")], body: .bytes([]))

    /// Expects of sources with an interval of two seconds that each is polled, at its pace.
    private static func expectPolls(
      of paths: [String], _ server: LoopbackServer, seconds: Int, _ days: Int
    ) async throws {
      let before = await server.requests.count
      try await Pause.wait(.seconds(seconds))
      let new = Dictionary(grouping: await server.requests.dropFirst(before), by: \.path)
      for path in paths {
        let count = new[path]?.count ?? 0
        #expect((1...seconds / 2 + 1).contains(count), "\(path) at \(days) days: \(count) polls")
      }
    }

    @Test func `After a night in suspension all sources are polled again, by and by`() async throws
    {
      try await Workspace.with { workspace in
        let clock = try FakeClock(in: workspace)
        let paths = (0..<60).map { "/\($0)" }
        let feeds = paths.map { ($0, HTTPReply.feed(FeedText.rss("story\($0)"))) }
        try await LoopbackServer.with(Dictionary(uniqueKeysWithValues: feeds)) { server in
          try workspace.configure(
            paths.map { "url: '\(server.url($0))', id: s\($0.dropFirst()), interval: 1h" },
            http: "timeout: 5s, connections: 20")
          try await Daemon.with(workspace, environment: clock.environment) { daemon in
            try await Pause.until("the first polls") { workspace.output.storyCount() == 60 }
            daemon.child.send(signal: SIGSTOP)
            try clock.set(.seconds(8 * 3_600), slept: .seconds(8 * 3_600))
            let before = await server.requests.count
            daemon.child.send(signal: SIGCONT)
            try await Pause.until("a poll of each") {
              Set(await server.requests.dropFirst(before).map(\.path)).count == 60
            }
            let times = await server.requests.dropFirst(before).map(\.received)
            let span = (times.last ?? .now) - (times.first ?? .now)
            #expect(span > .milliseconds(1_500), "all at once, expected twenty a second")
            let outcome = try await daemon.end()
            #expect(outcome.errors.contains("slept for 288"), outcome.everything)
            #expect(!outcome.errors.contains("the clock was set"), outcome.everything)
          }
        }
        try workspace.output.expectWhole()
      }
    }
  }
}
