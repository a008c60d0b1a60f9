import Foundation
import Testing

extension EndToEnd {
  /// What a stranger learns from `--help` and `schema`.
  @Suite struct HelpTests {
    /// What the service cannot do without.
    private static let expected: Set = ["run", "check", "parse", "replay", "schema", "status"]

    @Test func `Every command explains itself`() async throws {
      try await Workspace.with { workspace in
        var commands: [[String]] = [[]]
        var found: Set<String> = []
        while let command = commands.popLast() {
          let help = try await Self.checkedHelp(of: command, workspace)
          let inner = Self.subcommands(help)
          if command.isEmpty { found = Set(inner) }
          commands += inner.map { command + [$0] }
        }
        #expect(found.isSuperset(of: Self.expected))
      }
    }

    private static func checkedHelp(
      of command: [String], _ workspace: Workspace
    ) async throws -> Outcome {
      let outcome = try await workspace.run(Product.binary(), command + ["--help"])
      #expect(outcome.exit == .status(0), outcome.everything)
      #expect(outcome.errors.isEmpty, outcome.everything)
      #expect(outcome.output.contains("USAGE: newsloom"), outcome.everything)
      let overview = outcome.outputLines.first { $0.hasPrefix("OVERVIEW:") } ?? ""
      #expect(overview.count > 30, "what is \(command) for? \(outcome.everything)")
      for line in outcome.outputLines where line.contains(/^  (--?[a-z]|<)/) {
        // A long option has its explanation on the next line.
        let isExplained = line.contains(/\S {2,}\S/) || line.count > 26
        #expect(isExplained, "\(command): no explanation: \(line)")
      }
      return outcome
    }

    @Test func `The manual page tells of every command, and groff has no complaint`() async throws {
      try await Workspace.with { workspace in
        let manual = try await workspace.newsloom("manual")
        #expect(manual.exit == .status(0) && manual.errors.isEmpty, manual.everything)
        guard let groff = Tool.path("groff", wantedBy: "the manual page") else { return }
        let page = try workspace.write(manual.output, to: "newsloom.1")
        let shown = try await workspace.run(
          groff, ["-man", "-Kutf8", "-Tutf8", "-ww", "-P-cbou", page.path])
        #expect(shown.exit == .status(0) && shown.errors.isEmpty, shown.everything)
        let words = shown.output.replacing(/\s+/, with: " ")
        for text in [
          "newsloom - Polls news feeds", "newsloom replay", "newsloom sources add",
          "--deadline duration", "End a --once run after this long", "/etc/newsloom/newsloom.yaml",
          "75 another instance runs",
        ] {
          #expect(words.contains(text), "\(text) is missing: \(shown.output)")
        }
      }
    }

    private static func subcommands(_ help: Outcome) -> [String] {
      let section = help.output.components(separatedBy: "SUBCOMMANDS:\n").dropFirst().first ?? ""
      return section.split(separator: "\n", omittingEmptySubsequences: false)
        .prefix { !$0.isEmpty }
        .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
        .compactMap { $0.split(separator: " ").first.map(String.init) }
    }

    @Test func `The version is one line`() async throws {
      try await Workspace.with { workspace in
        let outcome = try await workspace.newsloom("--version")
        #expect(outcome.exit == .status(0), outcome.everything)
        #expect(outcome.output.contains(/\d+\.\d+\.\d+/), outcome.everything)
        #expect(outcome.outputLines.count == 1, outcome.everything)
      }
    }

    @Test(arguments: ["story", "event"])
    func `The schema names exactly the keys of a record`(kind: String) async throws {
      try await Workspace.with { workspace in
        try workspace.write(FeedText.rss("one"), to: "one.xml")
        try workspace.configure(["file: one.xml, id: one"])
        let run = try await workspace.newsloom("--once")
        #expect(run.exit == .status(0), run.everything)
        let outcome = try await workspace.newsloom("schema", kind)
        #expect(outcome.exit == .status(0), outcome.everything)
        let schema = try Self.object(Data(outcome.output.utf8))
        let properties = try #require(schema["properties"] as? [String: Any])
        let name = kind == "story" ? "stories.ndjson" : "events.ndjson"
        let file = try #require(workspace.output.bytes()[name])
        let line = try #require(file.split(separator: UInt8(ascii: "\n")).first)
        #expect(Set(properties.keys) == Set(try Self.object(Data(line)).keys))
      }
    }

    private static func object(_ data: Data) throws -> [String: Any] {
      try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
  }
}
