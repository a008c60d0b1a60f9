import Foundation
import Testing

extension EndToEnd {
  /// Signals, and what systemd is told.
  @Suite struct SignalTests {
    @Test(arguments: [SIGTERM, SIGINT])
    func `A signal drains: exit 0, whole output, STOPPING to systemd`(signal: Int32) async throws {
      try await Workspace.with { workspace in
        var replies = ["/slow": HTTPReply.feed(FeedText.rss("slow"), after: .seconds(300))]
        for number in 0..<30 { replies["/\(number)"] = .feed(FeedText.rss("story-\(number)")) }
        try await LoopbackServer.with(replies) { server in
          try workspace.configure(
            replies.keys.sorted().map { "url: '\(server.url($0))', id: s\($0.dropFirst())" },
            http: "timeout: 10m")
          try await Daemon.with(workspace) { daemon in
            try await daemon.untilReady()
            try await Pause.until("some stories") { workspace.output.storyCount() > 5 }
            let outcome = try await daemon.end(by: signal)
            #expect(outcome.exit == .status(0), outcome.everything)
            #expect(await daemon.count(of: "STOPPING=1") == 1)
          }
          try workspace.output.expectWhole()
        }
      }
    }

    @Test func `A SIGTERM right after READY is not lost`() async throws {
      for _ in 0..<20 {
        try await Workspace.with { workspace in
          try workspace.write(FeedText.rss("one"), to: "one.xml")
          try workspace.configure(["file: one.xml, id: one"])
          try await Daemon.with(workspace) { daemon in
            while await daemon.count(of: "READY=1") == 0 { await Task.yield() }
            let outcome = try await daemon.end()
            #expect(outcome.exit == .status(0), outcome.everything)
          }
        }
      }
    }

    @Test func `A second SIGINT ends at once`() async throws {
      try await Workspace.with { workspace in
        try await LoopbackServer.with(["/silent": .silence]) { server in
          try workspace.configure(
            ["url: '\(server.url("/silent"))', id: silent"], http: "timeout: 10m")
          try await Daemon.with(workspace) { daemon in
            try await daemon.untilReady()
            daemon.child.send(signal: SIGINT)
            try await Pause.until("the drain") { await daemon.count(of: "STOPPING=1") == 1 }
            let outcome = try await daemon.end(by: SIGINT, within: .seconds(1))
            #expect(outcome.exit != .signal(SIGKILL), outcome.everything)
          }
        }
      }
    }

    @Test func `SIGHUP takes a new source`() async throws {
      try await Workspace.with { workspace in
        try workspace.write(FeedText.rss("one"), to: "one.xml")
        try workspace.write(FeedText.rss("two"), to: "two.xml")
        try workspace.configure(["file: one.xml, id: one"])
        try await Daemon.with(workspace) { daemon in
          try await Pause.until("the first story") { workspace.output.storyCount() == 1 }
          try await daemon.untilReady()
          try workspace.configure(["file: one.xml, id: one", "file: two.xml, id: two"])
          daemon.child.send(signal: SIGHUP)
          try await Pause.until("the second story") { workspace.output.storyCount() == 2 }
          try await daemon.untilReady(2)
          #expect(await daemon.count(of: "RELOADING=1") == 1)
          #expect(await daemon.notifications().contains { $0.hasPrefix("MONOTONIC_USEC=") })
          let outcome = try await daemon.end()
          #expect(outcome.exit == .status(0), outcome.everything)
        }
      }
    }

    @Test func `SIGHUP with a mistake keeps the old configuration and says why`() async throws {
      try await Workspace.with { workspace in
        try workspace.write(FeedText.rss("one"), to: "one.xml")
        try workspace.configure(["file: one.xml, id: one, interval: 1s"])
        try await Daemon.with(workspace) { daemon in
          try await Pause.until("the first story") { workspace.output.storyCount() == 1 }
          try workspace.write("sources: [{url: 'ftp://x'}]\n", to: "newsloom.yaml")
          daemon.child.send(signal: SIGHUP)
          try await daemon.untilLogged("newsloom.yaml:1:")
          try workspace.write(FeedText.rss("one", "two"), to: "one.xml")
          try await Pause.until("the old source goes on") { workspace.output.storyCount() == 2 }
          let outcome = try await daemon.end()
          #expect(outcome.exit == .status(0), outcome.everything)
        }
        try workspace.output.expectWhole()
      }
    }

    @Test func `A notify socket that nobody reads holds up nothing`() async throws {
      try await Workspace.with { workspace in
        try workspace.write(FeedText.rss("one"), to: "one.xml")
        try workspace.configure(["file: one.xml, id: one, interval: 1s"])
        let unread = try NotifySocket(in: workspace.directory)
        try await Daemon.with(workspace, environment: ["NOTIFY_SOCKET": unread.path]) { daemon in
          try await Pause.until("a full queue", within: .seconds(40)) { try unread.isFull() }
          try workspace.write(FeedText.rss("one", "two"), to: "one.xml")
          try await Pause.until("the second story") { workspace.output.storyCount() == 2 }
          let outcome = try await daemon.end()
          #expect(outcome.exit == .status(0), outcome.everything)
        }
      }
    }

    @Test func `The watchdog is fed while the service idles`() async throws {
      try await Workspace.with { workspace in
        try workspace.write(FeedText.rss("one"), to: "one.xml")
        try workspace.configure(["file: one.xml, id: one"])
        try await Daemon.with(workspace, environment: ["WATCHDOG_USEC": "1000000"]) { daemon in
          try await daemon.untilReady()
          try await Pause.until("three signs of life") { await daemon.count(of: "WATCHDOG=1") >= 3 }
          #expect(await daemon.notifications().contains { $0.hasPrefix("STATUS=") })
          let outcome = try await daemon.end()
          #expect(outcome.exit == .status(0), outcome.everything)
        }
      }
    }

    @Test func `A loop that hangs in the disk does not feed the watchdog`() async throws {
      guard let strace = Tool.path("strace", wantedBy: "the watchdog of a hung loop") else {
        return
      }
      try await Workspace.with { workspace in
        try workspace.write(FeedText.rss("one"), to: "one.xml")
        try workspace.configure(["file: one.xml, id: one, interval: 1s"])
        try await Daemon.with(workspace) { daemon in
          try await Pause.until("signs of life") { await daemon.count(of: "WATCHDOG=1") >= 2 }
          // From now on a sync takes a minute; all other threads go on.
          let slowDisk = try Child(
            strace,
            [
              "-f", "-o", "trace.txt", "-e", "trace=fdatasync,fsync", "-e",
              "inject=fdatasync,fsync:delay_enter=60s", "-p", "\(daemon.child.pid)",
            ], in: workspace.directory)
          defer { slowDisk.send(signal: SIGKILL) }
          try await Pause.until("strace") { slowDisk.errors().contains("attached") }
          try workspace.write(FeedText.rss("one", "two"), to: "one.xml")
          try await Pause.until("the hang") {
            let trace = try? String(contentsOf: workspace["trace.txt"], encoding: .utf8)
            return trace?.contains("sync(") == true
          }
          let before = await daemon.count(of: "WATCHDOG=1")
          try await Pause.wait(.seconds(4))
          #expect(await daemon.count(of: "WATCHDOG=1") <= before + 1)
        }
      }
    }
  }
}
