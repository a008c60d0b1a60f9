import Foundation
import Testing

extension EndToEnd {
  /// What is written is what `newsloom schema` says.
  @Suite struct SchemaTests {
    @Test func `Every record of the quickstart is valid`() async throws {
      try await Workspace.with { workspace in
        let run = try await workspace.quickstart()
        #expect(run.exit == .status(0), run.everything)
        let listed = try await workspace.newsloom(
          "events", "--output", "out", "--json", "--since", "10d", "--at", "2026-11-21T00:00:00Z")
        let files = workspace.output.bytes()
        try await Self.validate(files["stories.ndjson"], "story", atLeast: 84, workspace)
        try await Self.validate(files["events.ndjson"], "event", atLeast: 40, workspace)
        try await Self.validate(Data(listed.output.utf8), "ongoing", atLeast: 20, workspace)
      }
    }

    private static func validate(
      _ lines: Data?, _ kind: String, atLeast least: Int, _ workspace: Workspace
    ) async throws {
      let schema = try JSONSchema(try await workspace.newsloom("schema", kind).output)
      let records = try #require(lines).split(separator: UInt8(ascii: "\n"))
      #expect(records.count >= least)
      for record in records {
        let value = try JSONSerialization.jsonObject(with: record)
        let faults = try schema.faults(of: value)
        #expect(faults.isEmpty, "\(faults)")
        let object = try #require(value as? [String: Any])
        // Each key and kind matters: without it, or with another value, the record is refused.
        guard record == records.first else { continue }
        for key in object.keys {
          var changed = object
          changed[key] = nil
          #expect(try !schema.faults(of: changed).isEmpty, "\(kind) without \(key)")
          changed[key] = ["x": [1.5]]
          #expect(try !schema.faults(of: changed).isEmpty, "\(kind) with a wrong \(key)")
        }
      }
    }
  }
}

extension Workspace {
  /// Runs the samples that come with the product into `out`.
  func quickstart() async throws -> Outcome {
    try await newsloom(
      "--once", "--config", Product.root.appendingPathComponent("config/quickstart.yaml").path,
      "--output", self["out"].path, "--state", self["state"].path)
  }
}
