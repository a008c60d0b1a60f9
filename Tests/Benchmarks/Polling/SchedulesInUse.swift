import NewsModel
import Scheduling
import TestSupport

/// The schedules of many sources and the queue between them, as the pipeline uses them.
struct SchedulesInUse {
  private var schedules: [SourceID: SourceSchedule] = [:]
  private var queue = PollQueue()
  private var now = Timestamp(seconds: 1_795_219_200)
  private var random: SeededGenerator
  private let policy = PollPolicy(
    minimumInterval: .seconds(120), maximumInterval: .seconds(21_600), fixedInterval: nil)

  init(count: Int, seed: UInt64) {
    random = SeededGenerator(seed: seed)
    let sources = (0..<count).map { SourceID("source-\($0)") }
    for source in sources { schedules[source] = SourceSchedule(source, at: now) }
    queue.insert(sources.map { (source: $0, due: now) }, at: now, rate: 64)
  }

  /// Polls so many times, going to the next moment at which a source is due. One poll in ten finds a
  /// story.
  mutating func poll(_ count: Int) {
    for _ in 0..<count {
      guard let due = queue.nextDue else { return }
      now = max(now, due)
      guard let source = queue.popDue(at: now) else { return }
      let outcome: PollOutcome =
        random.next() % 10 == 0
        ? .document(new: [now], hints: PollHints(), permanentURL: nil)
        : .notModified(maxAge: nil, expires: nil, permanentURL: nil)
      schedules[source]?.record(outcome, at: now, policy: policy)
      if let next = schedules[source]?.nextPoll { queue.insert(source, due: next) }
    }
  }
}
