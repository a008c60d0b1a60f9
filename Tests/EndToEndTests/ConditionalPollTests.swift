import Foundation
import Testing

extension EndToEnd {
  /// Polling a real web server.
  @Suite struct ConditionalPollTests {
    @Test func `Of 500 feeds polled twice the second round is 304 and writes nothing`()
      async throws
    {
      try await Workspace.with { workspace in
        for number in 0..<500 {
          try workspace.write(FeedText.rss("story-\(number)"), to: "www/\(number).xml")
        }
        try await Nginx.with(workspace, root: "www") { nginx in
          try workspace.configure(
            (0..<500).map {
              "url: 'http://127.0.0.1:\(nginx.port)/\($0).xml', id: feed-\($0), interval: 1s"
            })
          let first = try await workspace.newsloom("--once")
          #expect(first.exit == .status(0), first.everything)
          let fresh = nginx.accesses()
          #expect(fresh.count == 500)
          #expect(fresh.allSatisfy { $0.status == 200 })
          #expect(try workspace.output.expectWhole().count { $0.type == "story" } == 500)
          let written = workspace.output.bytes()
          let again = try await Self.secondRound(workspace, nginx, after: fresh.count)
          #expect(Set(again.map(\.path)).count == 500)
          #expect(again.allSatisfy { $0.status == 304 })
          #expect(workspace.output.bytes() == written, "the second round wrote")
        }
      }
    }

    /// Polls until every feed has been due again, which takes a second.
    private static func secondRound(
      _ workspace: Workspace, _ nginx: Nginx, after first: Int
    ) async throws -> [Nginx.Access] {
      try await Pause.until("500 feeds due again", within: .seconds(40)) {
        let outcome = try await workspace.newsloom("--once")
        #expect(outcome.exit == .status(0), outcome.everything)
        return Set(nginx.accesses().dropFirst(first).map(\.path)).count == 500
      }
      return Array(nginx.accesses().dropFirst(first))
    }
  }
}
