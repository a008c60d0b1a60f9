import Logging
import Service
import Testing

@Suite struct LogLineTests {
  static func line(_ message: String, source: String? = nil) -> LogLine {
    LogLine(seconds: 1_795_276_920, level: .warning, source: source, message: message)
  }

  @Test func `Each form is one line`() {
    let line = Self.line("herald: answered \"503\"", source: "herald")
    #expect(line.text(.journal) == "<4>herald: answered \"503\"\n")
    #expect(line.text(.plain) == "2026-11-21T16:02:00Z warning herald: answered \"503\"\n")
    #expect(
      line.text(.json)
        == "{\"time\":\"2026-11-21T16:02:00Z\",\"level\":\"warning\",\"source\":\"herald\","
        + "\"message\":\"herald: answered \\\"503\\\"\"}\n")
  }

  @Test(arguments: zip([Logger.Level.debug, .info, .notice, .warning, .error, .critical], 2...7))
  func `The journal hears the priorities of syslog`(level: Logger.Level, number: Int) {
    let line = LogLine(seconds: 0, level: level, message: "x")
    #expect(line.text(.journal) == "<\(9 - number)>x\n")
  }

  @Test func `What a headline brings cannot end the line or move a terminal's cursor`() {
    let hostile = "a\nb\u{1b}[2Jc\u{85}d\u{2028}e\u{202e}f\u{7}g\r\u{fffd}é"
    for format in [LogLine.Format.plain, .journal, .json] {
      let text = Self.line(hostile).text(format)
      #expect(text.unicodeScalars.count { $0 == "\n" } == 1 && text.hasSuffix("\n"))
      for harmful in ["\u{1b}", "\u{85}", "\u{2028}", "\u{202e}", "\u{7}", "\r"] {
        #expect(!text.contains(harmful))
      }
      #expect(text.contains("é"))
    }
  }

  @Test func `A message without an end is cut`() {
    let text = Self.line(String(repeating: "x", count: 1_000_000)).text(.plain)
    #expect(text.count < 2_100 && text.hasSuffix("x…\n"))
  }
}
