import Markup
import Testing

@Suite struct HTMLEntitiesTests {
  @Test(arguments: [
    ("a &amp; b", "a & b"), ("&lt;p&gt;", "<p>"), ("&amp;lt;", "&lt;"), ("AT&T", "AT&T"),
    ("caf&eacute;", "café"), ("caf&eacute s", "café s"), ("&notit;", "¬it;"), ("&notin;", "∉"),
    ("&copy2026", "©2026"), ("&NotEqualTilde;", "≂\u{338}"), ("&period;&comma;&excl;", ".,!"),
    ("&CounterClockwiseContourIntegral;", "∳"), ("&unknown;", "&unknown;"), ("&", "&"),
    ("&;", "&;"), ("&#", "&#"), ("&#x", "&#x"), ("&#;", "&#;"), ("&rsquo s", "&rsquo s"),
  ])
  func `Named references are read as HTML does`(source: String, text: String) {
    #expect(HTMLEntities.decode(source) == text)
  }

  @Test(arguments: [
    ("&#8217;", "’"), ("&#x2019;", "’"), ("&#X2019", "’"), ("&#146;", "’"), ("&#x96;", "–"),
    ("&#0;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"), ("&#x110000;", "\u{FFFD}"),
    ("&#99999999999999999999;", "\u{FFFD}"), ("&#128512;", "😀"), ("&#65x", "Ax"),
  ])
  func `Numeric references cannot overflow and map windows-1252`(source: String, text: String) {
    #expect(HTMLEntities.decode(source) == text)
  }

  @Test func `Names without a semicolon are left alone before more of an address`() {
    let source = Array("?a=1&copy=2&amp;lt=3&lt".utf8)
    var value: [UInt8] = []
    HTMLEntities.append(source.span, 0..<source.count, as: .attribute, to: &value)
    #expect(String(decoding: value, as: UTF8.self) == "?a=1&copy=2&lt=3<")
  }

  @Test func `A name is looked up without its punctuation`() {
    #expect(HTMLEntities.scalars(named: "NewLine".utf8) == ["\n"])
    #expect(HTMLEntities.scalars(named: "acE".utf8) == ["\u{223E}", "\u{333}"])
    #expect(HTMLEntities.scalars(named: "".utf8).isEmpty)
    #expect(HTMLEntities.scalars(named: String(repeating: "a", count: 99).utf8).isEmpty)
  }

  @Test func `A megabyte of ampersands is read in one pass`() {
    let source = String(repeating: "&am", count: 400_000)
    #expect(HTMLEntities.decode(source) == source)
  }
}
