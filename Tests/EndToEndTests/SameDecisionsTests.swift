import Foundation
import Testing

extension EndToEnd {
  /// The service and `replay` decide alike on the same stream.
  @Suite struct SameDecisionsTests {
    /// The samples, and two accounts of one accident: one of three weeks ago, the other without a
    /// date, which for the service is of today and no part of an event that is over.
    private static func configure(_ workspace: Workspace) throws -> URL {
      let samples = Product.root.appendingPathComponent("config/samples")
      let names = try FileManager.default.contentsOfDirectory(atPath: samples.path).sorted()
      let past = Date.now.addingTimeInterval(-21 * 86_400).ISO8601Format()
      try workspace.write(
        feed(
          """
          <item><title>Ferry Orvane runs aground off Kestrel Bay with 212 aboard</title>
          <guid>wreck</guid><pubDate>\(past)</pubDate><description>The ferry Orvane ran aground off
          Kestrel Bay on Tuesday night with 212 people aboard, the coast guard said. Captain Ilse
          Marrow radioed for help at 21:40 after the engine failed.</description></item>
          """), to: "wreck.xml")
      try workspace.write(
        feed(
          """
          <item><title>212 rescued as ferry Orvane hits rocks at Kestrel Bay</title>
          <guid>rescue</guid><description>All 212 passengers and crew of the ferry Orvane were brought
          ashore at Kestrel Bay early on Wednesday. Captain Ilse Marrow said the engine failed shortly
          before the ferry hit the rocks.</description></item>
          """), to: "rescue.xml")
      let files =
        names.map { samples.appendingPathComponent($0).path } + ["wreck.xml", "rescue.xml"]
      return try workspace.write(
        """
        sources:
        \(files.map { "  - file: \($0)" }.joined(separator: "\n"))
        output: {directory: out, compress: none, duplicates: full}
        state: {directory: state}
        """, to: "newsloom.yaml")
    }

    private static func feed(_ item: String) -> String {
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0"><channel><title>Coast</title><link>https://coast.example/</link>
      <description>Invented news</description><language>en</language>\(item)</channel></rss>
      """
    }

    private struct Decision: Decodable {
      let id: String
      let event: String?
      let group: String

      private enum CodingKeys: String, CodingKey {
        case id, event
        case group = "dup_group"
      }
    }

    @Test func `A replay of the service's own records gives its groups and events`() async throws {
      try await Workspace.with { workspace in
        let config = try Self.configure(workspace)
        let served = try await workspace.newsloom("--once", "--config", config.path)
        #expect(served.exit == .status(0), served.everything)
        let lines = try workspace.output.expectWhole()
        let stories = lines.filter { $0.type == "story" }
        #expect(stories.contains { $0.published == nil }, "one has no date")
        #expect(stories.count { $0.duplicateOf != nil } > 5)

        let replayed = try await workspace.newsloom(
          "replay", "out/stories.ndjson", "--output", "again", "--assignments", "decisions.ndjson")
        #expect(replayed.exit == .status(0), replayed.everything)
        let decisions = try Data(contentsOf: workspace["decisions.ndjson"])
          .split(separator: UInt8(ascii: "\n"))
          .map { try JSONDecoder().decode(Decision.self, from: $0) }
        #expect(decisions.map(\.id) == stories.map(\.id))
        let assignments = Assignments(lines)
        for (story, decision) in zip(stories, decisions) {
          #expect(decision.group == story.duplicateOf ?? story.id, "\(story.title)")
          #expect(decision.event == assignments.event(of: story), "\(story.title)")
        }
      }
    }
  }
}
