import Overview
import Testing

@Suite struct TerminalTextTests {
  @Test(arguments: [
    ("plain", 5), ("日本語", 6), ("한국", 4), ("e\u{301}", 1), ("👨‍👩‍👧‍👦", 2), ("🇩🇪", 2), ("ＡＢ", 4),
    ("سلام", 4), ("", 0), ("Größe", 5), ("หนังสือ", 5),
  ])
  func `Width is in columns`(text: String, width: Int) {
    #expect(TerminalText.width(of: text) == width)
  }

  @Test(arguments: [
    ("a\u{1B}]0;owned\u{7}b", "a ]0;owned b"), ("a\u{202E}b\u{202C}c\u{2066}d\u{2069}", "abcd"),
    ("line\r\none\u{2028}two\ttab", "line one two tab"), ("\u{9B}31mred", "31mred"),
    ("  many   spaces ", "many spaces"), ("\u{E000}\u{FEFF}\u{E0041}x", "\u{FFFD}x"),
    ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("\u{200E}\u{200F}\u{61C}ok", "ok"),
  ])
  func `Nothing that steers a terminal comes through`(text: String, safe: String) {
    #expect(TerminalText.safe(text) == safe)
  }

  @Test func `A heap of combining marks stays a character of a few`() {
    let heap = "a" + String(repeating: "\u{301}", count: 500)
    #expect(TerminalText.safe(heap).unicodeScalars.count == 8)
  }

  @Test(arguments: [
    ("headline", 8, "headline"), ("headline", 5, "head…"), ("日本語", 6, "日本語"), ("日本語", 5, "日本…"),
    ("日本語", 4, "日…"), ("ab", 0, ""), ("ab", 1, "…"),
  ])
  func `A text is cut to columns, never within a wide character`(
    text: String, columns: Int, fitted: String
  ) {
    #expect(TerminalText.fitted(text, columns: columns) == fitted)
    #expect(TerminalText.width(of: TerminalText.fitted(text, columns: columns)) <= columns)
  }
}
