import Configuration
import NewsModel
import TestSupport
import Testing
import Transport

@Suite struct SourceAccessTests {
  private static func read(_ source: String, _ environment: [String: String] = [:]) throws -> Source
  {
    let yaml = "sources:\n  - url: https://a.example.org/feed\n\(source)\n"
    let configuration = try ConfigurationReader.read(yaml: yaml, file: "newsloom.yaml") {
      environment[$0]
    }
    return try #require(configuration.sources.first)
  }

  @Test func `What a source needs to be reached is read, with secrets from outside`() throws {
    let source = try Self.read(
      """
          headers: {X-Key: "${KEY}", Accept-Language: de}
          username: ada
          password: ${WORD}
          proxy: socks5h://127.0.0.1:1080
          allow_private_addresses: [10.0.0.0/8, "fd00::/8"]
      """, ["KEY": "hush", "WORD": "lovelace"])
    let access = try #require(source.access)
    #expect(access.headers.contains(HeaderField(name: "X-Key", value: "hush")))
    #expect(access.credentials == Credentials(user: "ada", password: "lovelace"))
    #expect(access.proxy?.value == "socks5h://127.0.0.1:1080")
    #expect(access.allowedNetworks.count == 2 && access.allowPrivateAddresses == nil)
    var shown = ""
    dump(source, to: &shown)
    #expect(!shown.contains("hush") && !shown.contains("lovelace") && !"\(source)".contains("hush"))
  }

  @Test(arguments: [
    ("    password: x", "`username`"), ("    client_key: /dev/null", "`client_certificate`"),
    ("    client_certificate: /nowhere.pem", "cannot be read"),
    ("    headers: {\"X: y\": z}", "cannot be sent"), ("    proxy: gopher://x", "scheme"),
    ("    headers: {X-Key: \"a\\nb: c\"}", "cannot be sent"),
    ("    allow_private_addresses: [10.0.0.0/99]", "network"), ("    heders: {a: b}", "`headers`"),
  ])
  func `A mistake is told with its place`(_ source: String, _ word: String) throws {
    let error = #expect(throws: ConfigurationError.self) { try Self.read(source) }
    let problem = try #require(error?.problems.first)
    #expect(problem.line == 3 && problem.message.contains(word), "\(problem)")
  }
}
