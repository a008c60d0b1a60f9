import Foundation
import Testing

extension EndToEnd {
  /// What an idle service costs, and how soon it works.
  @Suite struct FootprintTests {
    @Test func `An idle service with 1,000 sources stays under 80 MB`() async throws {
      try await Workspace.with { workspace in
        let replies = (0..<1_000).map { ("/\($0)", HTTPReply.feed(FeedText.rss("s\($0)"))) }
        try await LoopbackServer.with(Dictionary(uniqueKeysWithValues: replies)) { server in
          try workspace.configure(
            (0..<1_000).map { "url: '\(server.url("/\($0)"))', id: source-\($0)" },
            minInterval: "10m")
          try await Daemon.with(workspace) { daemon in
            try await Pause.until("1,000 stories", within: .seconds(30) * Product.slack) {
              workspace.output.storyCount() == 1_000
            }
            let resident = try daemon.residentBytes()
            print("idle with 1,000 sources: \(resident >> 20) MiB resident")
            // A debug build carries more; it only has to stay near.
            #expect(resident < (Product.slack == 1 ? 80_000_000 : 120_000_000))
            let outcome = try await daemon.end()
            #expect(outcome.exit == .status(0), outcome.everything)
          }
        }
      }
    }

    @Test func `The first request leaves within half a second of the start`() async throws {
      try await LoopbackServer.with(["/feed": .feed(FeedText.rss("one"))]) { server in
        var best = Duration.seconds(60)
        for _ in 0..<3 {
          try await Workspace.with { workspace in
            try workspace.configure(["url: '\(server.url("/feed"))', id: one"])
            let before = await server.requests.count
            try await Daemon.with(workspace) { daemon in
              try await Pause.until("a request") { await server.requests.count > before }
              guard let first = await server.requests.dropFirst(before).first else { return }
              best = min(best, first.received - daemon.child.started)
            }
          }
        }
        print("start to first request: \(best)")
        #expect(best < .milliseconds(500))
      }
    }
  }
}
