import Foundation
import NDJSONOutput
import NewsModel
import TestSupport
import Testing

/// What other tools do to the live files while they are written, and between two runs.
@Suite struct LogrotateTests {
  private typealias Lines = RecordWriterTests

  private static func seqLine(_ seq: Int64) -> OutboxLine {
    OutboxLine(
      seq: seq, stream: .stories,
      bytes: Array("{\"schema\":\"newsloom/1\",\"type\":\"story\",\"seq\":\(seq),\"x\":1}\n".utf8))
  }

  private static func rename(_ directory: TemporaryDirectory, _ name: String, to other: String)
    throws
  {
    try FileManager.default.moveItem(atPath: directory.file(name), toPath: directory.file(other))
  }

  @Test func `A file that was renamed is written until it is reopened, then a new one`() throws {
    let directory = try TemporaryDirectory()
    let (writer, _) = try Lines.open(directory)
    try writer.append([Self.seqLine(1)], at: Lines.now)
    try Self.rename(directory, "stories.ndjson", to: "stories.ndjson.1")
    try directory.write("", to: "stories.ndjson")
    try writer.append([Self.seqLine(2)], at: Lines.now)
    var repairs: [TailRepair] = []
    try writer.reopen { repairs.append($0) }
    #expect(repairs == [.reopened(path: directory.file("stories.ndjson"))])
    #expect(writer.positions[0] == OutputPosition(stream: .stories))
    try writer.append([Self.seqLine(3)], at: Lines.now)
    #expect(
      directory.text("stories.ndjson.1") == Lines.text([Self.seqLine(1), Self.seqLine(2)]))
    #expect(directory.text("stories.ndjson") == Lines.text([Self.seqLine(3)]))
    #expect(writer.positions[0].firstSeq == 3)
  }

  @Test func `A file that was renamed and not made anew is made by the reopening`() throws {
    let directory = try TemporaryDirectory()
    let (writer, _) = try Lines.open(directory)
    try writer.append([Self.seqLine(1)], at: Lines.now)
    try Self.rename(directory, "stories.ndjson", to: "old")
    try writer.reopen { _ in }
    try writer.append([Self.seqLine(2)], at: Lines.now)
    #expect(directory.text("stories.ndjson") == Lines.text([Self.seqLine(2)]))
  }

  @Test func `Reopening files that nobody touched changes nothing`() throws {
    let directory = try TemporaryDirectory()
    let (writer, _) = try Lines.open(directory)
    try writer.append([Self.seqLine(1)], at: Lines.now)
    let positions = writer.positions
    try writer.reopen { Issue.record("\($0)") }
    #expect(writer.positions == positions)
  }

  @Test func `A removed file is noticed and made anew`() throws {
    let directory = try TemporaryDirectory()
    let (writer, _) = try Lines.open(directory)
    try writer.append([Self.seqLine(1)], at: Lines.now)
    try FileManager.default.removeItem(atPath: directory.file("stories.ndjson"))
    var repairs: [TailRepair] = []
    try writer.heedOthers { repairs.append($0) }
    #expect(repairs == [.reopened(path: directory.file("stories.ndjson"))])
    try writer.append([Self.seqLine(2)], at: Lines.now)
    #expect(directory.text("stories.ndjson") == Lines.text([Self.seqLine(2)]))
  }

  @Test func `A file that was truncated under the writer goes on without a hole`() throws {
    let directory = try TemporaryDirectory()
    let (writer, _) = try Lines.open(directory)
    try writer.append([Self.seqLine(1), Self.seqLine(2)], at: Lines.now)
    truncate(directory.file("stories.ndjson"), 0)
    var repairs: [TailRepair] = []
    try writer.heedOthers { repairs.append($0) }
    #expect(repairs.count == 1)
    #expect(writer.positions[0] == OutputPosition(stream: .stories))
    try writer.append([Self.seqLine(3)], at: Lines.now)
    #expect(directory.text("stories.ndjson") == Lines.text([Self.seqLine(3)]))
    #expect(writer.positions[0].offset == Int64(Self.seqLine(3).bytes.count))
  }

  @Test func `Lines of somebody else in the live file stop the writer`() throws {
    let directory = try TemporaryDirectory()
    let (writer, _) = try Lines.open(directory)
    try writer.append([Self.seqLine(1)], at: Lines.now)
    try directory.write(Lines.text([Self.seqLine(1)]) + "hello\n", to: "stories.ndjson")
    // Written in place: the same file is longer now.
    #expect(throws: Never.self) { try writer.reopen { _ in } }
    let handle = try #require(FileHandle(forWritingAtPath: directory.file("stories.ndjson")))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("more\n".utf8))
    #expect(throws: OutputError.self) { try writer.heedOthers { _ in } }
  }

  @Test func `Promised lines go to the file that was live, whatever its name is now`() throws {
    let directory = try TemporaryDirectory()
    let first = Lines.text([Self.seqLine(1)])
    let promised = [Self.seqLine(2), Self.seqLine(3)]
    // The run wrote one of two promised lines; logrotate renamed; the run was killed.
    try directory.write(first + Lines.text([Self.seqLine(2)]), to: "stories.ndjson.1")
    try directory.write("", to: "stories.ndjson")
    let position = OutputPosition(stream: .stories, offset: Int64(first.utf8.count), firstSeq: 1)
    let (writer, repairs) = try Lines.open(directory, [position], promised: promised)
    #expect(directory.text("stories.ndjson.1") == first + Lines.text(promised))
    #expect(directory.text("stories.ndjson") == "")
    #expect(repairs.contains(.rotated(path: directory.file("stories.ndjson.1"))))
    #expect(writer.positions[0] == OutputPosition(stream: .stories))
  }

  @Test func `Lines written behind a truncation are not promised a second time`() throws {
    let directory = try TemporaryDirectory()
    // The state knows 500 bytes; the file was truncated, and one promised line written since.
    try directory.write(Lines.text([Self.seqLine(7)]), to: "stories.ndjson")
    let position = OutputPosition(stream: .stories, offset: 500, firstSeq: 1)
    let (_, _) = try Lines.open(
      directory, [position], promised: [Self.seqLine(7), Self.seqLine(8)])
    #expect(
      directory.text("stories.ndjson") == Lines.text([Self.seqLine(7), Self.seqLine(8)]))
  }

  @Test func `A file compressed before a crash is not there twice`() throws {
    let directory = try TemporaryDirectory()
    for name in [
      "stories-20261120T000000Z-1.ndjson", "stories-20261120T000000Z-1.ndjson.zst",
      "events-20261120T000000Z-2.ndjson", "events-20261120T000000Z-2.ndjson.gz.tmp", "mine.tmp",
    ] { try directory.write("{}\n", to: name) }
    Archive.mend(directory.path)
    #expect(
      directory.names == [
        "events-20261120T000000Z-2.ndjson", "mine.tmp", "stories-20261120T000000Z-1.ndjson.zst",
      ])
  }
}
