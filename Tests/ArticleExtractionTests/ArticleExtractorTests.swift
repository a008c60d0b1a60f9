import ArticleExtraction
import NewsModel
import Testing

@Suite struct ArticleExtractorTests {
  private let extractor = ArticleExtractor()

  private func extract(_ html: String, url: String = "https://gazette.example/a") -> Article {
    extractor.extract(html: Array(html.utf8), url: url)
  }

  @Test func `A page gives its story and what is said about it`() {
    let article = extract(Pages.bridge, url: "https://gazette.example/local/bridge?utm_source=x")
    #expect(article.title == "Old bridge closed until spring")
    #expect(article.text == Pages.bridgeText)
    #expect(article.author == "Jane Miller, Tom Baker")
    #expect(article.published?.rfc3339 == "2026-03-04T23:30:00-05:00")
    #expect(
      article.published?.instant == Timestamp(year: 2026, month: 3, day: 5, hour: 4, minute: 30))
    #expect(article.lang == "en")
    #expect(article.canonicalURL == "https://gazette.example/local/bridge")
    #expect(article.siteName == "The Gazette")
    #expect(article.image == "https://gazette.example/img/bridge.jpg")
    #expect(article.quality > 0.8)
  }

  @Test func `A story inside of elements with bad names is found`() {
    let page = Pages.story(in: "premium-paywall modal")
    #expect(extract(page).text?.contains("The council voted") == true)
  }

  @Test func `A body in parts is put together`() {
    let parts = (0..<4).map { "<div class='body__container'><p>\(Pages.sentence($0))</p></div>" }
    let article = extract("<h1>Parts</h1><article>\(parts.joined())</article>")
    #expect(article.text?.split(separator: "\n").count == 4)
  }

  @Test func `Text that only JSON-LD holds is taken from there`() {
    let body = (0..<8).map(Pages.sentence).joined(separator: "\\n\\n")
    let html = """
      <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":
      "NewsArticle","headline":"Only data","articleBody":"\(body)","datePublished":"2026-05-06"}]}
      </script><h1>Only data</h1><div id="root"></div>
      """
    let article = extract(html)
    #expect(article.text?.contains(Pages.sentence(7)) == true)
    #expect(article.published?.rfc3339 == "2026-05-06T00:00:00Z")
  }

  @Test func `What the publisher's own text lacks is not the story`() {
    let body = (0..<6).map(Pages.sentence)
    let call = "Our readers pay for what we write, and so could you, for less than a cup of tea."
    let last =
      "One more paragraph, which the publisher's text should have had and has not, it seems."
    func text(ending end: String) -> String? {
      let data = body.joined(separator: " ").dropLast(20) + end
      let paragraphs = (body[..<3] + [call] + body[3...] + [last]).map { "<p>\($0)</p>" }.joined()
      return extract(
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"\(data)\"}"
          + "</script><h1>A</h1><article><p class=lead>What this is about, in a few words.</p>"
          + "\(paragraphs)</article>"
      ).text
    }
    let whole = text(ending: "everybody in town.")
    #expect(whole?.contains(call) == false && whole?.contains(last) == false)
    #expect(whole?.contains("What this is about") == true && whole?.contains(body[5]) == true)
    let cut = text(ending: "ev")
    #expect(cut?.contains(call) == false && cut?.contains(last) == true)
  }

  @Test func `Where the publisher's text and an element end together the story ends`() {
    let body = (0..<8).map(Pages.sentence)
    let ranking = (1...8).map {
      "Place \($0) goes to a house of stone, painted green and sold \($0) times since it was built, "
        + "which nobody forgets who has stood in front of it once."
    }
    func text(_ data: some Sequence<String>, _ html: String) -> String? {
      let copy = data.joined(separator: " ")
      return extract(
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"\(copy)\"}"
          + "</script><article><h1>A</h1>\(html)</article>"
      ).text
    }
    func part(_ lines: some Sequence<String>) -> String {
      "<div>\(lines.map { "<p>\($0)</p>" }.joined())</div>"
    }
    let both = part(body) + part(ranking)
    #expect(text(body, both)?.contains(ranking[0]) == false)
    #expect(text(body, both)?.contains(body[7]) == true)
    // A copy that is cut off, by its words or within an element, says nothing; nor do a few words.
    let cut = body.dropLast() + [String(body[7].dropLast(9))]
    #expect(text(cut, both)?.contains(ranking[0]) == true)
    #expect(text(body, part(body + ranking))?.contains(ranking[0]) == true)
    #expect(text(body[..<2], part(body[..<2]) + part(ranking))?.contains(ranking[0]) == true)
    #expect(text(body + ranking, both)?.contains(ranking[7]) == true)
  }

  @Test func `Other articles beside the one with the headline are not the story`() {
    let story = "<article><h1>Bridge closed</h1>\(Pages.story(in: "text"))</article>"
    let other = "<article><h2>Fish return</h2><p>\(Pages.sentence(7))</p></article>"
    let longer = other.replacing("</p>", with: " \(Pages.sentence(8)) \(Pages.sentence(9))</p>")
    for page in [story + other + longer, other + story, "<main>\(story + longer + longer)</main>"] {
      let text = extract(page).text
      #expect(text?.contains("The council voted") == true)
      #expect(text?.contains(Pages.sentence(7)) == false)
    }
    // Entries of a live report are articles within the article.
    let live = "<article><h1>Bridge closed, live</h1>\(other + other + longer)</article>"
    #expect(extract(live).text?.contains(Pages.sentence(7)) == true)
    // An article of the headline alone has its text elsewhere.
    let split =
      "<article><h1>Bridge closed</h1></article><article>\(Pages.story(in: "a"))</article>"
    #expect(extract(split).text?.contains("The council voted") == true)
  }

  @Test func `An unclosed drawing hides no page`() {
    let html =
      "<svg><path d='x'><h1>Open</h1><p>\(Pages.sentence(1))</p><p>\(Pages.sentence(2))</p>"
    #expect(extract(html).text?.contains(Pages.sentence(2)) == true)
  }

  @Test func `Rows of a table are lines`() {
    let rows = (1...9).map { "<tr><td>\($0)</td><td>Team \($0), from the north</td></tr>" }
    let html = "<h1>Table</h1><div><p>\(Pages.sentence(0))</p><table>\(rows.joined())</table></div>"
    #expect(extract(html).text?.contains("\n3 Team 3, from the north\n") == true)
  }

  @Test(
    arguments: [
      (
        "<meta property='article:published_time' content='2026-02-03T04:05:06+01:00'>",
        "2026-02-03T04:05:06+01:00"
      ),
      ("<meta name=date content='2026-02-03'>", "2026-02-03T00:00:00Z"),
      ("<h1>A</h1><time datetime='2026-02-03 04:05'>3 Feb</time>", "2026-02-03T04:05:00Z"),
      ("<span itemprop='datePublished' content='20260203T040506Z'></span>", "2026-02-03T04:05:06Z"),
      ("<meta name=date content='yesterday'>", nil), ("<meta name=date content='2026-13-45'>", nil),
      ("<meta name=date content='0000-00-00T00:00:00'>", nil),
    ] as [(String, String?)])
  func `The date comes from the surest witness`(head: String, date: String?) {
    #expect(extract(head + Pages.story(in: "text")).published?.rfc3339 == date)
  }

  @Test func `The date may be in the address, or written out for people`() {
    let page = Pages.story(in: "text")
    let dated = extract(page, url: "https://gazette.example/2026/07/08/story")
    #expect(dated.published?.rfc3339 == "2026-07-08T00:00:00Z")
    let reader = ArticleExtractor { text in
      text == "October 13 2024" ? Timestamp(year: 2024, month: 10, day: 13) : nil
    }
    let line = "<h1>Visible</h1><div>17:41 JST, October 13, 2024</div>" + page
    let article = reader.extract(html: Array(line.utf8), url: "https://gazette.example/a")
    #expect(article.published?.rfc3339 == "2024-10-13T00:00:00Z")
  }

  @Test(arguments: [
    ("<title>Bridge closed | The Gazette</title>", "Bridge closed"),
    (
      "<meta property=og:title content='Bridge closed'><h1>Bridge is closed</h1>",
      "Bridge is closed"
    ),
    ("<meta property=og:title content='Bridge closed'><h1>Sport</h1>", "Bridge closed"),
    (
      "<meta property=og:site_name content=Gazette><title>Bridge closed - Gazette</title>",
      "Bridge closed"
    ),
    ("<h1>Only this</h1>", "Only this"),
    (
      "<title>Bridge closed until spring — Gazette, the paper of the north</title>"
        + "<meta property=og:title content='Cracks!'><h1>Bridge closed until spring</h1>",
      "Bridge closed until spring"
    ),
    (
      "<meta property=og:title content='Bridge closed until spring'>"
        + "<h1><a href=/l>Local | </a> Bridge closed until spring</h1>",
      "Bridge closed until spring"
    ),
    (
      "<meta property=og:title content='Bad news: Bridge closed until spring'>"
        + "<h1><span>The north</span> - Bridge closed until spring</h1>",
      "Bridge closed until spring"
    ),
    (
      "<meta property=og:title content='Elder: Bridge closed until spring'>"
        + "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":"
        + "\"Elder: Bridge closed until spring\"}</script><h1>Bridge closed until spring</h1>",
      "Elder: Bridge closed until spring"
    ),
    ("<title>Well-being at work - gazette</title>", "Well-being at work"),
    ("<title>Bridge closed - what now?</title>", "Bridge closed - what now?"),
  ])
  func `The title is the headline that the metadata agrees with`(head: String, title: String) {
    #expect(extract(head).title == title)
  }

  @Test func `A page in UTF-16 or broken UTF-8 is read`() {
    let units = Array(Pages.story(in: "text").utf16)
    let bytes: [UInt8] = units.reduce(into: [0xFF, 0xFE]) { bytes, unit in
      bytes += [UInt8(unit & 255), UInt8(unit >> 8)]
    }
    #expect(extractor.extract(html: bytes, url: "x").text?.contains("The council voted") == true)
    let latin = Array("<p>La ma".utf8) + [0xF1] + Array("ana de ".utf8) + [0x93, 0x94, 0xE9]
    let closed = latin + Array(" fue larga, y no llov".utf8) + [0xED] + Array("a nunca.".utf8)
    let text = extractor.extract(html: closed, url: "x").text
    #expect(text == "La mañana de “”é fue larga, y no llovía nunca.")
    let broken = Array(Pages.story(in: "text").utf8) + [0xFF, 0xC3]
    #expect(extractor.extract(html: broken, url: "x").text?.contains("The council voted") == true)
  }

  @Test func `A request is read from a line of JSON`() {
    let line = #"{"html":"<p>\u00e9\ud83d\ude00\"\\\n<\/p>","url":"https:\/\/e.example\/"}"#
    let request = PageRequest(line: Array(line.utf8))
    #expect(request?.url == "https://e.example/")
    #expect(request.map { String(decoding: $0.html, as: UTF8.self) } == "<p>é😀\"\\\n</p>")
    let escapes = #"{"html":"\u00","url":"\ud83dx\u0000\t\q\u12"}"#
    #expect(PageRequest(line: Array(escapes.utf8))?.url == "\u{FFFD}x\0 q12")
    for line in ["", "{", "[]", "{\"url\":1}", "{\"html\":7}", "null", "\""] {
      #expect(PageRequest(line: Array(line.utf8))?.html.isEmpty ?? true)
    }
  }
}

