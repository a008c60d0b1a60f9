import NewsModel
import Testing

@Suite struct URLReferenceTests {
  /// The examples of RFC 3986 sections 5.4.1 and 5.4.2 against `http://a/b/c/d;p?q`.
  static let examples: [(String, String)] = [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
    ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"),
    (";x", "http://a/b/c/;x"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"),
    ("..", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"),
    ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("/./g", "http://a/g"),
    ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), ("..g", "http://a/b/c/..g"),
    ("./g/.", "http://a/b/c/g/"), ("g/../h", "http://a/b/c/h"),
    ("g?y/../x", "http://a/b/c/g?y/../x"),
  ]

  @Test(arguments: examples)
  func `The examples of RFC 3986 come out`(reference: String, address: String) {
    #expect(URLReference.resolve(reference, against: "http://a/b/c/d;p?q") == address)
  }

  @Test func `A base without a path gets one`() {
    #expect(URLReference.resolve("a", against: "http://x.test") == "http://x.test/a")
  }

  @Test func `Without a base or with one that has no hierarchy the reference stays`() {
    #expect(URLReference.resolve("a/b", against: nil) == "a/b")
    #expect(URLReference.resolve("a/b", against: "mailto:me@x.test") == "a/b")
    #expect(URLReference.resolve("a/b", against: "also/relative") == "a/b")
  }

  @Test func `White space around and line breaks inside are dropped, empty is nothing`() {
    #expect(
      URLReference.resolve(" http://x.test/\n  a b \n", against: nil) == "http://x.test/  a b")
    #expect(URLReference.resolve(" \n\t ", against: "http://x.test/") == nil)
  }
}
