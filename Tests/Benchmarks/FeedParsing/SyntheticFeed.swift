/// An RSS feed like a news agency's, made of fixed text with a fixed seed.
enum SyntheticFeed {
  static let head = Array(
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
    <channel><title>Example Wire</title><link>https://wire.example/</link>
    <description>All the news</description><language>en-gb</language><ttl>15</ttl>\n
    """.utf8)

  static func rss(bytes: Int) -> [UInt8] {
    head + items(bytes: bytes) + Array("</channel></rss>\n".utf8)
  }

  /// About so many bytes of items: half of their bodies escaped, half in CDATA sections.
  static func items(bytes: Int) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes + 8_192)
    var number = 0
    while text.count < bytes {
      text.append(contentsOf: item(number).utf8)
      number += 1
    }
    return text
  }

  private static let words = [
    "minister", "Élysée", "storm", "the", "of", "parliament", "in", "budget", "a", "Zürich", "and",
    "court", "to", "ruling", "said", "on", "election", "Wednesday", "«talks»", "after", "agreement",
  ]

  private static func sentence(_ seed: Int, _ length: Int) -> String {
    var state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    var text = ""
    for _ in 0..<length {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text += words[Int(state >> 40) % words.count] + " "
    }
    return text
  }

  private static func item(_ number: Int) -> String {
    let paragraphs = (0..<8).map { sentence(number * 8 + $0, 40) }
    let body =
      number % 2 == 0
      ? paragraphs.map {
        "&lt;p&gt;\($0)&lt;a href=\"/s?a=1&amp;amp;b=2\"&gt;more&lt;/a&gt;&lt;/p&gt;\n"
      }
      .joined()
      : "<![CDATA["
        + paragraphs.map { "<p>\($0)<a href=\"/s?a=1&amp;b=2\">more</a></p>\n" }.joined()
        + "]]>"
    return """
      <item><title>\(sentence(number, 9))</title><link>https://wire.example/story/\(number)</link>
      <guid isPermaLink="false">wire-\(number)</guid><dc:creator>A. Reporter</dc:creator>
      <pubDate>Tue, 19 Mar 2024 14:\(10 + number % 50):09 +0000</pubDate>
      <category>World</category><category>Politics</category>
      <media:content url="https://img.example/\(number).jpg" type="image/jpeg"/>
      <description>\(sentence(number + 7, 25))</description>
      <content:encoded>\(body)</content:encoded></item>\n
      """
  }
}
