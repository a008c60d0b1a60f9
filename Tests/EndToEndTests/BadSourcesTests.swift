import Foundation
import Testing

extension EndToEnd {
  /// Sources that are down, slow, too long or no feed at all, among twenty good ones.
  @Suite struct BadSourcesTests {
    private static let bad = [
      "bad-down", "bad-silent", "bad-text", "bad-huge", "bad-page", "bad-status",
    ]

    private static func replies() -> [String: HTTPReply] {
      var replies: [String: HTTPReply] = [
        "/silent": .silence,
        "/text": HTTPReply(
          headers: [("Content-Type", "application/rss+xml")],
          body: .bytes(Array("Dear reader, this is no feed.\n".utf8))),
        "/huge": HTTPReply(
          headers: [("Content-Type", "application/rss+xml")],
          body: .stream(chunk: Array(repeating: 0x20, count: 65_536), total: 200 << 20)),
        "/page": .page(
          "<!doctype html><html><head><title>Welcome</title></head><body><h1>Hello</h1></body>"),
        "/status": .page("<h1>Service Unavailable</h1>", status: 503),
      ]
      for number in 0..<20 { replies["/good\(number)"] = .feed(FeedText.rss("good-\(number)")) }
      return replies
    }

    private static func configure(_ workspace: Workspace, _ server: LoopbackServer) throws {
      var sources = bad.dropFirst().map { id in
        "url: '\(server.url("/" + id.dropFirst("bad-".count)))', id: \(id)"
      }
      sources.insert(
        "url: 'http://127.0.0.1:\(try LoopbackSocket.freePort())/', id: bad-down", at: 0)
      sources += (0..<20).map { "url: '\(server.url("/good\($0)"))', id: good-\($0)" }
      try workspace.configure(sources, http: "timeout: 3s")
    }

    @Test func `Bad sources spoil nothing, and each is named`() async throws {
      try await Workspace.with { workspace in
        try await LoopbackServer.with(Self.replies()) { server in
          try Self.configure(workspace, server)
          let outcome = try await workspace.newsloom("--once")
          #expect(outcome.exit == .status(0), outcome.everything)
          #expect(try workspace.output.expectWhole().count { $0.type == "story" } == 20)
          #expect(outcome.duration < .seconds(6) * Product.slack, "one slow source held up the run")
          for id in Self.bad {
            let lines = outcome.errorLines.filter { $0.contains(id) }
            #expect(
              (1...2).contains(lines.count),
              "\(id): one line in the log, a place in the summary; \(outcome.everything)")
          }
          let sent = await server.bytesSent
          #expect(sent < 64 << 20, "a document of 200 MB was read on beyond `max_body`")
        }
      }
    }

    @Test func `Good sources are written while a silent one still hangs`() async throws {
      try await Workspace.with { workspace in
        try await LoopbackServer.with(Self.replies()) { server in
          try workspace.configure(
            ["url: '\(server.url("/silent"))', id: bad-silent"]
              + (0..<20).map { "url: '\(server.url("/good\($0)"))', id: good-\($0)" },
            http: "timeout: 10m")
          try await Daemon.with(workspace) { daemon in
            try await Pause.until("20 stories") { workspace.output.storyCount() == 20 }
            let outcome = try await daemon.end()
            #expect(outcome.exit == .status(0), outcome.everything)
          }
          try workspace.output.expectWhole()
        }
      }
    }
  }
}
