import Foundation
import Testing

extension EndToEnd {
  /// A disk that is full for a while, on a small tmpfs.
  @Suite struct DiskFullTests {
    private static let feeds = 8

    @Test(.timeLimit(.minutes(3)))
    func `A disk that is full in the middle of a run is waited out and nothing is lost`()
      async throws
    {
      try await Workspace.with { workspace in
        guard try await Self.mount(in: workspace) else { return }
        var counts = Array(repeating: 2, count: Self.feeds)
        func publish() throws {
          for feed in counts.indices {
            let items = (0..<counts[feed]).map { FeedText.Item(inventedFor: "f\(feed)-\($0)") }
            try workspace.write(FeedText.rss(items), to: "feeds/\(feed).xml")
          }
        }
        try publish()
        try Self.configure(workspace)
        do {
          try await Daemon.with(workspace) { daemon in
            let output = OutputFolder(directory: workspace["disk/out"])
            try await Pause.until("the first stories") { output.storyCount() == 2 * Self.feeds }
            try await Self.fill(workspace)
            for feed in counts.indices { counts[feed] += 40 }
            try publish()
            try await daemon.untilLogged("degraded: ")
            try await Pause.until("a STATUS that says so") {
              await daemon.notifications().contains { $0.hasPrefix("STATUS=DEGRADED") }
            }
            // A minute in the long form; what it is like after a few seconds it is like after sixty.
            try await Pause.wait(.seconds(Self.seconds))
            #expect(daemon.child.errors().components(separatedBy: "degraded: ").count <= 3)
            try FileManager.default.removeItem(at: workspace["disk/filler"])
            try await daemon.untilLogged("there is room again")
            try await Pause.until("all stories", within: .seconds(30)) {
              output.storyCount() == 42 * Self.feeds
            }
            let outcome = try await daemon.end()
            #expect(outcome.exit == .status(0), outcome.everything)
            let stories = try output.expectWhole().filter { $0.type == "story" }
            #expect(Set(stories.compactMap(\.guid)).count == stories.count)
          }
          let outcome = try await workspace.newsloom(
            "verify", "--config", workspace["newsloom.yaml"].path)
          #expect(outcome.exit == .status(0), outcome.everything)
        }
        await Self.unmount(workspace)
      }
    }

    @Test(.timeLimit(.minutes(2)))
    func `A one-time run waits half a minute for room, then ends with 74`() async throws {
      try await Workspace.with { workspace in
        guard try await Self.mount(in: workspace) else { return }
        try workspace.write(FeedText.rss("one"), to: "feeds/0.xml")
        try Self.configure(workspace)
        let first = try await workspace.newsloom("--once")
        #expect(first.exit == .status(0), first.everything)
        try await Self.fill(workspace)
        try workspace.write(FeedText.rss("one", "two"), to: "feeds/0.xml")
        let second = try await workspace.newsloom("--once")
        #expect(second.exit == .status(74), second.everything)
        #expect(second.duration > .seconds(25), second.everything)
        try FileManager.default.removeItem(at: workspace["disk/filler"])
        let third = try await workspace.newsloom("--once")
        #expect(third.exit == .status(0), third.everything)
        let lines = try OutputFolder(directory: workspace["disk/out"]).expectWhole()
        #expect(lines.count { $0.type == "story" } == 2)
        await Self.unmount(workspace)
      }
    }

    private static var seconds: Int {
      ProcessInfo.processInfo.environment["DISK_FULL_SECONDS"].flatMap { Int($0) } ?? 5
    }

    private static func configure(_ workspace: Workspace) throws {
      let sources = (0..<Self.feeds).map { "file: feeds/\($0).xml, id: feed-\($0), interval: 1s" }
      try workspace.write(
        """
        sources:
        \(sources.map { "  - {\($0)}" }.joined(separator: "\n"))
        poll: {min_interval: 1s}
        output: {directory: disk/out}
        state: {directory: disk/state}
        log: {format: plain}
        """, to: "newsloom.yaml")
    }

    /// Takes all room that is left but two pages.
    private static func fill(_ workspace: Workspace) async throws {
      let script =
        "dd if=/dev/zero of=disk/filler bs=4096 2>/dev/null; truncate -s -8192 disk/filler"
      let outcome = try await workspace.run(URL(fileURLWithPath: "/bin/sh"), ["-c", script])
      #expect(outcome.exit == .status(0), outcome.everything)
    }

    private static func mount(in workspace: Workspace) async throws -> Bool {
      let disk = workspace["disk"]
      try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
      if getuid() == 0 {
        let outcome = try await workspace.run(
          URL(fileURLWithPath: "/usr/bin/env"),
          ["mount", "-t", "tmpfs", "-o", "size=16m", "newsloom-test", disk.path])
        if outcome.exit == .status(0) { return true }
      }
      let notice: Comment = "no tmpfs can be mounted here (wants root): a full disk is NOT tested"
      if Product.isContinuousIntegration {
        Issue.record(notice)
      } else {
        print("NOTICE: \(notice)")
      }
      return false
    }

    private static func unmount(_ workspace: Workspace) async {
      _ = try? await workspace.run(
        URL(fileURLWithPath: "/usr/bin/env"), ["umount", "-l", workspace["disk"].path])
    }
  }
}
