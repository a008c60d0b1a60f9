import Foundation

/// Feeds for tests, with stories that resemble each other in nothing.
enum FeedText {
  /// An entry of a feed: what its guid, title and text are made from.
  struct Item: Sendable {
    let guid: String
    let title: String
    let text: String

    /// Some invented news about `guid`; other guids share hardly a word with it.
    init(inventedFor guid: String) {
      var random = SeededRandom(
        seed: guid.utf8.reduce(14_695_981_039_346_656_037) {
          ($0 ^ UInt64($1)) &* 1_099_511_628_211
        })
      self.guid = guid
      title = "\(Self.name(&random)) \(Self.verb(&random)) \(Self.name(&random)) (\(guid))"
      text = (0..<5).map { _ in Self.sentence(&random) }.joined(separator: " ")
    }

    private static let syllables = [
      "bra", "kel", "vo", "tin", "sha", "mur", "del", "ost", "fen", "gri", "lau", "pex", "rho",
      "zim", "cu", "wan", "nith", "ara", "jok", "eld", "quor", "hes", "ulm", "yv",
    ]
    private static let verbs = [
      "visits", "sells", "repairs", "refuses", "paints", "sues", "finds", "praises", "floods",
      "closes", "opens", "hides", "measures", "borrows", "defeats", "feeds",
    ]

    private static func name(_ random: inout SeededRandom) -> String {
      word(&random).capitalized
    }

    private static func verb(_ random: inout SeededRandom) -> String {
      verbs.randomElement(using: &random) ?? "meets"
    }

    private static func word(_ random: inout SeededRandom) -> String {
      (0..<3).map { _ in syllables.randomElement(using: &random) ?? "an" }.joined()
    }

    private static func sentence(_ random: inout SeededRandom) -> String {
      let number = Int.random(in: 100...9_999, using: &random)
      return
        "\(name(&random)) \(verb(&random)) \(number) \(word(&random)) and the \(word(&random)) "
        + "of \(name(&random)), while \(name(&random)) \(verb(&random)) the \(word(&random))."
    }
  }

  static func rss(_ items: [Item], title: String = "Test feed") -> String {
    let entries = items.map { item in
      """
      <item><title>\(item.title)</title><guid isPermaLink="false">\(item.guid)</guid>
      <link>https://news.example/\(item.guid)</link>
      <pubDate>Tue, 17 Nov 2026 10:00:00 GMT</pubDate>
      <description>\(item.text)</description></item>
      """
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0"><channel><title>\(title)</title><link>https://news.example/</link>
      <description>Invented news</description><language>en</language>
      \(entries.joined(separator: "\n"))
      </channel></rss>
      """
  }

  static func rss(_ guids: String...) -> String { rss(guids.map(Item.init(inventedFor:))) }
}
