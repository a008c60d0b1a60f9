import Foundation
import Testing

extension EndToEnd {
  /// `newsloom reload`, and hang-ups at bad moments.
  @Suite struct ReloadTests {
    @Test func `A good configuration is taken, one with a mistake is refused with its place`()
      async throws
    {
      try await Workspace.with { workspace in
        try workspace.write(FeedText.rss("one"), to: "one.xml")
        try workspace.write(FeedText.rss("two"), to: "two.xml")
        try workspace.configure(["file: one.xml, id: one"])
        try await Daemon.with(workspace) { daemon in
          try await daemon.untilReady()
          try workspace.configure(["file: one.xml, id: one", "file: two.xml, id: two"])
          let good = try await workspace.newsloom("reload")
          #expect(good.exit == .status(0) && good.errors == "2 sources\n", good.everything)
          try await Pause.until("the new source") { workspace.output.storyCount() == 2 }

          try workspace.configure(["file: one.xml, id: one"], more: "nonsense: true")
          let bad = try await workspace.newsloom("reload", "--state", "state")
          #expect(bad.exit == .status(78), bad.everything)
          #expect(bad.errors.contains("newsloom.yaml:8:1: unknown key"), bad.everything)
          let status = "STATUS=reload refused: \(workspace["newsloom.yaml"].path):8:1:"
          try await Pause.until("the status to tell of it for good") {
            await daemon.notifications().count { $0.hasPrefix(status) } >= 3
          }
          let outcome = try await daemon.end()
          #expect(outcome.exit == .status(0), outcome.everything)
        }
      }
    }

    @Test func `Where no service runs, nobody is signalled`() async throws {
      try await Workspace.with { workspace in
        try workspace.write(FeedText.rss("one"), to: "one.xml")
        try workspace.configure(["file: one.xml, id: one"])
        let first = try await workspace.newsloom("--once")
        #expect(first.exit == .status(0), first.everything)
        // The number that a run left may long belong to somebody else.
        try workspace.write("\(getpid())\n", to: "state/lock")
        let outcome = try await workspace.newsloom("reload")
        #expect(outcome.exit == .status(75) && outcome.errorLines.count == 1, outcome.everything)
      }
    }

    @Test func `A hang-up at any moment of the start kills nobody`() async throws {
      for delay in [0, 5, 10, 20, 40, 80] {
        try await Workspace.with { workspace in
          try workspace.write(FeedText.rss("one"), to: "one.xml")
          try workspace.configure(["file: one.xml, id: one"])
          try await Daemon.with(workspace) { daemon in
            try await Pause.until("the lock") {
              (try? Data(contentsOf: workspace["state/lock"]))?.isEmpty == false
            }
            try await Pause.wait(.milliseconds(delay))
            daemon.child.send(signal: SIGHUP)
            try await daemon.untilReady(2)
            let outcome = try await daemon.end()
            #expect(outcome.exit == .status(0), outcome.everything)
          }
        }
      }
    }
  }
}
