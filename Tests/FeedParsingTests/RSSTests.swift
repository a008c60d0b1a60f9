import FeedParsing
import NewsModel
import Testing

@Suite struct RSSTests {
  @Test func `An item's fields come out`() throws {
    let feed = try parse(
      Sample.item(
        """
        <title>Rain in Oslo</title><link>https://gazette.example/1</link>
        <guid isPermaLink="false">g-1</guid><pubDate>Tue, 07 May 2019 16:03:08 GMT</pubDate>
        <description>It &lt;b&gt;rained&lt;/b&gt;.</description>
        <content:encoded><![CDATA[<p>It rained.</p><p>All day.</p>]]></content:encoded>
        <dc:creator>Kari Nordmann</dc:creator><category>Weather</category><dc:subject>Oslo</dc:subject>
        <atom:updated>2019-05-08T00:00:00Z</atom:updated><dc:language>nb</dc:language>
        <media:thumbnail url="https://img.example/1.jpg"/>
        """))
    let entry = try #require(feed.entries.first)
    #expect(feed.format == .rss && feed.title == "The Gazette" && !feed.repaired)
    #expect(entry.id == "g-1" && entry.url == "https://gazette.example/1")
    #expect(entry.title == FieldText("Rain in Oslo", form: .plain))
    #expect(entry.summary?.plain == "It rained.")
    #expect(entry.content?.plain == "It rained. All day.")
    #expect(entry.author == "Kari Nordmann" && entry.categories == ["Weather", "Oslo"])
    #expect(entry.published?.rfc3339 == "2019-05-07T16:03:08Z")
    #expect(entry.updated?.rfc3339 == "2019-05-08T00:00:00Z")
    #expect(entry.lang == "nb" && entry.image == "https://img.example/1.jpg")
  }

  @Test(arguments: [
    ("<guid>https://x.example/a</guid>", "https://x.example/a"),
    ("<guid isPermaLink=\"true\">/a</guid>", "https://base.example/a"),
    ("<guid>tag:x.example,2019:1</guid>", nil),
    ("<guid isPermaLink=\"false\">https://x.example/a</guid>", nil),
    ("<guid>https://x.example/a</guid><link>b</link>", "https://base.example/feeds/b"),
    ("<atom:link rel=\"alternate\" href=\"c\"/>", "https://base.example/feeds/c"),
    ("<atom:link rel=\"self\" href=\"c\"/>", nil),
    ("<link>javascript:alert(1)</link>", nil),
    (
      "<source url=\"https://o.example\">O</source><image><link>https://no.example</link></image>",
      nil
    ),
    ("<link><![CDATA[ https://x.example/?a=1&b=2 ]]></link>", "https://x.example/?a=1&b=2"),
  ])
  func `The link is the story's`(fields: String, url: String?) throws {
    let feed = try parse(Sample.item(fields), base: "https://base.example/feeds/rss")
    #expect(feed.entries.map(\.url) == [url])
  }

  @Test(arguments: [
    ("A &lt;i&gt;fine&lt;/i&gt; day", "A fine day"), ("Fast&amp;nbsp;food", "Fast food"),
    ("Map&lt;String, Int&gt; explained", "Map<String, Int> explained"), ("1 &lt; 2", "1 < 2"),
    ("<![CDATA[Fish &amp; chips]]>", "Fish & chips"), ("A <em>fine</em> day", "A fine day"),
  ])
  func `A title is HTML only if it looks like it`(title: String, text: String) throws {
    #expect(try parse(Sample.item("<title>\(title)</title>")).titles == [text])
  }

  @Test(arguments: [
    ("<author>ed@x.example (Ed Itor)</author>", "Ed Itor"),
    ("<author>Ed Itor &lt;ed@x.example&gt;</author>", "Ed Itor"),
    ("<author>ed@x.example</author>", "ed@x.example"),
    ("<author>ed@x.example</author><dc:creator>Ed</dc:creator>", "Ed"),
    ("<dc:creator>A</dc:creator><dc:creator>B</dc:creator><dc:creator>a</dc:creator>", "A, B"),
    ("<author><name>N</name><email>e@x.example</email></author>", "N"),
  ])
  func `An author is a name, else an address`(fields: String, author: String) throws {
    #expect(try parse(Sample.item(fields)).entries.map(\.author) == [author])
  }

  @Test func `Namespaces are known by URI in any spelling, else by prefix`() throws {
    let wrong = """
      <rss xmlns:d="HTTPS://PURL.ORG/dc/elements/1.1" xmlns:content="http://nobody.example/">
      <channel><item><d:title>T</d:title><content:encoded>C</content:encoded>
      <dc:creator>A</dc:creator><x:title xmlns:x="http://x.example/">no</x:title></item></channel></rss>
      """
    let entry = try #require(try parse(wrong).entries.first)
    #expect(entry.title?.plain == "T" && entry.content?.plain == "C" && entry.author == "A")
  }

  @Test func `RDF items stand beside the channel`() throws {
    let rdf = """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
      <channel rdf:about="https://x.example/"><title>X</title></channel>
      <item rdf:about="https://x.example/1"><title>One</title><link>https://x.example/one</link></item>
      </rdf:RDF>
      """
    let feed = try parse(rdf)
    #expect(feed.format == .rdf && feed.title == "X")
    #expect(feed.entries.map(\.id) == ["https://x.example/1"])
    #expect(feed.entries.map(\.url) == ["https://x.example/one"])
  }

  @Test func `The channel tells when to come again`() throws {
    let feed = try parse(
      """
      <rss xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" \
      xmlns:atom="http://www.w3.org/2005/Atom"><channel><ttl>30</ttl>
      <skipHours><hour>0</hour><hour>24</hour><hour>7</hour></skipHours>
      <skipDays><day>Sunday</day><day>Friday</day></skipDays>
      <sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
      <atom:link rel="hub" href="https://hub.example/"/><atom:link rel="self" href="/feed"/>
      </channel></rss>
      """, base: "https://x.example/")
    #expect(feed.timeToLive == .seconds(1_800) && feed.updateInterval == .seconds(21_600))
    #expect(feed.skipHours == [0, 0, 7] && feed.skipDays == [0, 5])
    #expect(feed.hubs == ["https://hub.example/"] && feed.selfURL == "https://x.example/feed")
  }

  @Test func `CDF has its addresses in attributes`() throws {
    let feed = try parse(
      """
      <CHANNEL HREF="https://x.example/"><TITLE>X</TITLE><ITEM HREF="https://x.example/1" \
      LASTMOD="1998-12-31T01:01:01"><TITLE>One</TITLE><ABSTRACT>All of it</ABSTRACT></ITEM></CHANNEL>
      """)
    let entry = try #require(feed.entries.first)
    #expect(feed.format == .cdf && entry.url == "https://x.example/1")
    #expect(entry.title?.plain == "One" && entry.summary?.plain == "All of it")
    #expect(entry.updated?.rfc3339 == "1998-12-31T01:01:01Z")
  }
}
