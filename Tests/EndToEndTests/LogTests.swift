import Foundation
import Testing

extension EndToEnd {
  /// What stands in the log, and in which form.
  @Suite struct LogTests {
    @Test func `Standard error that is the journal gets priorities, another one does not`()
      async throws
    {
      try await Workspace.with { workspace in
        try workspace.configure(["file: missing.xml, id: missing"], more: "log: {}")
        // A file stands for the journal's stream: only its device and inode are compared.
        let script = """
          exec 2>journal.txt
          export JOURNAL_STREAM=$(stat -L -c %d:%i /proc/self/fd/2)
          "$0" --once
          exec 2>elsewhere.txt
          "$0" --once
          """
        try Self.useAutomaticFormat(workspace)
        let outcome = try await workspace.run(
          URL(fileURLWithPath: "/bin/sh"), ["-c", script, Product.binary().path])
        #expect(outcome.exit == .status(69), outcome.everything)
        let journal = try String(contentsOf: workspace["journal.txt"], encoding: .utf8)
        #expect(journal.hasPrefix("<4>missing: "), "\(journal)")
        let elsewhere = try String(contentsOf: workspace["elsewhere.txt"], encoding: .utf8)
        #expect(elsewhere.contains("Z warning missing: "), "\(elsewhere)")
      }
    }

    private static func useAutomaticFormat(_ workspace: Workspace) throws {
      let text = try String(contentsOf: workspace["newsloom.yaml"], encoding: .utf8)
      let lines = text.split(separator: "\n").filter { !$0.hasPrefix("log:") }
      try workspace.write(lines.joined(separator: "\n"), to: "newsloom.yaml")
    }

    @Test func `JSON lines name the source and survive a hostile server`() async throws {
      try await Workspace.with { workspace in
        let page = "<title>\u{1b}[31m\"no\"\\feed\u{2028}\u{0}</title>"
        try await LoopbackServer.with(["/page": .page(page)]) { server in
          try workspace.configure(["url: '\(server.url("/page"))', id: page"])
          let text = try String(contentsOf: workspace["newsloom.yaml"], encoding: .utf8)
          try workspace.write(
            text.replacing("format: plain", with: "format: json"), to: "newsloom.yaml")
          let outcome = try await workspace.newsloom("--once")
          #expect(outcome.exit == .status(69), outcome.everything)
          for line in outcome.errorLines {
            let object = try #require(
              try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
            #expect(object["message"]?.isEmpty == false)
          }
          let first = try #require(outcome.errorLines.first)
          #expect(first.contains("\"level\":\"warning\",\"source\":\"page\""), outcome.everything)
          #expect(!outcome.errors.contains("\u{1b}"))
        }
      }
    }

    @Test func `Unreadable article pages are told, a few of them by name`() async throws {
      try await Workspace.with { workspace in
        let server = try await LoopbackServer.with([:]) { server in
          let guids = (0..<20).map { "story-\($0)" }
          let feed = FeedText.rss(guids.map(FeedText.Item.init(inventedFor:)))
            .replacing("https://news.example", with: server.url(""))
          await server.answer("/feed", with: .feed(feed))
          await server.answer("/robots.txt", with: .page("User-agent: *\nAllow: /\n"))
          try workspace.configure([
            "url: '\(server.url("/feed"))', id: teasers, full_text: true"
          ])
          try await Daemon.with(workspace) { daemon in
            try await daemon.untilLogged("notice teasers: page ")
            try await Pause.until("20 stories") { workspace.output.storyCount() == 20 }
            let outcome = try await daemon.end()
            #expect(outcome.exit == .status(0), outcome.everything)
            let lines = outcome.errorLines.filter { $0.contains("teasers: page ") }
            #expect(lines.count == 5, outcome.everything)
            #expect(lines.allSatisfy { $0.hasSuffix("answered 404, expected 200") })
          }
          return server
        }
        #expect(await server.requests.count > 20)
      }
    }
  }
}
