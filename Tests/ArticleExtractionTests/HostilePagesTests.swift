import ArticleExtraction
import TestSupport
import Testing

/// Pages of any bytes: no crash, and a time that does not run away.
@Suite struct HostilePagesTests {
  private let extractor = ArticleExtractor()

  @Test(arguments: [
    "<div>", "<b><a href=x>", "<p>x", "<table><tr><td>x", "<ul><li>x", "<div></span></section>",
    "<h1>hello there", "{\"@type\":\"Article\",", "<", "&", "[", "</p", "<!--", "<svg>", "\u{0}",
    "<script type=\"application/ld+json\">[[[", "<time datetime=2020>1 20 2020</time>",
    "e\u{301}", "<p>Photo: x</p>", "<meta name=date content=2020>", "<select><option>",
  ])
  func `A hundred thousand of the same do no harm`(piece: String) {
    let html = Array(String(repeating: piece, count: 100_000).utf8)
    let duration = ProcessorTime.measure { _ = extractor.extract(html: html, url: "x") }
    #expect(duration < .seconds(30), "a debug build is some thirty times slower than a release")
  }

  @Test func `A page cut and torn anywhere is read`() {
    let page = Array(Pages.bridge.utf8)
    var generator = SplitMix(state: 5)
    for _ in 0..<1_500 {
      var torn = page
      for _ in 0..<Int.random(in: 1...12, using: &generator) where !torn.isEmpty {
        let place = Int.random(in: 0..<torn.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: torn[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: torn.removeSubrange(place..<min(torn.count, place + 40))
        case 2: torn.insert(contentsOf: torn[place..<min(torn.count, place + 60)], at: place / 2)
        default: torn.removeLast(torn.count - max(1, place))
        }
      }
      let article = extractor.extract(html: torn, url: "https://gazette.example/")
      #expect((article.text?.utf8.count ?? 0) <= 3 * torn.count)
    }
  }

  @Test func `Random signs of markup are read`() {
    var generator = SplitMix(state: 7)
    let pieces = [
      "<", ">", "/", "\"", "'", "=", " ", "div", "p", "a href=", "script", "&amp;", "&#", "x",
      "<p>", "</p>", "<h1>", "<td>", "{", "}", "[", "]", "\\", ",", ":", "\u{E9}", "2026-01-02",
      "<script type=application/ld+json>", "</script>", "@type", "NewsArticle",
      "style=display:none",
    ]
    for _ in 0..<3_000 {
      let html = (0..<60).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      _ = extractor.extract(html: Array(html.utf8), url: html)
      _ = PageRequest(line: Array(html.utf8))
    }
  }
}

/// A small random generator, so that a failure can be repeated.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
