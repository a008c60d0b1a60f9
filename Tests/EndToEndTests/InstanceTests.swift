import Foundation
import Testing

extension EndToEnd {
  /// One state, one service.
  @Suite struct InstanceTests {
    @Test func `A second instance on the same state exits 75 with one line`() async throws {
      try await Workspace.with { workspace in
        let feed = try workspace.write(FeedText.rss("one"), to: "feed.xml")
        try workspace.configure(["file: \(feed.path), id: one"])
        try await Daemon.with(workspace) { daemon in
          try await daemon.untilReady()
          let second = try await workspace.newsloom("--once")
          #expect(second.exit == .status(75), second.everything)
          #expect(second.errorLines.count == 1, second.everything)
          let outcome = try await daemon.end()
          #expect(outcome.exit == .status(0), outcome.everything)
        }
        let third = try await workspace.newsloom("--once")
        #expect(third.exit == .status(0), third.everything)
        try workspace.output.expectWhole()
      }
    }

    @Test func `A killed instance leaves no lock behind`() async throws {
      try await Workspace.with { workspace in
        let feed = try workspace.write(FeedText.rss("one"), to: "feed.xml")
        try workspace.configure(["file: \(feed.path), id: one"])
        try await Daemon.with(workspace) { daemon in
          try await daemon.untilReady()
          let killed = try await daemon.end(by: SIGKILL)
          #expect(killed.exit == .signal(SIGKILL))
        }
        let next = try await workspace.newsloom("--once")
        #expect(next.exit == .status(0), next.everything)
      }
    }
  }
}
