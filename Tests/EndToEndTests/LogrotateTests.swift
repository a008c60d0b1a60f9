import Foundation
import Testing

extension EndToEnd {
  /// The running service and logrotate.
  @Suite struct LogrotateTests {
    private static func with(
      _ body: (Workspace, Daemon) async throws -> Void
    ) async throws {
      try await Workspace.with { workspace in
        try workspace.write(FeedText.rss("one"), to: "one.xml")
        try workspace.configure(["file: one.xml, id: one, interval: 1s"])
        try await Daemon.with(workspace) { daemon in
          try await Pause.until("the first story") { workspace.output.storyCount() == 1 }
          try await body(workspace, daemon)
          let outcome = try await daemon.end()
          #expect(outcome.exit == .status(0), outcome.everything)
        }
      }
    }

    @Test func `create: after SIGHUP the new file is written, the old one is whole`() async throws {
      try await Self.with { workspace, daemon in
        let files = FileManager.default
        for stem in ["stories", "events"] {
          try files.moveItem(
            at: workspace["out/\(stem).ndjson"], to: workspace["out/\(stem).ndjson.1"])
          try Data().write(to: workspace["out/\(stem).ndjson"])
        }
        daemon.child.send(signal: SIGHUP)
        try await daemon.untilLogged("going on in this new file")
        try workspace.write(FeedText.rss("one", "two"), to: "one.xml")
        try await Pause.until("the second story") { workspace.output.storyCount() == 1 }
        let old = try String(contentsOf: workspace["out/stories.ndjson.1"], encoding: .utf8)
        #expect(old.contains("\"seq\":1,") && old.hasSuffix("}\n"))
        let outcome = try await workspace.newsloom("verify", workspace["out"].path)
        #expect(outcome.exit == .status(0), outcome.everything)
      }
    }

    @Test func `copytruncate leaves no hole`() async throws {
      try await Self.with { workspace, daemon in
        truncate(workspace["out/stories.ndjson"].path, 0)
        try workspace.write(FeedText.rss("one", "two"), to: "one.xml")
        try await daemon.untilLogged("copytruncate")
        try await Pause.until("the second story") { workspace.output.storyCount() == 1 }
        let data = try Data(contentsOf: workspace["out/stories.ndjson"])
        #expect(data.first == UInt8(ascii: "{") && !data.contains(0))
      }
    }

    @Test func `Files that somebody removed are made again`() async throws {
      try await Self.with { workspace, daemon in
        for stem in ["stories", "events"] {
          try FileManager.default.removeItem(at: workspace["out/\(stem).ndjson"])
        }
        try workspace.write(FeedText.rss("one", "two"), to: "one.xml")
        try await Pause.until("the second story") { workspace.output.storyCount() == 1 }
      }
    }
  }
}
