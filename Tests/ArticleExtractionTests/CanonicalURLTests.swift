import ArticleExtraction
import TestSupport
import Testing

@Suite struct CanonicalURLTests {
  @Test(arguments: [
    ("HTTPS://News.Example.ORG:443/a?utm_source=x&id=7#top", "https://news.example.org/a?id=7"),
    ("http://example.org", "http://example.org/"),
    ("http://example.org:8080/a/../b/./c", "http://example.org:8080/b/c"),
    ("https://www.google.com/amp/s/example.org/story/amp/", "https://example.org/story/"),
    (
      "https://example-org.cdn.ampproject.org/c/s/example.org/a.amp.html",
      "https://example.org/a.html"
    ),
    ("https://m.example.org/a", "https://example.org/a"),
    ("https://en.m.example.org/wiki/A", "https://en.example.org/wiki/A"),
    ("https://Bücher.example:8443/a", "https://xn--bcher-kva.example:8443/a"),
    ("https://b%C3%BCcher.example/a", "https://xn--bcher-kva.example/a"),
    ("https://новости.рф/a", "https://xn--b1amnebsh.xn--p1ai/a"),
    ("https://\u{202E}x.example/a", "https://\u{202E}x.example/a"),
    ("https://example.org/caf%c3%a9/%7Eme", "https://example.org/caf%C3%A9/~me"),
    ("https://example.org/café?q=ä b", "https://example.org/caf%C3%A9?q=%C3%A4%20b"),
    ("https://example.org/a?fbclid=1&gclid=2", "https://example.org/a"),
    ("https://user:pass@example.org./a", "https://example.org/a"),
    ("https://example.org/#!/story/7", "https://example.org/#!/story/7"),
    ("https://example.org/a;jsessionid=12AB?x=1", "https://example.org/a?x=1"),
    (" https://example.org/a\n", "https://example.org/a"),
    ("https://example.org/a%2Fb", "https://example.org/a%2Fb"),
    ("https://example.org/story?amp=1", "https://example.org/story"),
  ])
  func `An address has one spelling`(url: String, canonical: String) {
    #expect(CanonicalURL.canonical(url) == canonical)
    #expect(CanonicalURL.canonical(canonical) == canonical)
  }

  @Test(arguments: [
    "", "example.org/a", "mailto:a@example.org", "ftp://example.org", "https://", "https:///a",
    "http://exa mple.org/", "https://example.org:99999/", "javascript:alert(1)", ":", "http:",
  ])
  func `What is no web address has none`(url: String) {
    #expect(CanonicalURL.canonical(url) == nil)
  }

  @Test func `Spellings of one article are one`() {
    let spellings = [
      "http://www.example.org/story/", "https://example.org/story?utm_medium=rss",
      "https://m.example.org/story/index.html", "https://amp.example.org/story",
      "https://example.org/story/amp", "https://EXAMPLE.org/story#comments",
    ]
    #expect(Set(spellings.map(CanonicalURL.identity)) == ["example.org/story"])
  }

  @Test func `A hostile address costs one pass`() {
    let duration = ProcessorTime.measure {
      _ = CanonicalURL.canonical("https://e.org/" + String(repeating: "../%2e;j", count: 50_000))
    }
    #expect(duration < .seconds(5))
  }
}
