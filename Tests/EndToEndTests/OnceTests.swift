import Foundation
import Testing

extension EndToEnd {
  /// The one-time run as cron and as a person see it.
  @Suite struct OnceTests {
    @Test func `A run from cron in which all went well says nothing`() async throws {
      try await Workspace.with { workspace in
        try workspace.write(FeedText.rss("one", "two"), to: "one.xml")
        try workspace.configure(["file: one.xml, id: one"])
        let outcome = try await workspace.newsloom("--once")
        #expect(outcome.exit == .status(0), outcome.everything)
        #expect(outcome.output.isEmpty && outcome.errors.isEmpty, outcome.everything)
        #expect(workspace.output.storyCount() == 2)
      }
    }

    @Test func `On a terminal the run ends with a summary`() async throws {
      try await Workspace.with { workspace in
        try workspace.write(FeedText.rss("one", "two"), to: "one.xml")
        try workspace.configure(["file: one.xml, id: one", "file: missing.xml, id: missing"])
        let terminal = try Terminal()
        let command = "exec \(try Product.binary().path) --once 2>\(terminal.path)"
        let outcome = try await workspace.run(URL(fileURLWithPath: "/bin/sh"), ["-c", command])
        #expect(outcome.exit == .status(0), outcome.everything)
        let text = terminal.text()
        #expect(text.contains("2 sources polled: 1 with a document"), "\(text)")
        #expect(text.contains("2 new stories: 2 distinct"), "\(text)")
        #expect(text.contains("Failed sources:"), "\(text)")
      }
    }

    @Test func `The summary can be had and left out anywhere`() async throws {
      try await Workspace.with { workspace in
        try workspace.write(FeedText.rss("one"), to: "one.xml")
        try workspace.configure(["file: one.xml, id: one"])
        let wanted = try await workspace.newsloom("--once", "--summary")
        #expect(wanted.errors.contains("1 source polled"), wanted.everything)
        let terminal = try Terminal()
        let command = "exec \(try Product.binary().path) --once --no-summary 2>\(terminal.path)"
        let outcome = try await workspace.run(URL(fileURLWithPath: "/bin/sh"), ["-c", command])
        #expect(outcome.exit == .status(0), outcome.everything)
        #expect(terminal.text().isEmpty)
      }
    }

    @Test func `A run in which a source failed says which, and sums up`() async throws {
      try await Workspace.with { workspace in
        try workspace.write(FeedText.rss("one"), to: "one.xml")
        try workspace.configure(["file: one.xml, id: one", "file: missing.xml, id: missing"])
        let some = try await workspace.newsloom("--once")
        #expect(some.exit == .status(0), some.everything)
        let warnings = some.errorLines.count { $0.contains("warning missing: ") }
        #expect(warnings == 1, some.everything)
        #expect(some.errors.contains("2 sources polled: 1 with a document"), some.everything)
        try workspace.configure(["file: missing.xml, id: missing"])
        let all = try await workspace.newsloom("--once", "--no-summary")
        #expect(all.exit == .status(69) && all.errorLines.count == 2, all.everything)
      }
    }

    @Test func `With --wait a run begins when the other one has ended`() async throws {
      try await Workspace.with { workspace in
        try workspace.write(FeedText.rss("one"), to: "one.xml")
        try workspace.configure(["file: one.xml, id: one"])
        try await Daemon.with(workspace) { daemon in
          try await daemon.untilReady()
          let early = try await workspace.newsloom("--once", "--wait", "300ms")
          #expect(early.exit == .status(75), early.everything)
          #expect(early.errors.contains("process \(daemon.child.pid)"), early.everything)
          #expect(early.duration >= .milliseconds(300))
          let binary = try Product.binary()
          let waiting = try Child(binary, ["--once", "--wait"], in: workspace.directory)
          try await Pause.wait(.milliseconds(300))
          let outcome = try await daemon.end()
          #expect(outcome.exit == .status(0), outcome.everything)
          #expect(await waiting.exit == .status(0), "\(waiting.errors())")
        }
        try workspace.output.expectWhole()
      }
    }

    @Test func `Waiting counts against the deadline`() async throws {
      try await Workspace.with { workspace in
        try workspace.write(FeedText.rss("one"), to: "one.xml")
        try workspace.configure(["file: one.xml, id: one"])
        try await Daemon.with(workspace) { daemon in
          try await daemon.untilReady()
          let outcome = try await workspace.newsloom(
            "--once", "--wait", "1h", "--deadline", "1s", limit: .seconds(20))
          #expect(outcome.exit == .status(75), outcome.everything)
        }
      }
    }
  }
}