enum Pages {
  static func sentence(_ number: Int) -> String {
    let subjects = ["The mayor", "A spokesman", "The harbour master", "An engineer", "The bishop"]
    return "\(subjects[number % 5]) said on day \(number) that the bridge, which is old, "
      + "would need new pillars, new paint and a good deal of patience from everybody in town."
  }

  static func story(in name: String) -> String {
    """
    <div class="\(name)"><p>The council voted on Monday, after a long debate, to close the bridge.</p>
    <p>\(sentence(0))</p><p>\(sentence(1))</p><p>\(sentence(2))</p><p>\(sentence(3))</p></div>
    """
  }

  static let bridgeText = """
    Cracks in two pillars worry the engineers, and the town looks for another way across.
    The old bridge over the Elder will stay closed until spring, the council decided on Monday.
    Engineers had found cracks in two of its pillars, and a third one leans, they said.
    What happens next
    Buses go by the new road, pedestrians, cyclists and riders by the ferry, which is free.
    "We have no choice," said the mayor, "but we shall have a bridge that lasts a century."
    """

  static let bridge = """
    <!doctype html><html lang="en-GB"><head><title>Old bridge closed until spring | Local</title>
    <meta property="og:title" content="Old bridge closed until spring">
    <meta property="og:site_name" content="The Gazette"><link rel="canonical" href="/local/bridge">
    <meta property="og:image" content="/img/bridge.jpg">
    <script type="application/ld+json">{"@type":"NewsArticle","headline":"Old bridge closed",
    "datePublished":"2026-03-04T23:30:00-05:00","author":[{"@type":"Person","name":"Jane Miller"},
    {"name":"Tom Baker"}]}</script><script>if (a < b) document.write("<p>no, no, no</p>")</script>
    </head><body><nav><ul><li><a href="/">Home</a><li><a href="/local">Local</a></ul></nav>
    <main><article><header><h1>Old bridge closed until spring</h1>
    <p class="standfirst">Cracks in two pillars worry the engineers, and the town looks for another
    way across.</p><div class="byline">By Jane Miller and Tom Baker</div>
    <div class="share-tools"><a href="#">Share</a> <a href="#">Tweet</a></div></header>
    <div class="article-body"><p>The old bridge over the Elder will stay closed until spring, the
    council decided on Monday.</p><figure><img src="b.jpg"><figcaption>The bridge, in better days.
    </figcaption></figure><p>Engineers had found cracks in two of its pillars, and a third one leans,
    they said.</p><aside class="related"><h3>Related</h3><a href="/x">Ferry runs late</a></aside>
    <div class="ad">Advertisement</div><h2>What happens next</h2><p>Buses go by the new road,
    pedestrians, cyclists and riders by the ferry, which is free.</p>
    <p>"We have no choice," said the mayor, "but we shall have a bridge that lasts a century."</p>
    <p>Sign up for our morning newsletter</p><h2>More on this story</h2>
    <ul><li><a href="/y">Fish return to the Elder</a></ul></div></article>
    <section id="comments"><p>First of all, I never liked that bridge, nor did my father, who said
    that bridges are for people in a hurry, and there he was right, as he was about most things.</p>
    </section></main><footer><p>© 2026 The Gazette, 12 Mill Lane. All rights reserved.</p></footer>
    """
}
