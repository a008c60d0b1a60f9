import FeedParsing
import NewsModel
import Testing

@Suite struct BrokenFeedTests {
  private static let first = "<item><title>first</title><guid>1</guid></item>"
  private static let second = "<item><title>second</title><guid>2</guid></item>"
  private static let both = Sample.rss(first + second)

  /// Documents with two stories, and what is wrong with them.
  static let documents: [(fault: String, document: String)] = [
    ("a title without its end tag", Sample.rss("<item><title>first<guid>1</guid></item>" + second)),
    ("an item without its end tag", Sample.rss("<item><title>first</title>" + second)),
    ("crossed tags", Sample.rss("<item><title><b>fi<i>r</b>s</i>t</title></item>" + second)),
    ("an end tag too many", Sample.rss(first + "</item></p>" + second)),
    (
      "HTML elements without end", Sample.rss("<item><title>fi<wbr>rst</title></item><br>" + second)
    ),
    ("an open section", Sample.rss("<item><title><![CDATA[first</title></item>" + second)),
    (
      "an open section before another",
      Sample.rss(
        "<item><title><![CDATA[first</title></item><item><title><![CDATA[second]]></title></item>")
    ),
    (
      "a section ended twice",
      Sample.rss("<item><title><![CDATA[first]]>]]></title></item>" + second)
    ),
    ("an open comment", Sample.rss(first + "<!-- " + second)),
    (
      "comments in odd places",
      Sample.rss("<item><title>fi<!-- -- -->rst</title></item><!---->" + second)
    ),
    (
      "attributes without quotes",
      Sample.rss("<item x=y z><title a='>first</title></item>" + second)
    ),
    (
      "text before the declaration",
      "<br />\n<b>Warning</b>: x() in <b>/x.php</b> on line <b>3</b>\n" + both
    ),
    ("text after the root", both + "\n<!-- 0.1 s --><script>if (a < b) x()</script>"),
    ("warnings between items", Sample.rss(first + "<br />\n<b>Notice</b>: y<br />" + second)),
    ("a page around it", "<html><body><pre>" + both + "</pre></body></html>"),
    ("two feeds in one body", Sample.rss(first) + "\n" + Sample.rss(second)),
    ("a declaration in the middle", Sample.rss(first + "<?xml version=\"1.0\"?>" + second)),
    ("script tags", "<?php echo 1 > 0 ?>" + both),
    ("control characters", Sample.rss(first.replacing("fir", with: "fi\u{1}r") + second)),
    ("no end at all", Sample.rssHead + first + "<item><title>second"),
    ("upper-case tags", both.replacing("item>", with: "ITEM>").replacing("title>", with: "Title>")),
  ]

  @Test(arguments: documents)
  func `Both stories come out of`(fault: String, document: String) throws {
    let feed = try parse(document)
    #expect(feed.titles == ["first", "second"], "\(fault)")
  }

  @Test func `A mended feed says so, a sound one does not`() throws {
    #expect(try parse(Sample.rss(Self.first + "<br>")).repaired)
    #expect(try parse(Sample.item("<title>&nbsp;x</title>")).repaired)
    #expect(try parse(Self.both).repaired == false)
  }

  @Test(arguments: [
    ("AT&T & <5 > 3 &foo; &", "AT&T & <5 > 3 &foo; &"), ("caf&eacute;&nbsp;&hellip;", "café …"),
    ("it&#146;s &#x93;so&#x94;", "it’s “so”"), ("&NotEqualTilde;&period;", "≂̸."),
    ("a]]&gt;b", "a]]>b"), ("&#0;&#x1;&#xD800;x", "\u{FFFD}\u{FFFD}x"),
    ("a < b && c", "a < b && c"),
  ])
  func `References and bare signs are read as meant`(title: String, text: String) throws {
    #expect(try parse(Sample.item("<title>\(title)</title>")).titles == [text])
  }

  @Test func `Entities of the document's own are read, others never`() throws {
    let feed = try parse(
      """
      <!DOCTYPE rss PUBLIC "-//X//EN" "http://127.0.0.1:9/x.dtd" [
      <!ENTITY own "R&#233;sum&#233;"> <!ENTITY file SYSTEM "file:///etc/passwd"> ]>
      """ + Sample.item("<title>&own; &file; &other;</title>"))
    #expect(feed.titles == ["Résumé &file; &other;"])
  }

  @Test func `Entries without a feed are entries`() throws {
    #expect(
      try parse("<entry xmlns=\"http://www.w3.org/2005/Atom\"><title>t</title></entry>").titles == [
        "t"
      ])
    #expect(
      try parse("<item><title>a</title></item><item><title>b</title></item>").titles == ["a", "b"])
  }

  @Test func `Cut anywhere, a feed gives all entries that were complete`() throws {
    let document = Array(
      Sample.rss(Self.first + "<item><title><![CDATA[sec]]>ond</title></item>").utf8)
    let ends = document.indices.filter { document[..<$0].suffix(7).elementsEqual("</item>".utf8) }
    for length in Sample.rssHead.utf8.count..<document.count {
      let feed = try parse(Array(document[..<length]))
      let complete = ends.count { $0 <= length }
      #expect(feed.entries.count >= complete)
      #expect(feed.titles.prefix(complete).elementsEqual(["first", "second"].prefix(complete)))
    }
  }

  @Test(arguments: [
    ("", "an empty document"), (" \n\t ", "an empty document"),
    (
      "<!doctype html><title>Not &amp; found</title><p>x<br>y",
      "an HTML page titled \"Not & found\""
    ),
    ("<html><body>Hi</body></html>", "an HTML page without a title"),
    ("<?xml version=\"1.0\"?><note><to/></note>", "an XML document with the root element <note>"),
    ("just a line", "plain text beginning \"just a line\""),
    ("[1,2]", "a JSON document without feed items"),
    ("\u{1F}\u{8}\u{0}\u{0}\u{1}\u{2}", "binary data"), ("%PDF-1.7", "a PDF document"),
  ])
  func `What is no feed is named in one line`(text: String, kind: String) {
    let error = #expect(throws: FeedParsingError.self) { try parse(text) }
    #expect(
      error?.description
        == "not a feed: \(kind), expected RSS, Atom, RDF, CDF, JSON Feed or a sitemap")
  }

  @Test func `It does not matter where a block ends`() throws {
    let items = """
      <item><title a="1 &amp; 2" b='x>y'>Zürich &hellip; &amp; &#8364; <![CDATA[a ]] <b>b</b>]]>c</title>\
      <!-- a comment -->&nbsp;<guid isPermaLink="false">1</guid></item><?php echo ?>\
      <item><title>second]]></title></crossed><guid isPermaLink="false">2</guid></item>
      """
    let expected = try parse(Sample.rss(items)).entries
    #expect(expected.count == 2)
    // The parser works in blocks of 32 KB: the padding moves the first border through the items.
    let border = (1 << 15) - Sample.rssHead.utf8.count
    for length in stride(from: border - items.utf8.count - 8, through: border + 8, by: 1) {
      // The first letter above ASCII comes early, so that the encoding is settled long before.
      let padding = "é" + String(repeating: " ", count: length - 2)
      let feed = try parse(Sample.rss(padding + items))
      #expect(feed.entries == expected, "a block ends \(border - length) bytes into the items")
    }
  }
}
