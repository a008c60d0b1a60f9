import Foundation
import Testing

extension EndToEnd {
  /// News sitemaps behind a sitemap index.
  @Suite struct SitemapTests {
    private static func sitemap(_ name: String, titles: [String]) -> String {
      let entries = titles.map { title in
        """
        <url><loc>https://news.example/\(name)/\(title.pathPart)</loc><news:news>
        <news:publication_date>2026-11-17T10:00:00Z</news:publication_date>
        <news:title>\(title)</news:title></news:news></url>
        """
      }
      return """
        <?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\(entries.joined())</urlset>
        """
    }

    private static func index(_ server: LoopbackServer) -> String {
      let today = ISO8601DateFormatter().string(from: Date())
      let places = [("/fresh.xml", today), ("/old.xml", "2019-01-01"), ("/gone.xml", today)]
      let children = places.map { path, time in
        "<sitemap><loc>\(server.url(path))</loc><lastmod>\(time)</lastmod></sitemap>"
      }
      return "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
        + children.joined() + "</sitemapindex>"
    }

    @Test func `Only the fresh sitemaps of an index are read, and a broken one costs itself`()
      async throws
    {
      try await Workspace.with { workspace in
        try await LoopbackServer.with([
          "/fresh.xml": .feed(Self.sitemap("fresh", titles: ["Bridge opens", "Harbour closes"])),
          "/old.xml": .feed(Self.sitemap("old", titles: ["Long ago"])),
        ]) { server in
          await server.answer("/index.xml", with: .feed(Self.index(server)))
          try workspace.configure(["url: '\(server.url("/index.xml"))', id: sitemaps"])
          let outcome = try await workspace.newsloom("--once")
          #expect(outcome.exit == .status(0), outcome.everything)
          let stories = try workspace.output.expectWhole().filter { $0.type == "story" }
          #expect(Set(stories.map(\.title)) == ["Bridge opens", "Harbour closes"])
          #expect(await server.requests(of: "/old.xml").isEmpty)
          #expect(await server.requests(of: "/gone.xml").count == 1)
        }
      }
    }
  }
}

extension String {
  /// The text as a part of a path.
  fileprivate var pathPart: String { lowercased().replacing(" ", with: "-") }
}
