import Foundation
import Testing

extension EndToEnd {
  /// What servers ask for and what is theirs alone, over restarts and one-time runs.
  @Suite struct PolitenessTests {
    @Test(arguments: [403, 429, 503])
    func `A wait that a server asks for holds for all of its feeds and for later runs`(status: Int)
      async throws
    {
      try await Workspace.with { workspace in
        let busy = HTTPReply(
          status: status, headers: [("Retry-After", "3600")], body: .bytes(Array("no".utf8)))
        try await LoopbackServer.with(["/a": busy, "/b": .feed(FeedText.rss("b"))]) { server in
          try workspace.configure(["url: '\(server.url("/a"))', id: a"])
          _ = try await workspace.newsloom("--once")
          try workspace.configure([
            "url: '\(server.url("/a"))', id: a", "url: '\(server.url("/b"))', id: b",
          ])
          let later = try await workspace.newsloom("--once")
          #expect(await server.requests.count == 1, later.everything)
          let list = try await workspace.newsloom("sources", "list", "--json")
          #expect(list.output.contains(#""health":"waiting""#), list.everything)
        }
      }
    }

    @Test func `A feed that has moved for good is asked for there after three sightings`()
      async throws
    {
      try await Workspace.with { workspace in
        let moved = HTTPReply(
          status: 301, headers: [("Location", "/new")], body: .bytes(Array("moved".utf8)))
        try await LoopbackServer.with(["/old": moved, "/new": .feed(FeedText.rss("x"))]) { server in
          try workspace.configure(["url: '\(server.url("/old"))', id: x, interval: 1s"])
          try await Daemon.with(workspace) { daemon in
            try await Pause.until("five polls") { await server.requests(of: "/new").count >= 5 }
            _ = try await daemon.end()
          }
          #expect(await server.requests(of: "/old").count == 3)
        }
      }
    }

    @Test func `Secrets go to the source's own server only and show up nowhere`() async throws {
      try await Workspace.with { workspace in
        try await LoopbackServer.with(["/feed": .feed(FeedText.rss("x"))]) { other in
          let away = HTTPReply(
            status: 302, headers: [("Location", other.url("/feed"))], body: .bytes([]))
          try await LoopbackServer.with(["/feed": away]) { server in
            try workspace.write("lovelace\n", to: "password")
            try workspace.configure([
              "url: '\(server.url("/feed"))', id: x, username: ada, password: '${file:password}', "
                + "headers: {X-Key: 'hush-${file:password}'}"
            ])
            let run = try await workspace.newsloom("--once", "--log-level", "debug")
            #expect(
              run.exit == .status(0) && !(run.output + run.errors).contains("lovelace"),
              run.everything)
            let asked = try #require(await server.requests.first)
            #expect(asked.headers["x-key"] == "hush-lovelace")
            #expect(asked.headers["authorization"] == "Basic YWRhOmxvdmVsYWNl")
            let followed = try #require(await other.requests.first)
            #expect(followed.headers["x-key"] == nil && followed.headers["authorization"] == nil)
            let status = try await workspace.newsloom("status", "--json")
            #expect(!status.output.contains("lovelace"))
          }
        }
      }
    }

    @Test func `A hub is remembered, and a changed validator of a 304 is taken over`() async throws
    {
      try await Workspace.with { workspace in
        var feed = HTTPReply.feed(FeedText.rss("x"))
        feed.headers += [("ETag", "\"1\""), ("Link", "<https://hub.example.org/>; rel=\"hub\"")]
        try await LoopbackServer.with(["/feed": feed]) { server in
          try workspace.configure(["url: '\(server.url("/feed"))', id: x, interval: 1s"])
          try await Daemon.with(workspace) { daemon in
            try await Pause.until("a poll") { await !server.requests.isEmpty }
            await server.answer(
              "/feed",
              with: HTTPReply(status: 304, headers: [("ETag", "\"2\"")], body: .bytes([])))
            try await Pause.until("the new validator") {
              await server.requests.last?.headers["if-none-match"] == "\"2\""
            }
            _ = try await daemon.end()
          }
          let list = try await workspace.newsloom("sources", "list", "--json")
          #expect(list.output.contains(#""hub":"https://hub.example.org/""#), list.everything)
        }
      }
    }

    /// RFC 3229: whoever has the document of a validator gets only the entries since.
    @Test func `An answer of the new entries alone is taken as such, and its validator goes on`()
      async throws
    {
      try await Workspace.with { workspace in
        var whole = HTTPReply.feed(FeedText.rss("a", "b"))
        whole.headers.append(("ETag", "\"1\""))
        var news = HTTPReply.feed(FeedText.rss("c"))
        news.status = 226
        news.headers += [("ETag", "\"2\""), ("IM", "feed")]
        try await LoopbackServer.with(["/feed": whole]) { server in
          try workspace.configure(["url: '\(server.url("/feed"))', id: x, interval: 1s"])
          try await Daemon.with(workspace) { daemon in
            try await Pause.until("a poll") { await !server.requests.isEmpty }
            await server.answer("/feed", with: news)
            try await Pause.until("the validator of the 226") {
              await server.requests.last?.headers["if-none-match"] == "\"2\""
            }
            await server.answer("/feed", with: HTTPReply(status: 304, body: .bytes([])))
            _ = try await daemon.end()
          }
          for request in await server.requests {
            let isConditional = request.headers["if-none-match"] != nil
            #expect((request.headers["a-im"] == "feed") == isConditional)
          }
          let stories = try workspace.output.expectWhole().filter { $0.type == "story" }
          #expect(stories.compactMap(\.guid).sorted() == ["a", "b", "c"])
        }
      }
    }
  }
}
