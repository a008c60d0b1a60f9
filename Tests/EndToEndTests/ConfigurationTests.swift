import Foundation
import Testing

extension EndToEnd {
  /// Mistakes in the configuration, and the files that come with the product.
  @Suite struct ConfigurationTests {
    private static let mistaken = """
      sources:
        - url: ftp://news.example/feed
        - file: a.xml
          id: Not An Id
      poll: {min_interval: soon}
      dedup: {similarty: 0.8}
      output:
        compress: rar
      """
    /// Where the five mistakes are.
    private static let places = ["2:", "4:", "5:", "6:", "8:"]

    @Test(arguments: [["check"], ["run", "--once"]])
    func `Five mistakes give five lines with their place, and exit 78`(
      command: [String]
    ) async throws {
      try await Workspace.with { workspace in
        let file = try workspace.write(Self.mistaken, to: "newsloom.yaml")
        let outcome = try await workspace.run(
          Product.binary(), command + ["--config", file.path])
        #expect(outcome.exit == .status(78), outcome.everything)
        let lines = (outcome.outputLines + outcome.errorLines).filter {
          $0.contains("newsloom.yaml:")
        }
        #expect(lines.count == 5, outcome.everything)
        for (line, place) in zip(lines, Self.places) {
          let rest = line.components(separatedBy: "newsloom.yaml:").last ?? ""
          #expect(rest.hasPrefix(place), outcome.everything)
          #expect(rest.wholeMatch(of: /\d+:\d+: .+/) != nil, "file:line:column: message")
        }
        #expect(outcome.output.contains("similarity") || outcome.errors.contains("similarity"))
        #expect(!FileManager.default.fileExists(atPath: workspace["out"].path), "it has started")
      }
    }

    @Test(arguments: ["newsloom.yaml", "quickstart.yaml"])
    func `The configurations that come with newsloom have no mistake`(name: String) async throws {
      try await Workspace.with { workspace in
        let file = Product.root.appendingPathComponent("config/\(name)")
        let outcome = try await workspace.newsloom("check", "--config", file.path)
        #expect(outcome.exit == .status(0), outcome.everything)
      }
    }

    @Test func `A missing configuration is a configuration error that names the file`()
      async throws
    {
      try await Workspace.with { workspace in
        let outcome = try await workspace.newsloom("--once", "--config", "nowhere.yaml")
        #expect(outcome.exit == .status(78), outcome.everything)
        #expect(outcome.errors.contains("nowhere.yaml"), outcome.everything)
      }
    }

    @Test func `A secret never shows up, whatever goes wrong`() async throws {
      try await Workspace.with { workspace in
        let feed = try workspace.write(FeedText.rss("one"), to: "feed.xml")
        try workspace.write("hunter2-in-a-file\n", to: "secret")
        let port = try LoopbackSocket.freePort()
        try workspace.configure(
          [
            "url: 'http://user:${PASSWORD}@127.0.0.1:\(port)/feed?key=${file:secret}', id: closed",
            "file: \(feed.path), id: open",
          ])
        let outcome = try await workspace.newsloom(
          "--once", "--log-level", "debug", environment: ["PASSWORD": "hunter2-environment"])
        #expect(outcome.exit == .status(0), outcome.everything)
        #expect(!outcome.errors.contains("hunter2"), outcome.everything)
        let written = workspace.output.bytes().values.map { String(decoding: $0, as: UTF8.self) }
        #expect(!written.contains { $0.contains("hunter2") })
      }
    }
  }
}
