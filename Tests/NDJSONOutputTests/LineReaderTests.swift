import NDJSONOutput
import TestSupport
import Testing

@Suite struct LineReaderTests {
  static func lines(_ path: String) throws -> [String] {
    let reader = try LineReader(path)
    var lines: [String] = []
    while let line = try reader.next() { lines.append(String(decoding: line, as: UTF8.self)) }
    return lines
  }

  @Test(
    arguments: [
      ("", []), ("a\n", ["a"]), ("a\nb", ["a", "b"]), ("\n\na\n", ["", "", "a"]),
    ] as [(String, [String])])
  func `Lines end at newlines and at the end`(text: String, lines: [String]) throws {
    let directory = try TemporaryDirectory()
    try directory.write(text, to: "in")
    #expect(try Self.lines(directory.file("in")) == lines)
  }

  @Test func `A line may be longer than the buffer`() throws {
    let directory = try TemporaryDirectory()
    let long = String(repeating: "x", count: 1_000_003)
    try directory.write("a\n\(long)\nb\n", to: "in")
    #expect(try Self.lines(directory.file("in")) == ["a", long, "b"])
  }

  @Test func `A file that is not there is an error with its name`() {
    #expect(throws: OutputError.self) { _ = try LineReader("/nonexistent/file") }
  }

  @Test func `A cut gzip file is damaged`() throws {
    let directory = try TemporaryDirectory()
    try directory.writeBytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B], to: "in.gz")
    #expect(throws: OutputError.self) { _ = try Self.lines(directory.file("in.gz")) }
  }
}
