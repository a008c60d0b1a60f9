import Foundation
import Testing

extension EndToEnd {
  /// The file of metrics.
  @Suite struct MetricsTests {
    @Test func `What the service did stands in a file that promtool accepts`() async throws {
      try await Workspace.with { workspace in
        try await LoopbackServer.with([
          "/new": .feed(FeedText.rss("one", "two")), "/gone": .page("no", status: 404),
        ]) { server in
          try workspace.configure(
            [
              "url: '\(server.url("/new"))', id: new, tags: [world, 'a\"b']",
              "url: '\(server.url("/gone"))', id: gone", "file: missing.xml, id: missing",
            ], more: "metrics: {file: metrics/newsloom.prom, every: 1s}")
          try FileManager.default.createDirectory(
            at: workspace["metrics"], withIntermediateDirectories: true)
          try await Daemon.with(workspace) { daemon in
            try await daemon.untilReady()
            let wanted = [
              #"newsloom_polls_total{outcome="refused"} 1"#, "newsloom_stories_total 2",
              "newsloom_entries_total 2", "newsloom_window_stories 2", "newsloom_open_events 2",
              "newsloom_degraded 0", #"newsloom_failing_sources{group="untagged"} 2"#,
              #"newsloom_sources{group="a\"b"} 1"#, "newsloom_outbox_records 0",
            ]
            try await Pause.until("\(wanted)") {
              let lines = Set(Self.text(workspace).split(separator: "\n").map(String.init))
              return lines.isSuperset(of: wanted)
            }
            let outcome = try await daemon.end()
            #expect(outcome.exit == .status(0), outcome.everything)
          }
          let text = Self.text(workspace)
          #expect(text.contains(#"newsloom_last_success_timestamp_seconds{group="world"}"#))
          #expect(Self.sample(text, "newsloom_process_resident_memory_bytes") > 1_000_000)
          #expect(Self.sample(text, "newsloom_received_bytes_total") > 500)
          try await Self.expectAccepted(workspace)
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: workspace["metrics"].path)
        #expect(names == ["newsloom.prom"], "a temporary file is left")
        let attributes = try FileManager.default.attributesOfItem(
          atPath: workspace["metrics/newsloom.prom"].path)
        #expect(attributes[.posixPermissions] as? Int == 0o644)
      }
    }

    @Test func `Metrics that cannot be written are said once and stop nothing`() async throws {
      try await Workspace.with { workspace in
        try workspace.write(FeedText.rss("one"), to: "one.xml")
        try workspace.configure(
          ["file: one.xml, id: one, interval: 1s"],
          more: "metrics: {file: /proc/newsloom.prom, every: 1s}")
        try await Daemon.with(workspace) { daemon in
          try await daemon.untilLogged("warning metrics: /proc/newsloom.prom")
          try await Pause.wait(.seconds(2))
          try workspace.write(FeedText.rss("one", "two"), to: "one.xml")
          try await Pause.until("the second story") { workspace.output.storyCount() == 2 }
          let outcome = try await daemon.end()
          #expect(outcome.exit == .status(0), outcome.everything)
          #expect(outcome.errorLines.count { $0.contains("metrics:") } == 1, outcome.everything)
        }
      }
    }

    @Test func `A one-time run leaves its metrics too`() async throws {
      try await Workspace.with { workspace in
        try workspace.write(FeedText.rss("one"), to: "one.xml")
        try workspace.configure(["file: one.xml, id: one"], more: "metrics: {file: once.prom}")
        let outcome = try await workspace.newsloom("--once")
        #expect(outcome.exit == .status(0), outcome.everything)
        let text = try String(contentsOf: workspace["once.prom"], encoding: .utf8)
        #expect(Self.sample(text, "newsloom_last_record_seq") == 2)
      }
    }

    private static func text(_ workspace: Workspace) -> String {
      (try? String(contentsOf: workspace["metrics/newsloom.prom"], encoding: .utf8)) ?? ""
    }

    private static func sample(_ text: String, _ name: String) -> Double {
      let line = text.split(separator: "\n").first { $0.hasPrefix(name + " ") }
      return line.flatMap { $0.split(separator: " ").last }.flatMap { Double($0) } ?? -1
    }

    private static func expectAccepted(_ workspace: Workspace) async throws {
      guard let promtool = Tool.path("promtool", wantedBy: "the text of the metrics") else {
        return
      }
      let outcome = try await workspace.run(
        promtool, ["check", "metrics"], input: workspace["metrics/newsloom.prom"])
      #expect(outcome.exit == .status(0), outcome.everything)
      #expect(outcome.output.isEmpty && outcome.errors.isEmpty, outcome.everything)
    }
  }
}
