import ArticleExtraction
import NewsModel
import TestSupport
import Testing

@Suite struct TextCleanerTests {
  private func body(_ html: String, title: String? = nil) -> String {
    TextCleaner.standard.clean(FieldText(html, form: .html), as: .body, title: title)
  }

  private func plain(_ text: String) -> String {
    TextCleaner.standard.clean(FieldText(text, form: .plain), as: .body)
  }

  @Test(arguments: [
    ("The mayor&amp;rsquo;s plan", "The mayor’s plan"),
    (
      "&lt;p&gt;First.&lt;/p&gt; &lt;p&gt;Second &lt;a href=&quot;/x&quot;&gt;part&lt;/a&gt;.&lt;/p&gt;",
      "First.\nSecond part."
    ),
    ("&amp;lt;p&amp;gt;Escaped thrice.&amp;lt;/p&amp;gt;", "Escaped thrice."),
    ("<p>Real.</p>&lt;span class=\"x\"&gt;&lt;/span&gt;<p>And on.</p>", "Real.\nAnd on."),
    ("won&amp;#146;t &#147;stay&#148;", "won’t “stay”"),
    (
      "He said &amp;acirc;&amp;#128;&amp;#156;no&amp;acirc;&amp;#128;&amp;#157; twice",
      "He said “no” twice"
    ),
    ("Fish&NewLine;and&Tab;chips&period;", "Fish and chips."),
    ("Soft\u{AD}hyphen, no\u{A0}break, zero\u{200B}width", "Softhyphen, no break, zerowidth"),
    ("e\u{301}te\u{301}", "été"), ("one\n\ntwo\nthree", "one\ntwo three"),
  ])
  func `Too many levels of escaping are undone`(html: String, text: String) {
    #expect(body(html) == text)
  }

  @Test(arguments: [
    ("<p>Write <code>&lt;em&gt;</code> or <code>&amp;amp;</code>.</p>", "Write <em> or &amp;."),
    ("<p>If x &lt; y and z &gt; 1, R&amp;D &lt;3 it.</p>", "If x < y and z > 1, R&D <3 it."),
    ("<pre>A &lt;b@example.org&gt; wrote</pre>", "A <b@example.org> wrote"),
    ("Price [was] $3 [sic]", "Price [was] $3 [sic]"), ("Größe über café", "Größe über café"),
    ("A MAÇÃ” e a IRMÃ”", "A MAÇÃ” e a IRMÃ”"), ("Nr. #12; und #7;", "Nr. #12; und #7;"),
  ])
  func `What only looks like damage stays`(html: String, text: String) {
    #expect(body(html) == text)
  }

  @Test(arguments: [
    ("Mayor &amp;amp; council", "Mayor & council"), ("<b>Live</b> results", "Live results"),
    ("How to draw on a &lt;canvas&gt; in HTML", "How to draw on a <canvas> in HTML"),
    ("  Two\n lines ", "Two lines"), ("Wall Street#39;s week", "Wall Street's week"),
    ("A &lt;em&gt;new&lt;/em&gt; start", "A new start"), ("caf&#233; crème", "café crème"),
    ("5 < 6 > 4", "5 < 6 > 4"),
  ])
  func `A title keeps its words`(source: String, title: String) {
    #expect(TextCleaner.standard.clean(FieldText(source, form: .html), as: .title) == title)
  }

  @Test func `Shortcodes and scripts leave no trace`() {
    #expect(
      body(
        """
        <p>Bike tested.</p><p>[button link="https://example.org" type="big"] Buy[/button]</p>
        <p>[caption id="a_1"]<img src="a.jpg"> A saddle[/caption]</p><script>x()</script>
        window.adQueue.push(function() { showAd('top'); });<p>It rolls.</p>
        """) == "Bike tested.\nIt rolls.")
  }

  @Test(arguments: [
    "Advertisement", "- ADVERTISEMENT -", "Anzeige", "Publicité", "Lees ook:", "Czytaj też",
    "Читайте также", "İlgili Haberler", "Te puede interesar", "Leggi anche", "Leia também",
    "Sign up for our morning newsletter", "12 Kommentare", "Follow us on Facebook",
    "The post Mayor resigns appeared first on The Gazette.", "(END)", "© 2026 The Gazette",
    "Der Beitrag Brücke gesperrt erschien zuerst auf Die Zeitung.",
    "L’article Pont fermé est apparu en premier sur La Gazette.",
    "La entrada Puente cerrado se publicó primero en La Gaceta.",
    "L'articolo Ponte chiuso proviene da La Gazzetta.",
    "O post Ponte fechada apareceu primeiro em A Gazeta.",
    "Het bericht Brug dicht verscheen eerst op De Courant.",
    "Сообщение Мост закрыт появились сначала на Вестник.",
    "Köprü kapandı yazısı ilk önce Gazete üzerinde ortaya çıktı.",
    "Artykuł Most zamknięty pochodzi z serwisu Gazeta.", "Bültenimize abone olun",
  ])
  func `Furniture lines go in ten languages`(line: String) {
    let story = "The mayor resigned on Monday after nine years.\nThe council meets next week."
    #expect(plain(story + "\n" + line) == story)
  }

  @Test func `The list under a heading of related stories goes up to the next paragraph`() {
    let text = """
      The court will rule in June.
      Related stories
      Who will pay for the bridge?
      Council in uproar over parking fees
      The judges heard six witnesses on Tuesday.
      """
    #expect(
      plain(text) == "The court will rule in June.\nThe judges heard six witnesses on Tuesday.")
  }

  @Test func `Links that trail the story go, with their labels`() {
    let html = """
      <p>The council has decided to close the bridge until spring because of its cracks.</p>
      <p>Traffic is led through the old town.</p>
      <p>More from the region</p><p><a href="a">Flood warning lifted in the valley</a></p>
      <p>Sport</p><p><a href="b">United lose again</a></p><p><a href="c">Cup draw made</a></p>
      """
    #expect(body(html).hasSuffix("Traffic is led through the old town."))
  }

  @Test func `A field that is one link stays`() {
    #expect(
      body("<a href='x'>Bridge closed</a>&nbsp;<font>The Gazette</font>")
        == "Bridge closed The Gazette")
  }

  @Test func `The headline and what stands above it are not repeated`() {
    let text = body(
      "<p>The Gazette</p><p>Bridge closed!</p><p>The bridge is closed.</p>", title: "Bridge closed")
    #expect(text == "The bridge is closed.")
  }

  @Test func `A teaser loses its read-more`() {
    let summary = FieldText("<p>The bridge is closed. <a href='x'>Read more</a></p>", form: .html)
    #expect(TextCleaner.standard.clean(summary, as: .summary) == "The bridge is closed.")
  }

  @Test(arguments: ["", " ", "\u{1}\u{7F}\u{0}", "&", "<p>", "[", "[[[[[", "&lt;&lt;&lt;"])
  func `Nothing much comes of nothing much`(source: String) {
    #expect(body(source).utf8.count <= source.utf8.count)
  }

  @Test(arguments: ["&lt;p&gt;", "&amp;", "[caption ", "Ã©", "<a href=x>y</a>\n", "#39;", "{};=( "])
  func `A long row of the same costs little more than a short one`(piece: String) {
    let source = String(repeating: piece, count: 60_000)
    let duration = ProcessorTime.measure { _ = body(source) }
    #expect(duration < .seconds(10))
  }
}
