import Foundation
import Testing

extension EndToEnd {
  /// The short form of `Tests/Sweep`: kills and failing system calls at some of the steps.
  @Suite struct SweepTests {
    @Test(.timeLimit(.minutes(5)))
    func `Killed or failing at its steps, newsloom writes every story exactly once`() async throws {
      try await Workspace.with { workspace in
        let script = Product.root.appendingPathComponent("Tests/Sweep/sweep.py")
        let outcome = try await workspace.run(
          URL(fileURLWithPath: "/usr/bin/env"),
          [
            "python3", script.path, "--binary", Product.binary().path, "--short", "--seconds", "90",
          ],
          environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"],
          limit: .seconds(290))
        #expect(outcome.exit == .status(0), outcome.everything)
        let counts = try JSONDecoder().decode(Counts.self, from: Data(outcome.output.utf8))
        #expect(counts.cases >= 12, outcome.everything)
        #expect(counts.failures.isEmpty, outcome.everything)
        for line in outcome.errorLines where line.hasPrefix("NOTICE") { print(line) }
      }
    }

    private struct Counts: Decodable {
      let cases: Int
      let failures: [String]
    }
  }
}
