import Foundation
import Testing

extension EndToEnd {
  /// Stories from a file through the same stages as the service.
  @Suite struct ReplayTests {
    /// Enough that every job of seven has many, and few enough for a debug build, at three
    /// milliseconds a story; `PipelineTests` has the replay of more lines than are read at once.
    private static let count = 300

    /// Stories of which a third are copies, half of these edited.
    private static func stories() -> String {
      var random = SeededRandom(seed: 3)
      var texts: [(title: String, text: String)] = []
      return (0..<count).map { number in
        var story: (title: String, text: String)
        if number % 3 == 2, let earlier = texts.randomElement(using: &random) {
          story = earlier
          if number % 2 == 0 { story.text += " This is what a reader in the office added." }
        } else {
          let item = FeedText.Item(inventedFor: "r\(number)")
          story = (item.title, item.text)
          texts.append(story)
        }
        let minute = String(format: "%02d:%02d", number / 60 % 24, number % 60)
        return """
          {"id":"r\(number)","title":"\(story.title)","text":"\(story.text)",\
          "source":"paper-\(number % 7)","published":"2026-11-17T\(minute):00Z"}
          """
      }.joined(separator: "\n") + "\n"
    }

    @Test func `The same input gives the same bytes, whatever the number of jobs`() async throws {
      try await Workspace.with { workspace in
        let input = try workspace.write(Self.stories(), to: "stories.ndjson")
        var outputs: [String] = []
        for jobs in ["1", "1", "2", "7"] {
          let outcome = try await workspace.newsloom(
            "replay", input.path, "--jobs", jobs, "--assignments", "assignments-\(jobs).ndjson")
          #expect(outcome.exit == .status(0), outcome.everything)
          outputs.append(outcome.output)
        }
        #expect(outputs[0].split(separator: "\n").count >= Self.count)
        #expect(outputs.dropFirst().allSatisfy { $0 == outputs[0] })
        let assignments = try ["1", "2", "7"].map {
          try Data(contentsOf: workspace["assignments-\($0).ndjson"])
        }
        #expect(assignments.dropFirst().allSatisfy { $0 == assignments[0] })
        #expect(assignments[0].count { $0 == UInt8(ascii: "\n") } == Self.count)
      }
    }

    @Test func `Files, standard input and gzip give the same records`() async throws {
      try await Workspace.with { workspace in
        let input = try workspace.write(Self.stories(), to: "stories.ndjson")
        let reference = try await workspace.newsloom("replay", input.path)
        let piped = try await workspace.newsloom("replay", "-", input: input)
        #expect(piped.output == reference.output)
        let packed = try await workspace.run(
          URL(fileURLWithPath: "/usr/bin/gzip"), ["-k", input.path])
        #expect(packed.exit == .status(0), packed.everything)
        let unpacked = try await workspace.newsloom("replay", input.path + ".gz")
        #expect(unpacked.output == reference.output)
        let toFiles = try await workspace.newsloom("replay", input.path, "--output", "out")
        #expect(toFiles.exit == .status(0), toFiles.everything)
        let lines = try workspace.output.expectWhole()
        let printed = try OutputFolder.lines(of: Data(reference.output.utf8), name: "stdout")
        #expect(lines.map(\.id) == printed.map(\.id))
      }
    }

    @Test func `Assignments name every story once and agree with the records`() async throws {
      try await Workspace.with { workspace in
        struct Assignment: Decodable {
          let id: String
          let event: String
        }
        let input = try workspace.write(Self.stories(), to: "stories.ndjson")
        let outcome = try await workspace.newsloom(
          "replay", input.path, "--output", "out", "--assignments", "assignments.ndjson")
        #expect(outcome.exit == .status(0), outcome.everything)
        let assignments = try Data(contentsOf: workspace["assignments.ndjson"])
          .split(separator: UInt8(ascii: "\n"))
          .map { try JSONDecoder().decode(Assignment.self, from: $0) }
        #expect(assignments.map(\.id) == (0..<Self.count).map { "r\($0)" })
        let lines = try workspace.output.lines()
        let read = Assignments(lines)
        let stories = Dictionary(
          lines.filter { $0.type == "story" }.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        for assignment in assignments {
          guard let story = stories[assignment.id] else { continue }
          #expect(read.event(of: story) == assignment.event, "\(assignment.id)")
        }
      }
    }
  }
}
