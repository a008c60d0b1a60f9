import Markup
import TestSupport
import Testing

@Suite struct MarkupTextTests {
  @Test(arguments: [
    ("<p>One</p><p>Two</p>", "One\nTwo"), ("one<br>two<br/>three", "one\ntwo\nthree"),
    ("a<b>b</b>c", "abc"), ("  white \n\t space ", "white space"), ("a&nbsp;&nbsp;b", "a b"),
    ("x &lt;p&gt; y", "x <p> y"), ("plain", "plain"), ("a < b and c > d", "a < b and c > d"),
    ("I <3 you </3", "I <3 you </3"), ("<td>1</td><td>2</td>", "1 2"),
    ("<a title=\"x > y\" href='z'>link</a>", "link"), ("<custom-tag>kept</custom-tag>", "kept"),
    ("a<script>if (a<b) {'</p>'}</script>b", "ab"), ("a<style>p{}</style>b", "ab"),
    ("a<!-- no <p> -->b", "ab"), ("a<!-->b", "ab"), ("a<!--x--!>b", "ab"),
    ("a<![CDATA[<b> & c]]>d", "a<b> & cd"), ("<svg><text>no</text></svg>yes", "yes"),
    ("<template><template>a</template>b</template>c", "c"), ("<svg/>seen", "seen"),
    ("<iframe src=x><p>no</iframe>yes", "yes"), ("cut <a href=\"http://exam", "cut"),
    ("cut <scr", "cut <scr"), ("a<SCRIPT>x</Script >b", "ab"), ("<?xml version='1.0'?>t", "t"),
    ("<title>A &amp; B</title>", "A & B"), ("<title>open", "open"), ("<!-- open <p>text", "text"),
    ("<p title=\"open>text</p>", "text"), ("", ""), ("<", "<"), ("</", "</"), ("<!", "<!"),
  ])
  func `Markup becomes text`(html: String, text: String) {
    #expect(MarkupText.plainText(html: html) == text)
  }

  @Test(arguments: [
    "<div>", "<a b='", "<!--", "<![CDATA[", "</p", "<title>", "&#", "<svg>", "<", "<x", "<?",
    "<x ='",
  ])
  func `A long row of broken markup costs one pass`(piece: String) {
    let html = String(repeating: piece, count: 200_000) + "end"
    let duration = ProcessorTime.measure { _ = MarkupText.plainText(html: html) }
    #expect(duration < .seconds(5))
  }

  @Test func `No bytes can stop it`() {
    var generator = SplitMix(state: 20_261_121)
    let pieces = Array("<>/!?-[]&#x;=\"' \nscriptdivCDATA\u{00}\u{e9}".utf8) + [0xFF, 0xC2, 0xE2]
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }
      let text = MarkupText.plainText(utf8: bytes.span)
      #expect(text.utf8.count <= 4 * bytes.count)
    }
  }
}

/// A small random generator, so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
