import NewsModel
import Testing

@Suite struct JSONEscapeTests {
  @Test(
    arguments: [
      (#"\n"#, "\n"), (#"\r"#, "\r"), (#"\t"#, "\t"), (#"\b"#, "\u{08}"), (#"\f"#, "\u{0C}"),
      (#"\""#, "\""), (#"\\"#, "\\"), (#"\/"#, "/"), (#"\u00e9"#, "é"), (#"\u00E9"#, "é"),
      (#"\ud83d\ude00"#, "😀"), (#"\u0000"#, "\0"), (#"\uffff"#, "\u{FFFF}"),
      (#"\udbff\udfff"#, "\u{10FFFF}"),
    ] as [(String, Unicode.Scalar)])
  func `It stands for one scalar, and ends where that ends`(text: String, scalar: Unicode.Scalar) {
    for rest in ["", "u0041", #"\u0041"#, "é"] {
      let bytes = Array(("é" + text + rest).utf8)
      let escape = JSONEscape(bytes.span, at: 2)
      #expect(escape.scalar == scalar)
      #expect(escape.length == text.utf8.count)
      #expect(escape.isValid)
    }
  }

  @Test(
    arguments: [
      (#"\"#, nil, 1), (#"\x"#, nil, 1), (#"\é"#, nil, 1), (#"\u"#, "\u{FFFD}", 2),
      (#"\u12"#, "\u{FFFD}", 2), (#"\u12g4"#, "\u{FFFD}", 2), (#"\u+123"#, "\u{FFFD}", 2),
      (#"\ud83d"#, "\u{FFFD}", 6), (#"\ud83dude00"#, "\u{FFFD}", 6),
      (#"\ud83d\u0041"#, "\u{FFFD}", 6), (#"\ud83d\ud83d"#, "\u{FFFD}", 6),
      (#"\ud83d\ude0"#, "\u{FFFD}", 6), (#"\ude00\ud83d"#, "\u{FFFD}", 6),
    ] as [(String, Unicode.Scalar?, Int)])
  func `What is wrong is told, and as little as possible is taken for it`(
    text: String, scalar: Unicode.Scalar?, length: Int
  ) {
    let escape = JSONEscape(Array(text.utf8).span, at: 0)
    #expect(escape.scalar == scalar)
    #expect(escape.length == length)
    #expect(!escape.isValid)
  }
}
