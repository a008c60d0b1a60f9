import NewsModel
import Scheduling
import Testing

struct `What polls have taught` {
  private let start = Timestamp(year: 2026, month: 3, day: 4, hour: 9)

  private func memory(stories: Int) -> PollMemory {
    var schedule = SourceSchedule(SourceID("paper"), at: start)
    schedule.record(
      .document(
        new: (0..<stories).map { start - .seconds($0 * 4_000) }, hints: PollHints(),
        permanentURL: nil), at: start, policy: PollPolicy())
    return PollMemory(schedule)
  }

  @Test(arguments: [0, 1, 400])
  func `Packed and unpacked it is the same`(_ stories: Int) throws {
    var memory = memory(stories: stories)
    #expect(PollMemory(packed: memory.packed) == memory)
    memory.entityTag = "W/\"5f3\""
    memory.lastModified = "Wed, 04 Mar 2026 08:59:00 GMT"
    memory.outcome = "30 entries, \(stories) new"
    memory.hub = String(repeating: "https://hub.example/", count: 20)
    #expect(PollMemory(packed: memory.packed) == memory)
  }

  // A service holds it of each of a hundred thousand sources.
  @Test func `A source without stories takes little, one with many not much more`() {
    #expect(memory(stories: 0).packed.count < 90)
    #expect(memory(stories: 400).packed.count < 270)
  }

  @Test func `Other bytes give nothing`() {
    let packed = memory(stories: 3).packed
    for count in 0..<packed.count {
      #expect(PollMemory(packed: Array(packed.prefix(count))) == nil)
    }
    #expect(PollMemory(packed: packed + [0]) == nil)
    #expect(PollMemory(packed: Array(repeating: 0xFF, count: 64)) == nil)
  }
}
