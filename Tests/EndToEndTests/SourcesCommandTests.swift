import Foundation
import Testing

extension EndToEnd {
  /// `newsloom sources`.
  @Suite struct SourcesCommandTests {
    private static let home = """
      <html><head><base href="/news/">
      <link rel="stylesheet" href="a.css"><link rel="alternate" type="text/html" href="/de">
      <link rel='alternate' type="application/rss+xml; charset=utf-8" href="feed.xml">
      </head><body><a href="/private/rss.xml">RSS</a> <a href="/atom.xml">Atom</a></body></html>
      """

    private static var replies: [String: HTTPReply] {
      [
        "/": .page(home), "/news/feed.xml": .feed(FeedText.rss("news")),
        "/atom.xml": .feed(FeedText.rss("other")),
        "/private/rss.xml": .feed(FeedText.rss("hidden")),
        "/robots.txt": .page("User-agent: *\nDisallow: /private/\n"),
        "/bare": .page("<p>No links.</p>"), "/feed": .feed(FeedText.rss("usual")),
      ]
    }

    private static let configuration = """
      # kept
      http: {allow_private_addresses: true, host_gap: 0ms}
      sources:
        - url: https://news.example.org/first.xml   # also kept
          id: first

      """

    @Test func `The feeds of a site are found, as far as its robots.txt allows`() async throws {
      try await Workspace.with { workspace in
        try await LoopbackServer.with(Self.replies) { server in
          try workspace.write(Self.configuration, to: "newsloom.yaml")
          let found = try await workspace.newsloom("sources", "discover", server.url("/"))
          #expect(found.exit == .status(0), found.everything)
          let urls = found.outputLines.map { $0.prefix { $0 != "\t" } }
          #expect(urls.map(String.init) == [server.url("/news/feed.xml"), server.url("/atom.xml")])
          #expect(await server.requests(of: "/private/rss.xml").isEmpty)
          let usual = try await workspace.newsloom("sources", "discover", server.url("/bare"))
          #expect(usual.outputLines.first?.hasPrefix(server.url("/feed")) == true, usual.everything)
          let none = try await workspace.newsloom("sources", "discover", server.url("/nowhere"))
          #expect(none.exit == .status(65) && none.errorLines.count == 1, none.everything)
        }
      }
    }

    @Test func `A site is added, listed, tried and removed, and the file stays the user's`()
      async throws
    {
      try await Workspace.with { workspace in
        try await LoopbackServer.with(Self.replies) { server in
          let file = try workspace.write(Self.configuration, to: "newsloom.yaml")
          let added = try await workspace.newsloom(
            "sources", "add", server.url("/"), "--id", "loop", "--tag", "near by")
          #expect(added.exit == .status(0) && added.outputLines == ["loop"], added.everything)
          let text = try String(contentsOf: file, encoding: .utf8)
          #expect(text.hasPrefix(Self.configuration.trimmingCharacters(in: .newlines)), "\(text)")
          let again = try await workspace.newsloom("sources", "add", server.url("/"))
          #expect(again.exit == .status(65), again.everything)
          let list = try await workspace.newsloom("sources", "list", "--json")
          #expect(list.outputLines.count == 2, list.everything)
          #expect(list.outputLines.last?.contains(#""health":"new""#) == true, list.everything)
          let tried = try await workspace.newsloom("sources", "test", "loop")
          #expect(tried.exit == .status(0) && tried.output.contains("rss"), tried.everything)
          let removed = try await workspace.newsloom("sources", "remove", "loop")
          #expect(removed.exit == .status(0), removed.everything)
          #expect(try String(contentsOf: file, encoding: .utf8) == Self.configuration)
        }
      }
    }

    @Test func `A list goes out as OPML and comes back in`() async throws {
      try await Workspace.with { workspace in
        try workspace.write(
          """
          sources:
            - {url: "https://ada:hush@a.example.org/feed", tags: [World]}
            - https://b.example.org/feed?x=1&y=2

          """, to: "newsloom.yaml")
        let exported = try await workspace.newsloom("sources", "export")
        #expect(exported.exit == .status(0) && !exported.output.contains("hush"))
        try workspace.write(exported.output, to: "list.opml")
        try workspace.write("sources:\n  - https://c.example.org/\n", to: "newsloom.yaml")
        let imported = try await workspace.newsloom("sources", "import", "list.opml")
        #expect(imported.outputLines == ["2 added, 0 there already"], imported.everything)
        let list = try await workspace.newsloom("sources", "list", "--json")
        #expect(list.outputLines.count == 3, list.everything)
      }
    }
  }
}
