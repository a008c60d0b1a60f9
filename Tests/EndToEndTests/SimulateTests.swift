import Foundation
import Testing

extension EndToEnd {
  /// `sources simulate` on a trace.
  @Suite struct SimulateTests {
    /// Forty days of two sources: one writes each hour of the day but not at night, one every second
    /// day.
    private static func trace() -> String {
      var lines: [String] = []
      for day in 0..<40 {
        let date = Date(timeIntervalSince1970: 1_780_272_000 + Double(day) * 86_400)
        for hour in 7..<22 {
          let time = date.addingTimeInterval(Double(hour) * 3_600 + 77)
          lines.append(#"{"source":"busy","published":"\#(time.ISO8601Format())","more":[1]}"#)
        }
        let seen = date.addingTimeInterval(40_000).ISO8601Format()
        if day % 2 == 0 { lines.append(#"{"source":"quiet","first_seen":"\#(seen)"}"#) }
      }
      lines.append(#"{"type":"event","id":"e_1"}"#)
      lines.append(#"{"source":"busy","revision":2,"published":"2026-06-01T00:00:00Z"}"#)
      return lines.joined(separator: "\n") + "\n"
    }

    @Test func `The table and the object tell of each schedule`() async throws {
      try await Workspace.with { workspace in
        let trace = try workspace.write(Self.trace(), to: "trace.ndjson")
        let table = try await workspace.newsloom("sources", "simulate", trace.path)
        #expect(table.exit == .status(0) && table.errors.isEmpty, table.everything)
        for text in [
          "620 stories of 2 sources; the first 10 d teach", "newsloom, as configured",
          "every 15 minutes", "Miniflux, round robin", "Miniflux, entry frequency",
        ] {
          #expect(table.output.contains(text), table.everything)
        }
        let object = try await workspace.newsloom("sources", "simulate", "--json", input: trace)
        let report = try JSONDecoder().decode(Report.self, from: Data(object.output.utf8))
        #expect(report.sources == 2 && report.stories == 620)
        #expect(report.others.count == 3)
        let quarter = try #require(report.others.first).other
        #expect(quarter.stories == 464)
        // 29 days and a bit of two sources.
        #expect((5_560...5_760).contains(quarter.polls))
      }
    }

    private struct Report: Decodable {
      struct Figures: Decodable {
        let polls: Int
        let stories: Int
      }
      struct Row: Decodable {
        let other: Figures
      }
      let sources: Int
      let stories: Int
      let others: [Row]
    }

    @Test(arguments: ["", "{\"source\":\"a\"}\n", "no JSON\n"])
    func `What is no trace is refused with its line`(text: String) async throws {
      try await Workspace.with { workspace in
        let trace = try workspace.write(text, to: "trace.ndjson")
        let outcome = try await workspace.newsloom("sources", "simulate", trace.path)
        #expect(outcome.exit == .status(65) && outcome.output.isEmpty, outcome.everything)
        #expect(outcome.errorLines.count == 1, outcome.everything)
        if !text.isEmpty { #expect(outcome.errors.contains(":1: "), outcome.everything) }
      }
    }
  }
}
