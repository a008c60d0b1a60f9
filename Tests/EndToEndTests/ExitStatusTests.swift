import Foundation
import Testing

extension EndToEnd {
  /// The exit statuses of the contract.
  @Suite struct ExitStatusTests {
    @Test func `One failing source among good ones is success`() async throws {
      try await Workspace.with { workspace in
        try workspace.write(FeedText.rss("one"), to: "one.xml")
        try workspace.configure(["file: one.xml, id: one", "file: missing.xml, id: missing"])
        let outcome = try await workspace.newsloom("--once")
        #expect(outcome.exit == .status(0), outcome.everything)
        #expect(outcome.errors.contains("missing"), outcome.everything)
      }
    }

    @Test func `Every due source failing is 69`() async throws {
      try await Workspace.with { workspace in
        let port = try LoopbackSocket.freePort()
        try workspace.configure([
          "url: 'http://127.0.0.1:\(port)/', id: down", "file: missing.xml, id: missing",
        ])
        let outcome = try await workspace.newsloom("--once")
        #expect(outcome.exit == .status(69), outcome.everything)
      }
    }

    @Test func `Nothing due is success and writes nothing`() async throws {
      try await Workspace.with { workspace in
        try await LoopbackServer.with(["/feed": .feed(FeedText.rss("one"))]) { server in
          try workspace.configure(["url: '\(server.url("/feed"))', id: one"], minInterval: "10m")
          let first = try await workspace.newsloom("--once")
          #expect(first.exit == .status(0), first.everything)
          let written = workspace.output.bytes()
          let second = try await workspace.newsloom("--once")
          #expect(second.exit == .status(0), second.everything)
          #expect(await server.requests.count == 1)
          #expect(workspace.output.bytes() == written)
        }
      }
    }

    @Test func `An output directory that cannot be made is 73 or 74`() async throws {
      try await Workspace.with { workspace in
        try workspace.write(FeedText.rss("one"), to: "one.xml")
        try workspace.configure(["file: one.xml, id: one"])
        let outcome = try await workspace.newsloom("--once", "--output", "/dev/null/out")
        #expect([.status(73), .status(74)].contains(outcome.exit), outcome.everything)
        #expect(outcome.errors.contains("/dev/null/out"), outcome.everything)
      }
    }

    @Test(arguments: [["--no-such-option"], ["nonsense"], ["parse"], ["--deadline", "soon"]])
    func `A wrong command line is 64`(arguments: [String]) async throws {
      try await Workspace.with { workspace in
        let outcome = try await workspace.run(Product.binary(), arguments)
        #expect(outcome.exit == .status(64), outcome.everything)
        #expect(outcome.output.isEmpty, outcome.everything)
        #expect(!outcome.errors.isEmpty)
      }
    }

    @Test(arguments: ["", "no feed at all\n", "<html><body>page</body></html>", "{\"a\": 1}"])
    func `Parsing what is no feed is 65 with one line`(document: String) async throws {
      try await Workspace.with { workspace in
        let file = try workspace.write(document, to: "document")
        let outcome = try await workspace.newsloom("parse", file.path)
        #expect(outcome.exit == .status(65), outcome.everything)
        #expect(outcome.errorLines.count == 1, outcome.everything)
        #expect(outcome.output.isEmpty, outcome.everything)
      }
    }

    @Test func `A deadline ends a run that hangs`() async throws {
      try await Workspace.with { workspace in
        try workspace.write(FeedText.rss("one"), to: "one.xml")
        try await LoopbackServer.with(["/silent": .silence]) { server in
          try workspace.configure(
            ["url: '\(server.url("/silent"))', id: silent", "file: one.xml, id: one"],
            http: "timeout: 10m")
          let outcome = try await workspace.newsloom(
            "--once", "--deadline", "1s", limit: .seconds(20))
          #expect(outcome.exit == .status(0), outcome.everything)
          #expect(outcome.duration < .seconds(3) * Product.slack)
          #expect(try workspace.output.expectWhole().count { $0.type == "story" } == 1)
        }
      }
    }
  }
}
