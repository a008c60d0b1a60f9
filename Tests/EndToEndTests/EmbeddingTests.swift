import Foundation
import Testing

extension EndToEnd {
  /// The optional endpoint that gives stories a direction: asked for new heads, never waited for.
  @Suite struct EmbeddingTests {
    private static let path = "/v1/embeddings"

    private struct Question: Decodable {
      let model: String
      let input: [String]
      let dimensions: Int?
    }

    /// A vector of three numbers for each text that is asked for.
    private static let endpoint = HTTPReply(
      headers: [("Content-Type", "application/json")], body: .bytes([]),
      computing: { request in
        let count = (try? question(request).input.count) ?? 0
        let rows = (0..<count).reversed().map { #"{"index":\#($0),"embedding":[0.5,-1,\#($0)]}"# }
        return Array(#"{"object":"list","data":[\#(rows.joined(separator: ","))]}"#.utf8)
      })

    private static func question(_ request: HTTPRequest) throws -> Question {
      try JSONDecoder().decode(Question.self, from: Data(request.body))
    }

    private static func configure(
      _ workspace: Workspace, _ server: LoopbackServer, feeds: [String], more: String = ""
    ) throws {
      try workspace.configure(
        feeds.map { "file: \($0).xml, id: \($0)" }, http: "timeout: 5s",
        more: """
          embedding: {url: "\(server.url(path))", model: small, key: "${KEY}", \
          dimensions: 3, batch: 2, timeout: 2s\(more)}
          """)
    }

    @Test func `New heads are asked for in batches, copies and known stories are not`()
      async throws
    {
      try await Workspace.with { workspace in
        try await LoopbackServer.with([Self.path: Self.endpoint]) { server in
          let items = ["a", "b", "c"].map(FeedText.Item.init(inventedFor:))
          try workspace.write(FeedText.rss(items), to: "one.xml")
          try workspace.write(FeedText.rss([]), to: "two.xml")
          try Self.configure(workspace, server, feeds: ["one", "two"])
          let first = try await workspace.newsloom("--once", environment: ["KEY": "s3cret"])
          #expect(first.exit == .status(0), first.everything)
          #expect(!first.errors.contains("s3cret"), first.everything)
          let asked = await server.requests(of: Self.path)
          let questions = try asked.map(Self.question)
          #expect(questions.map(\.input.count).sorted() == [1, 2])
          #expect(questions.allSatisfy { $0.model == "small" && $0.dimensions == 3 })
          for item in items {
            let texts = questions.flatMap(\.input).filter { $0.hasPrefix(item.title) }
            #expect(texts.count == 1 && texts[0].contains(item.text.prefix(40)))
          }
          for request in asked {
            #expect(request.headers["authorization"] == "Bearer s3cret")
            #expect(request.headers["content-type"] == "application/json")
            #expect(request.headers["expect"] == nil)
          }
          try workspace.write(
            FeedText.rss([items[0], FeedText.Item(inventedFor: "new")]), to: "two.xml")
          try await Pause.wait(.milliseconds(1_100))
          let second = try await workspace.newsloom("--once", environment: ["KEY": "s3cret"])
          #expect(second.exit == .status(0), second.everything)
          let later = try await server.requests(of: Self.path).dropFirst(2).map(Self.question)
          #expect(later.map(\.input.count) == [1], "the copy is not asked for")
          #expect(later.first?.input.first?.contains("(new)") == true)
          let stories = try workspace.output.expectWhole().filter { $0.type == "story" }
          #expect(stories.count == 5)
          #expect(stories.count { $0.duplicateOf != nil } == 1)
        }
      }
    }

    /// Answers that no vector can be taken from.
    private static let faults: [(name: String, reply: HTTPReply)] = [
      ("silence", .silence),
      ("an error", .page("down", status: 503)),
      ("another page", .page("<html>")),
      ("no number", json(#"{"data":[{"index":0,"embedding":[NaN,1,2]}]}"#)),
      ("an endless number", json(#"{"data":[{"index":0,"embedding":[1e999,1,2]}]}"#)),
      ("a wrong length", json(#"{"data":[{"index":0,"embedding":[1,2]}]}"#)),
      ("too many rows", json(#"{"data":[{"index":7,"embedding":[1,2,3]}]}"#)),
      ("no rows", json(#"{"data":[]}"#)),
      ("deep brackets", json(String(repeating: "[", count: 60_000))),
      (
        "a flood",
        HTTPReply(
          body: .stream(chunk: [UInt8](repeating: 0x20, count: 1 << 16), total: 1 << 28))
      ),
      (
        "somewhere else",
        HTTPReply(status: 301, headers: [("Location", "/elsewhere")], body: .bytes([]))
      ),
    ]

    private static func json(_ text: String) -> HTTPReply {
      HTTPReply(headers: [("Content-Type", "application/json")], body: .bytes(Array(text.utf8)))
    }

    @Test(arguments: faults.indices)
    func `Whatever the endpoint does, the run goes on as without it`(fault: Int) async throws {
      let (name, reply) = Self.faults[fault]
      try await Workspace.with { workspace in
        let replies = [Self.path: reply, "/elsewhere": Self.endpoint]
        try await LoopbackServer.with(replies) { server in
          let feeds = ["f1", "f2", "f3", "f4", "f5"]
          for feed in feeds { try workspace.write(FeedText.rss(feed), to: "\(feed).xml") }
          try Self.configure(workspace, server, feeds: feeds)
          let outcome = try await workspace.newsloom("--once", environment: ["KEY": "s3cret"])
          #expect(outcome.exit == .status(0), outcome.everything)
          #expect(outcome.duration < .seconds(5) * Product.slack, "\(name): \(outcome.duration)")
          let lines = outcome.errorLines.filter { $0.contains("embedding:") }
          #expect(lines.count == 1, outcome.everything)
          #expect(!outcome.errors.contains("s3cret"), outcome.everything)
          #expect(try workspace.output.stories().count == feeds.count, "\(name)")
          #expect(await server.requests(of: "/elsewhere").isEmpty, "a post goes nowhere else")
          #expect(await server.bytesSent < 64 << 20, "\(name): what a kernel buffers")
        }
      }
    }
  }
}
