import Foundation
import Testing

extension EndToEnd {
  /// The commands that read a document and print what is in it.
  @Suite struct CommandTests {
    private static let entryKeys: Set = [
      "id", "url", "title", "summary", "content", "author", "published", "updated", "categories",
      "lang",
    ]
    private static let articleKeys: Set = [
      "url", "title", "text", "author", "published", "lang", "canonical_url", "site_name", "image",
      "quality",
    ]

    /// Every sample and how many entries it has.
    private static let samples = [
      ("northwire.xml", 12), ("harbour-courier.xml", 13), ("meridian.atom", 11),
      ("faro-del-sur.xml", 9), ("cordillera.xml", 4), ("rundschau.rdf", 8), ("quotidien.json", 10),
      ("worldline-sitemap.xml", 6), ("tidewater-post.xml", 11),
    ]

    @Test(arguments: samples)
    func `Every entry of a sample comes out with all its keys`(
      name: String, count: Int
    ) async throws {
      try await Workspace.with { workspace in
        let file = Product.root.appendingPathComponent("config/samples/\(name)")
        let outcome = try await workspace.newsloom("parse", file.path)
        #expect(outcome.exit == .status(0), outcome.everything)
        let entries = try outcome.outputLines.map(Self.object)
        #expect(entries.count == count, outcome.everything)
        for entry in entries {
          #expect(Self.entryKeys.isSubset(of: entry.keys))
          #expect(entry["url"] as? String != nil, "\(entry)")
          #expect((entry["title"] as? String)?.isEmpty == false, "\(entry)")
        }
        let piped = try await workspace.newsloom("parse", "-", input: file)
        #expect(piped.output == outcome.output)
      }
    }

    @Test func `Each line of text gets a language`() async throws {
      try await Workspace.with { workspace in
        let lines = [
          ("The council voted to keep the library open on Saturdays next year.", "en"),
          ("El ayuntamiento decidió mantener abierta la biblioteca los sábados.", "es"),
          ("Der Stadtrat beschloss, die Bücherei auch samstags offen zu halten.", "de"),
          ("Le conseil municipal a décidé de garder la bibliothèque ouverte.", "fr"),
          ("", "und"), ("12 345", "und"),
        ]
        let input = try workspace.write(lines.map { $0.0 + "\n" }.joined(), to: "lines")
        let outcome = try await workspace.newsloom("lang", input: input)
        #expect(outcome.exit == .status(0), outcome.everything)
        #expect(outcome.outputLines.map(String.init) == lines.map(\.1))
      }
    }

    @Test func `A batch of pages gives one line for each, in order, whatever is in it`()
      async throws
    {
      try await Workspace.with { workspace in
        let input = try workspace.write(Self.batch().joined(separator: "\n") + "\n", to: "batch")
        let outcome = try await workspace.newsloom("extract", "--batch", input: input)
        #expect(outcome.exit == .status(0), outcome.everything)
        let articles = try outcome.outputLines.map(Self.object)
        try #require(articles.count == 4, outcome.everything)
        #expect(articles.allSatisfy { Self.articleKeys.isSubset(of: $0.keys) })
        let texts = articles.map { $0["text"] as? String ?? "" }
        #expect(texts[0].contains("Merrow bridge"), outcome.everything)
        #expect(!texts[0].contains("Subscribe"), outcome.everything)
        #expect(articles[3]["url"] as? String == "https://news.example/last")
      }
    }

    /// A page, an empty one, one of nothing but open tags, and a last one.
    private static func batch() throws -> [String] {
      let paragraph =
        "Lorries may not use the Merrow bridge at night from December, because "
        + "engineers found cracks in four hangers on the northern side, the agency said. "
      let page = """
        <html><head><title>No lorries on Merrow bridge</title></head><body>
        <nav><a href="/">Home</a> <a href="/s">Subscribe</a></nav>
        <article><h1>No lorries on Merrow bridge</h1>
        \(String(repeating: "<p>\(paragraph)</p>\n", count: 5))</article></body></html>
        """
      let pages = [
        ("https://news.example/bridge", page), ("https://news.example/empty", ""),
        ("https://news.example/deep", String(repeating: "<div>", count: 20_000)),
        ("https://news.example/last", page),
      ]
      return try pages.map { url, html in
        let data = try JSONSerialization.data(withJSONObject: ["url": url, "html": html])
        return String(decoding: data, as: UTF8.self)
      }
    }

    private static func object(_ line: Substring) throws -> [String: Any] {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      return try #require(object as? [String: Any])
    }
  }
}
