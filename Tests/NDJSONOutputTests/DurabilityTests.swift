import NDJSONOutput
import NewsModel
import TestSupport
import Testing

/// What may be acknowledged when.
@Suite struct DurabilityTests {
  private typealias Lines = RecordWriterTests

  private static func open(
    _ directory: TemporaryDirectory, _ durability: Durability, lastSeq: Int64 = 0,
    _ positions: [OutputPosition] = [], promised: [OutboxLine] = []
  ) throws -> RecordWriter {
    try RecordWriter(
      directory: directory.path, policy: RotationPolicy(), durability: durability,
      positions: positions, promised: promised, lastSeq: lastSeq
    ) { _ in }
  }

  @Test(arguments: [Durability.Sync.batch, .never])
  func `A written batch may be acknowledged`(sync: Durability.Sync) throws {
    let directory = try TemporaryDirectory()
    let writer = try Self.open(directory, Durability(sync: sync), lastSeq: 4)
    #expect(writer.durableSeq == 4)
    try writer.append([Lines.line(5), Lines.line(6, .events)], at: Lines.now)
    #expect(writer.durableSeq == 6)
    #expect(writer.positions.map(\.offset) == [5, 6].map { Int64(Lines.line($0).bytes.count) })
  }

  @Test func `With an interval only what is synced may be acknowledged`() throws {
    let directory = try TemporaryDirectory()
    let writer = try Self.open(directory, Durability(sync: .interval))
    try writer.append([Lines.line(1)], at: Lines.now)
    #expect(writer.durableSeq == 0)
    #expect(writer.positions[0].offset == 0)
    #expect(directory.text("stories.ndjson") == Lines.text([Lines.line(1)]))
    try writer.sync()
    #expect(writer.durableSeq == 1)
    #expect(writer.positions[0].offset == Int64(Lines.line(1).bytes.count))
  }

  @Test func `After a crash before the interval's sync the lines are there once`() throws {
    let directory = try TemporaryDirectory()
    let lines = [Lines.line(1), Lines.line(2, .events), Lines.line(3)]
    let writer = try Self.open(directory, Durability(sync: .interval))
    try writer.append(lines, at: Lines.now)
    let again = try Self.open(
      directory, Durability(sync: .interval), writer.positions, promised: lines)
    #expect(again.durableSeq == 3)
    #expect(directory.text("stories.ndjson") == Lines.text([lines[0], lines[2]]))
    #expect(directory.text("events.ndjson") == Lines.text([lines[1]]))
  }

  @Test func `A batch that is given again is written once`() throws {
    let directory = try TemporaryDirectory()
    let writer = try Self.open(directory, Durability())
    let lines = [Lines.line(1), Lines.line(2)]
    try writer.append(lines, at: Lines.now)
    try writer.append(lines, at: Lines.now)
    #expect(directory.text("stories.ndjson") == Lines.text(lines))
  }

  @Test func `Acknowledged zeros of a power cut are taken back to the last whole line`() throws {
    let directory = try TemporaryDirectory()
    let whole = Array(Lines.text([Lines.line(1)]).utf8)
    try directory.writeBytes(whole + [UInt8](repeating: 0, count: 4_096), to: "stories.ndjson")
    let position = OutputPosition(stream: .stories, offset: Int64(whole.count + 200), firstSeq: 1)
    let writer = try Self.open(directory, Durability(sync: .never), lastSeq: 3, [position])
    #expect(directory.text("stories.ndjson") == Lines.text([Lines.line(1)]))
    try writer.append([Lines.line(4)], at: Lines.now)
    #expect(directory.text("stories.ndjson") == Lines.text([Lines.line(1), Lines.line(4)]))
  }

  @Test func `Less room than is to stay free refuses a batch and writes nothing`() throws {
    let directory = try TemporaryDirectory()
    let writer = try Self.open(directory, Durability(minFree: .max))
    do {
      try writer.expectRoom()
      Issue.record("expected an error")
    } catch {
      #expect(error.isFull, "\(error)")
    }
    let willing = try Self.open(directory, Durability(minFree: 0))
    try willing.expectRoom()
    #expect(throws: OutputError.self) { try willing.expectRoom(sparing: .max) }
  }

  @Test func `The reserve takes room, gives it back and is taken again`() throws {
    let directory = try TemporaryDirectory()
    let reserve = DiskReserve(directory: directory.path, size: 100_000)
    reserve.take()
    #expect(reserve.isHeld)
    #expect(directory.text("reserve")?.utf8.count == 100_000)
    #expect(reserve.giveUp())
    #expect(directory.text("reserve") == "")
    #expect(!reserve.giveUp())
    #expect(reserve.shortage(besideFilesAt: directory.path) == 100_000)
    reserve.take()
    #expect(reserve.isHeld)
    #expect(reserve.shortage(besideFilesAt: directory.path) == 0)
  }
}
