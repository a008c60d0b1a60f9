import Scheduling
import TestSupport
import Testing

struct `The rules for robots` {
  private func rules(_ text: String) -> RobotsRules {
    RobotsRules(Array(text.utf8), agent: "newsloom")
  }

  @Test(arguments: [
    ("Disallow: /private", "/private/page", false),
    ("Disallow: /private", "/priv", true),
    ("Disallow: /private", "/Private", true),
    ("Disallow:", "/page", true),
    ("Disallow: /", "/", false),
    ("Disallow: /\nAllow: /news/", "/news/today", true),
    ("Allow: /news/\nDisallow: /", "/news/today", true),
    ("Disallow: /news/\nAllow: /news", "/news/today", false),
    ("Disallow: /news\nAllow: /news", "/news", true),
    ("Disallow: /*.pdf$", "/a/b.pdf", false),
    ("Disallow: /*.pdf$", "/a/b.pdf?x", true),
    ("Disallow: /*.pdf", "/a/b.pdf?x", false),
    ("Disallow: /*/archive/*/old", "/x/archive/1/2/old/y", false),
    ("Disallow: /*/archive/*/old", "/x/archive/old", true),
    ("Disallow: /page$", "/page", false),
    ("Disallow: /page$", "/page2", true),
    ("Disallow: /a%2fb", "/a%2Fb", false),
    ("Disallow: /a%2Fb", "/a/b", true),
    ("Disallow: /%7Euser", "/~user", false),
    ("Disallow: /caf%C3%A9", "/café", false),
    ("disallow : /x # why", "/x/y", false),
    ("Disallow: *", "/x", false),
    ("Disallow: /$", "/", false),
    ("Disallow: /$", "/x", true),
  ])
  func `The longest rule that matches decides`(_ lines: String, _ path: String, _ isAllowed: Bool) {
    #expect(rules("User-agent: *\n" + lines).allows(path) == isAllowed)
  }

  @Test func `A group of our own replaces the one for everybody`() {
    let text = """
      User-agent: *
      Disallow: /

      User-agent: other
      User-agent: NewsLoom/1.0
      Disallow: /no
      Crawl-delay: 2.5

      User-agent: newsloom
      Disallow: /never
      """
    #expect(rules(text).allows("/page"))
    #expect(!rules(text).allows("/no"))
    #expect(!rules(text).allows("/never"))
    #expect(rules(text).crawlDelay == .milliseconds(2_500))
    #expect(!RobotsRules(Array(text.utf8), agent: "someone").allows("/page"))
  }

  @Test func `A name that merely begins like ours is another's`() {
    let text = "User-agent: newsloomer\nDisallow: /\n"
    #expect(rules(text).allows("/page"))
  }

  @Test func `Any line end, a byte order mark and sitemaps are understood`() {
    let text = "\u{FEFF}User-agent: *\rDisallow: /a\r\nDisallow: /b\nSitemap: https://x.org/map.xml"
    #expect(!rules(text).allows("/a"))
    #expect(!rules(text).allows("/b"))
    #expect(rules(text).sitemaps == ["https://x.org/map.xml"])
  }

  @Test func `Nothing and everything`() {
    #expect(RobotsRules.everything.allows("/x"))
    #expect(!RobotsRules.nothing.allows("/x"))
    #expect(!RobotsRules.nothing.allows(""))
    #expect(rules("").allows("/x"))
  }

  @Test func `A pattern made to be slow is not`() {
    let stars = String(repeating: "*a", count: 1_000)
    let text = "User-agent: *\n" + String(repeating: "Disallow: /\(stars)$\n", count: 200)
    let path = "/" + String(repeating: "a", count: 2_000) + "b"
    let duration = ProcessorTime.measure { #expect(rules(text).allows(path)) }
    #expect(duration < .seconds(2))
  }

  @Test func `Noise is no rule and no crash`() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      let bytes = (0..<400).map { _ in
        Array("User-agent:*\nDisallow: /%aF$#\r\u{0}é".utf8).randomElement(using: &generator) ?? 0
      }
      _ = RobotsRules(bytes, agent: "newsloom").allows("/%/a%2")
    }
  }
}
