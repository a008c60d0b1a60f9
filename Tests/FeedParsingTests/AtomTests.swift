import FeedParsing
import NewsModel
import Testing

@Suite struct AtomTests {
  @Test(arguments: [
    ("<title>a &lt;b> c</title>", "a <b> c"),
    ("<title type=\"text\">a &amp;amp; c</title>", "a &amp; c"),
    ("<title type=\"html\">a &lt;b>bold&lt;/b> c</title>", "a bold c"),
    ("<title type=\"text/html\" mode=\"escaped\">AT&amp;amp;T</title>", "AT&T"),
    (
      "<title type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">a &lt;b> <i>c</i></div></title>",
      "a <b> c"
    ),
    ("<title mode=\"base64\">QSBmaW5lIGRheQ==</title>", "A fine day"),
    ("<title type=\"application/octet-stream\">PGI+Ym9sZDwvYj4=</title>", "bold"),
  ])
  func `A text construct is what its type says`(title: String, text: String) throws {
    let feed = try parse(Sample.atom("<entry>\(title)</entry>"))
    #expect(feed.titles == [text])
  }

  @Test func `The alternate link is the story, a page before other types`() throws {
    let feed = try parse(
      Sample.atom(
        """
        <entry><link rel="self" href="no"/><link rel="alternate" type="application/pdf" href="no.pdf"/>
        <link rel="alternate" type="text/html" href="yes"/><link rel="enclosure" href="no"/></entry>
        <entry><link href="yes"/></entry>
        """), base: "https://x.example/a/")
    #expect(feed.entries.map(\.url) == ["https://x.example/a/yes", "https://x.example/a/yes"])
  }

  @Test func `Bases and languages nest`() throws {
    let feed = try parse(
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:base="a/" xml:lang="fi"><entry xml:base="b/">
      <link xml:base="c/" href="d"/><title>t</title></entry>
      <entry xml:lang="sv"><link href="e"/><title xml:lang="en">t</title></entry>
      <entry xml:lang=""><link href="f"/></entry></feed>
      """, base: "https://x.example/feed")
    #expect(
      feed.entries.map(\.url) == [
        "https://x.example/a/b/c/d", "https://x.example/a/e", "https://x.example/a/f",
      ])
    #expect(feed.entries.map(\.lang) == ["fi", "en", "fi"])
  }

  @Test func `People, categories and both dates come out; the source's do not`() throws {
    let feed = try parse(
      Sample.atom(
        """
        <entry><source><id>no</id><title>no</title><author><name>no</name></author></source>
        <author><name>A</name><email>a@x.example</email></author><author><email>b@x.example</email></author>
        <contributor><name>no</name></contributor><category term="t1" label="Label"/>
        <category term="t2"/><published>2019-05-07T16:03:08Z</published>
        <updated>2019-05-08T16:03:08Z</updated><id>urn:1</id></entry>
        """))
    let entry = try #require(feed.entries.first)
    #expect(entry.id == "urn:1" && entry.title == nil && entry.author == "A")
    #expect(entry.categories == ["Label", "t2"])
    #expect(entry.published?.rfc3339 == "2019-05-07T16:03:08Z")
    #expect(entry.updated?.rfc3339 == "2019-05-08T16:03:08Z")
  }

  @Test func `The bytes of a picture are no text`() throws {
    let feed = try parse(
      Sample.atom("<entry><content type=\"image/png\">iVBORw0KGgo=</content></entry>"))
    #expect(feed.entries.map(\.content) == [nil])
  }
}
