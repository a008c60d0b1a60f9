import Configuration
import NewsModel
import Testing

@Suite struct ConfigurationReaderTests {
  static func read(
    _ yaml: String, environment: [String: String] = [:]
  ) throws(ConfigurationError) -> Configuration {
    try ConfigurationReader.read(yaml: yaml, file: "/etc/newsloom/newsloom.yaml") {
      environment[$0]
    }
  }

  static func problems(_ yaml: String, environment: [String: String] = [:]) -> [String] {
    do throws(ConfigurationError) {
      _ = try read(yaml, environment: environment)
      return []
    } catch {
      return error.problems.map { "\($0.line):\($0.column): \($0.message)" }
    }
  }

  @Test func `Sources alone are enough and everything else has a default`() throws {
    let configuration = try Self.read("sources: [https://example.org/feed.xml]")
    #expect(configuration.sources.map(\.id) == [SourceID("example.org-feed")])
    #expect(configuration.poll.minInterval == .seconds(120))
    #expect(configuration.http.maxBody == 16 << 20)
    #expect(configuration.output.duplicates == .brief)
    #expect(configuration.output.directory == "/etc/newsloom/out")
  }

  @Test func `Every key of the contract is read`() throws {
    let configuration = try Self.read(
      """
      sources:
        - url: https://feeds.example.org/world.xml
          id: world
          interval: 10m
          full_text: true
          tags: [world, news]
        - file: samples/agency.xml
      poll: { min_interval: 1m, max_interval: 3h }
      http: { user_agent: "a/1", contact: "mailto:a@example.org", timeout: 20s, connections: 8,
              per_host: 1, host_gap: 1s, max_body: 1MiB, proxy: "http://u:p@proxy:3128",
              allow_private_addresses: true }
      dedup: { window: 7d, similarity: 0.7 }
      events: { window: 3d }
      output: { directory: /srv/out, rotate_size: 1GiB, rotate_every: 12h, keep: 10d,
                compress: gzip, duplicates: full }
      state: { directory: /srv/state }
      log: { level: debug, format: json }
      """)
    #expect(configuration.sources[0].interval == .seconds(600))
    #expect(configuration.sources[0].fullText)
    #expect(configuration.sources[0].tags == ["world", "news"])
    #expect(configuration.sources[1].location == .file("/etc/newsloom/samples/agency.xml"))
    #expect(configuration.poll.maxInterval == .seconds(3 * 3_600))
    #expect(configuration.http.proxy?.value == "http://u:p@proxy:3128")
    #expect("\(configuration.http)".contains("u:p") == false)
    #expect(configuration.dedup.similarity == 0.7)
    #expect(configuration.output.rotateSize == 1 << 30)
    #expect(configuration.output.compress == .gzip)
    #expect(configuration.log.format == .json)
  }

  @Test func `full_text for all sources holds where a source does not say otherwise`() throws {
    let configuration = try Self.read(
      """
      sources: [https://a.example/f, {url: https://b.example/f}, {url: https://c.example/f, full_text: false}]
      full_text: true
      """)
    #expect(configuration.fullText)
    #expect(configuration.sources.map(\.fullText) == [true, true, false])
    #expect(Self.problems("sources: [https://a.example/f]\nfull_text: maybe").count == 1)
  }

  @Test func `All problems come at once with line and column`() {
    let problems = Self.problems(
      """
      sources:
        - url: ftp://example.org/feed
        - url: https://example.org/a
          intervall: 10m
      poll:
        min_interval: soon
      dedup: { similarity: 7 }
      outptu: {}
      """)
    #expect(
      problems == [
        "2:10: `url` is \"ftp://example.org/feed\", expected http:// or https://",
        "4:5: unknown key `intervall`, did you mean `interval`?",
        "6:17: `min_interval` is \"soon\", expected a duration such as 30s, 10m or 6h",
        "7:22: `similarity` is \"7\", expected a number from 0.3 to 1.0",
        "8:1: unknown key `outptu`, did you mean `output`?",
      ])
  }

  @Test(arguments: [
    ("", "is empty"), ("poll: {}", "`sources` is missing"), ("sources: []", "`sources` is empty"),
    ("sources: [", "not YAML"), ("- a", "expected keys and values"),
    ("sources: [{id: a}]", "expected one of `url`, `file` and `opml`"),
    ("sources: [https://e.org/a, https://e.org/a]", "is used already on line 1"),
    ("sources: [https://e.org/a]\nsources: [https://e.org/b]", "twice"),
    ("sources: [{url: https://e.org/a, id: BBC World}]", "lower-case letters"),
    ("sources: [https://e.org/a]\nhttp: {user_agent: \"a\\r\\nX: y\"}", "line end"),
    ("sources: [https:///a]", "expected a host"),
  ])
  func `A mistake is named`(yaml: String, message: String) {
    let problems = Self.problems(yaml)
    #expect(problems.contains { $0.contains(message) }, "\(problems)")
  }

  @Test func `Secrets come from the environment and never show in a problem`() throws {
    let yaml = "sources: ['https://user:${TOKEN}@example.org/feed']"
    let configuration = try Self.read(
      "sources:\n  - url: 'https://user:${TOKEN}@example.org/feed'",
      environment: ["TOKEN": "hunter2"])
    #expect(configuration.sources[0].location == .url("https://user:hunter2@example.org/feed"))
    #expect(configuration.sources[0].displayName == "https://(secret)@example.org/feed")
    #expect(configuration.sources[0].id == SourceID("example.org-feed"))
    #expect(
      Self.problems(yaml.replacing("https", with: "gopher")).allSatisfy { !$0.contains("hunter2") })
    #expect(
      Self.problems("sources:\n  - url: https://${TOKEN}.org/").first
        == "2:10: `url` takes its value from the environment variable TOKEN, which is not set")
  }
}
