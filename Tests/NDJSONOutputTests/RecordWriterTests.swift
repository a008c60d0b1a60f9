import NDJSONOutput
import NewsModel
import TestSupport
import Testing

@Suite struct RecordWriterTests {
  static let now = Timestamp(seconds: 1_795_276_920)

  static func line(_ seq: Int64, _ stream: OutputStream = .stories) -> OutboxLine {
    OutboxLine(seq: seq, stream: stream, bytes: Array("{\"seq\":\(seq),\"title\":\"…\"}\n".utf8))
  }

  static func text(_ lines: [OutboxLine]) -> String {
    lines.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
  }

  static func open(
    _ directory: TemporaryDirectory, _ positions: [OutputPosition] = [],
    promised: [OutboxLine] = [], policy: RotationPolicy = RotationPolicy()
  ) throws -> (RecordWriter, [TailRepair]) {
    var repairs: [TailRepair] = []
    let writer = try RecordWriter(
      directory: directory.path, policy: policy, positions: positions, promised: promised
    ) { repairs.append($0) }
    return (writer, repairs)
  }

  @Test func `Lines go to the file of their stream in order`() throws {
    let directory = try TemporaryDirectory()
    let (writer, repairs) = try Self.open(directory)
    try writer.append([Self.line(1), Self.line(2, .events), Self.line(3)], at: Self.now)
    #expect(repairs.isEmpty)
    #expect(directory.text("stories.ndjson") == Self.text([Self.line(1), Self.line(3)]))
    #expect(directory.text("events.ndjson") == Self.text([Self.line(2)]))
    #expect(writer.positions.map(\.firstSeq) == [1, 2])
  }

  @Test func `Wherever a crash cuts the promised lines, each is there once afterwards`() throws {
    let promised = [Self.line(2), Self.line(3)]
    let whole = Self.text([Self.line(1)] + promised)
    let acknowledged = Self.text([Self.line(1)]).utf8.count
    for cut in acknowledged...whole.utf8.count {
      let directory = try TemporaryDirectory()
      try directory.writeBytes(Array(whole.utf8.prefix(cut)), to: "stories.ndjson")
      let position = OutputPosition(stream: .stories, offset: Int64(acknowledged), firstSeq: 1)
      let (writer, _) = try Self.open(directory, [position], promised: promised)
      #expect(directory.text("stories.ndjson") == whole, "cut at \(cut)")
      #expect(writer.positions[0].offset == Int64(whole.utf8.count))
    }
  }

  @Test func `The zeros of a power cut are cut off`() throws {
    let directory = try TemporaryDirectory()
    let whole = Self.text([Self.line(1)])
    try directory.writeBytes(
      Array(whole.utf8) + [UInt8](repeating: 0, count: 300), to: "stories.ndjson")
    let position = OutputPosition(stream: .stories, offset: Int64(whole.utf8.count), firstSeq: 1)
    let (_, repairs) = try Self.open(directory, [position])
    #expect(directory.text("stories.ndjson") == whole)
    #expect(repairs == [.cut(path: directory.file("stories.ndjson"), bytes: 300)])
  }

  @Test func `Records that the state does not know are never cut off`() throws {
    let directory = try TemporaryDirectory()
    try directory.write(Self.text([Self.line(1), Self.line(2)]), to: "stories.ndjson")
    let offset = Int64(Self.text([Self.line(1)]).utf8.count)
    let position = OutputPosition(stream: .stories, offset: offset, firstSeq: 1)
    #expect(
      throws: OutputError(.aheadOfState(offset: offset), path: directory.file("stories.ndjson"))
    ) {
      _ = try Self.open(directory, [position])
    }
    #expect(directory.text("stories.ndjson") == Self.text([Self.line(1), Self.line(2)]))
  }

  @Test func `A file that somebody truncated goes on at a line's end`() throws {
    let directory = try TemporaryDirectory()
    try directory.write("{\"seq\":1}\n{\"se", to: "stories.ndjson")
    let position = OutputPosition(stream: .stories, offset: 500, firstSeq: 1)
    let (writer, repairs) = try Self.open(directory, [position])
    #expect(repairs == [.shortened(path: directory.file("stories.ndjson"), bytes: 486)])
    try writer.append([Self.line(9)], at: Self.now)
    #expect(directory.text("stories.ndjson") == "{\"seq\":1}\n" + Self.text([Self.line(9)]))
  }

  @Test func `A file that is large enough is closed under its time and first seq`() throws {
    let directory = try TemporaryDirectory()
    let (writer, _) = try Self.open(directory, policy: RotationPolicy(size: 10, every: nil))
    try writer.append([Self.line(41)], at: Self.now)
    #expect(writer.isRotationDue(at: Self.now))
    #expect(
      try writer.rotate(at: Self.now) == [directory.file("stories-20261121T160200Z-41.ndjson")])
    #expect(directory.text("stories-20261121T160200Z-41.ndjson") == Self.text([Self.line(41)]))
    #expect(directory.text("stories.ndjson") == "")
    #expect(writer.positions[0] == OutputPosition(stream: .stories))
  }

  @Test func `A rotation that a crash cut short is finished`() throws {
    let directory = try TemporaryDirectory()
    let (writer, _) = try Self.open(directory, policy: RotationPolicy(size: 10, every: nil))
    try writer.append([Self.line(41)], at: Self.now)
    let acknowledged = writer.positions
    _ = try writer.rotate(at: Self.now)
    let (again, repairs) = try Self.open(directory, acknowledged)
    #expect(repairs == [.rotated(path: directory.file("stories-20261121T160200Z-41.ndjson"))])
    #expect(again.positions[0].offset == 0)
  }

  @Test(arguments: RotationPolicy.Compression.allCases)
  func `Closed files but the newest are compressed and read back the same`(
    compression: RotationPolicy.Compression
  ) throws {
    let directory = try TemporaryDirectory()
    let text = Self.text((1...20_000).map { Self.line($0) })
    try directory.write(text, to: "stories-20261120T000000Z-1.ndjson")
    try directory.write("{}\n", to: "stories-20261121T000000Z-20001.ndjson")
    try directory.write("other", to: "notes.ndjson")
    let policy = RotationPolicy(compression: compression)
    try Archive.tend(directory.path, policy, at: Self.now)
    let ending = compression == .zstd ? ".zst" : compression == .gzip ? ".gz" : ""
    #expect(
      directory.names == [
        "notes.ndjson", "stories-20261120T000000Z-1.ndjson" + ending,
        "stories-20261121T000000Z-20001.ndjson",
      ])
    let reader = try LineReader(directory.file("stories-20261120T000000Z-1.ndjson" + ending))
    var back = ""
    while let line = try reader.next() { back += String(decoding: line, as: UTF8.self) + "\n" }
    #expect(back == text)
  }

  @Test func `Closed files go when they are older than they are kept`() throws {
    let directory = try TemporaryDirectory()
    try directory.write("{}\n", to: "stories-20261020T000000Z-1.ndjson.zst")
    try directory.write("{}\n", to: "events-20261121T000000Z-2.ndjson")
    let policy = RotationPolicy(keep: .seconds(30 * 86_400))
    try Archive.tend(directory.path, policy, at: Self.now)
    #expect(directory.names == ["events-20261121T000000Z-2.ndjson"])
  }
}
