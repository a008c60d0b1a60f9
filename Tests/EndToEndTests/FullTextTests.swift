import Foundation
import Testing

extension EndToEnd {
  /// Article pages in place of teasers.
  @Suite struct FullTextTests {
    private static let paragraphs = (0..<6).map { FeedText.Item(inventedFor: "page-\($0)").text }

    private static var article: String {
      "<!doctype html><html><head><title>Bridge opens - The Paper</title></head><body>"
        + "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav><article><h1>Bridge opens</h1>"
        + paragraphs.map { "<p>\($0)</p>" }.joined() + "</article><footer>Imprint</footer></body>"
    }

    private static func feed(_ server: LoopbackServer) -> String {
      """
      <rss version="2.0"><channel><title>The Paper</title>
      <item><guid>a</guid><title>Bridge opens</title><link>\(server.url("/open/a"))</link>
      <description>The new bridge has opened.</description></item>
      <item><guid>b</guid><title>Harbour closes</title><link>\(server.url("/closed/b"))</link>
      <description>The old harbour has closed.</description></item>
      </channel></rss>
      """
    }

    @Test func `The page's text replaces a teaser, once, where robots.txt allows it`() async throws
    {
      try await Workspace.with { workspace in
        try await LoopbackServer.with([
          "/robots.txt": .page("User-agent: *\nDisallow: /closed/\n"),
          "/open/a": .page(Self.article), "/closed/b": .page(Self.article),
        ]) { server in
          await server.answer("/feed", with: .feed(Self.feed(server)))
          try workspace.configure([
            "url: '\(server.url("/feed"))', id: paper, full_text: true, interval: 1s"
          ])
          // Until the feed is due for the second time.
          while await server.requests(of: "/feed").count < 2 {
            let outcome = try await workspace.newsloom("--once")
            #expect(outcome.exit == .status(0), outcome.everything)
          }
          let stories = try workspace.output.expectWhole().filter { $0.type == "story" }
          #expect(stories.count == 2)
          let texts = Dictionary(
            uniqueKeysWithValues: stories.map { ($0.guid ?? "", $0.text ?? "") })
          #expect(Self.paragraphs.allSatisfy { texts["a"]?.contains($0) == true })
          #expect(texts["a"]?.contains("Sport") == false)
          #expect(texts["b"] == "The old harbour has closed.\n")
          #expect(await server.requests(of: "/open/a").count == 1)
          #expect(await server.requests(of: "/closed/b").isEmpty)
          #expect(await server.requests(of: "/robots.txt").count <= 2)
        }
      }
    }
  }
}
