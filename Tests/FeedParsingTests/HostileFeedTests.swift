import FeedParsing
import NewsModel
import Testing

/// Documents made to exhaust a parser. All must come to an end; a quadratic one would take hours.
@Suite(.timeLimit(.minutes(10))) struct HostileFeedTests {
  private static let head = "<rss><channel>"
  private static let last = "<item><title>last</title></item>"

  private static func times(_ count: Int, _ piece: String) -> String {
    String(repeating: piece, count: count)
  }

  /// Something hostile, after which an honest item stands.
  static let survived: [(attack: String, document: String)] = [
    (
      "nested elements",
      "<item><title>x</title><description>" + times(100_000, "<a>") + "</description></item>"
    ),
    ("a long text", "<item><title>" + times(2_000_000, "x") + "</title></item>"),
    ("a long section", "<item><title><![CDATA[" + times(500_000, "x<y ") + "]]></title></item>"),
    ("many attributes", "<x " + times(100_000, "a=\"1\" ") + "/>"),
    ("different attributes", "<x " + (0..<50_000).map { "a\($0)=\"1\" " }.joined() + "/>"),
    ("different names", (0..<50_000).map { "<n\($0)/>" }.joined()),
    ("different namespaces", (0..<20_000).map { "<n xmlns:p\($0)=\"u\($0)\"/>" }.joined()),
    ("end tags", times(200_000, "</x>")), ("section ends", times(200_000, "]]>")),
    ("a long comment", "<!--" + times(500_000, "x-- ") + "-->"),
    ("empty tags", times(200_000, "<>")),
    (
      "categories",
      "<item>" + (0..<20_000).map { "<category>\($0)</category>" }.joined() + "</item>"
    ),
    ("a long date", "<item><pubDate>" + times(200_000, "1:") + "</pubDate></item>"),
    ("a long author", "<item><author>" + times(200_000, "(") + ")</author></item>"),
    ("a long relative link", "<item><link>" + times(200_000, "../") + "</link></item>"),
    ("control characters", times(200_000, "\u{1}")), ("bare ampersands", times(200_000, "&")),
  ]

  @Test(arguments: survived)
  func `The last item survives`(attack: String, document: String) throws {
    let feed = try parse(
      Self.head + document + Self.last + "</channel></rss>", base: "http://x.example")
    #expect(feed.titles.last == "last", "\(attack)")
  }

  /// Beginnings of markup without an end, which a careless parser looks for again and again.
  static let endless = [
    "<", "<?", "<!", "<!--", "<![CDATA[", "<a ", "<a b=\"", "<a b='x\" ", "<!DOCTYPE [", "</", "&#",
    "&CounterClockwiseContourIntegral", "<![CDATA[</title>", "<item>", "<?xml ", "<!entity ", "&#x",
  ]

  @Test(arguments: endless)
  func `Endless beginnings end`(piece: String) throws {
    _ = try parse(Self.head + "<item><title>" + Self.times(100_000, piece))
    _ = try parse(Self.head + Self.times(100_000, piece) + "]]>")
  }

  @Test(arguments: [
    "[", "{\"a\":", "{\"items\":[", "\"\\", "{\"items\":[{\"id\":\"1\"},", "\u{0}", "\u{FFFF}",
  ])
  func `Deep and endless JSON and noise end`(piece: String) {
    _ = try? parse(Self.times(100_000, piece))
  }

  @Test func `An entity bomb does not go off`() throws {
    var declarations = "<!ENTITY a0 \"ha\">"
    for level in 1...20 {
      declarations += "<!ENTITY a\(level) \"" + Self.times(10, "&a\(level - 1);") + "\">"
    }
    let feed = try parse(
      "<!DOCTYPE rss [" + declarations + "]>" + Sample.item("<title>&a20;</title>"))
    #expect(try #require(feed.titles.first ?? nil).utf8.count < 1_000)

    let text = "<!DOCTYPE rss [<!ENTITY a \"" + Self.times(120, "a") + "\">]>"
    let square = try parse(text + Sample.item("<title>" + Self.times(100_000, "&a;") + "</title>"))
    #expect(try #require(square.titles.first ?? nil).utf8.count < 2_000_000)
  }

  @Test func `Noise is no feed and no trap`() {
    var generator = SplitMix(seed: 11)
    for _ in 0..<200 {
      let noise = (0..<2_000).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      _ = try? parse(noise)
      _ = try? parse(Array(Self.head.utf8) + noise)
    }
  }

  @Test func `A feed with any of its bytes changed is read`() throws {
    let document = Array(Sample.rss(Self.last + Self.last).utf8)
    var generator = SplitMix(seed: 12)
    for _ in 0..<3_000 {
      var changed = document
      for _ in 0..<4 {
        let place = Int(generator.next() % UInt64(changed.count))
        changed[place] = UInt8(truncatingIfNeeded: generator.next())
      }
      _ = try? parse(changed)
    }
  }

  @Test func `Entries are handed out before the feed ends`() throws {
    var stream = try FeedStream(base: nil, contentType: nil)
    let head = Array(Self.head.utf8)
    let items = Array(Self.times(2_000, Self.last).utf8)
    stream.append(head.span)
    stream.append(items.span)
    #expect(stream.takeEntries().count > 1_000)
    #expect(stream.takeEntries().isEmpty)
    #expect(try stream.finish().repaired)
  }
}
