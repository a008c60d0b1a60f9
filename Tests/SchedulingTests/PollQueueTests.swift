import NewsModel
import Scheduling
import TestSupport
import Testing

struct `The queue of polls` {
  private let start = Timestamp(year: 2026, month: 3, day: 4, hour: 9)

  private func id(_ number: Int) -> SourceID { SourceID("source-\(number)") }

  @Test func `Sources come out in the order in which they are due`() {
    var generator = SeededGenerator(seed: 7)
    var queue = PollQueue()
    var due: [SourceID: Int64] = [:]
    for _ in 0..<5_000 {
      let source = id(Int.random(in: 0..<800, using: &generator))
      if Int.random(in: 0..<4, using: &generator) == 0 {
        queue.remove(source)
        due[source] = nil
      } else {
        let seconds = Int64.random(in: 0..<10_000, using: &generator)
        queue.insert(source, due: start + .seconds(seconds))
        due[source] = seconds
      }
    }
    #expect(queue.count == due.count)
    var last: Int64 = 0
    while let next = queue.nextDue {
      guard let source = queue.popDue(at: next) else { break }
      #expect(due[source] == next.since(start).components.seconds)
      #expect(next.since(start).components.seconds >= last)
      last = next.since(start).components.seconds
      due[source] = nil
    }
    #expect(due.isEmpty)
  }

  @Test func `Nothing comes out before it is due`() {
    var queue = PollQueue()
    queue.insert(id(1), due: start + .seconds(10))
    #expect(queue.popDue(at: start + .seconds(9)) == nil)
    #expect(queue.popDue(at: start + .seconds(10)) == id(1))
    #expect(queue.popDue(at: start + .seconds(10)) == nil)
  }

  @Test func `A start with many overdue sources is spread`() {
    var queue = PollQueue()
    queue.insert((0..<10_000).map { (id($0), start - .seconds($0)) }, at: start, rate: 100)
    var perSecond: [Int] = []
    for second in 0..<101 {
      var count = 0
      while queue.popDue(at: start + .seconds(second)) != nil { count += 1 }
      perSecond.append(count)
    }
    #expect(queue.isEmpty)
    #expect((perSecond.max() ?? 0) < 200)
  }

  @Test func `Sources due in one second come out spread over it`() {
    var queue = PollQueue()
    for number in 0..<1_000 { queue.insert(id(number), due: start) }
    var perTenth: [Int] = []
    for tenth in 1...10 {
      var count = 0
      while queue.popDue(at: start, fraction: Double(tenth) / 10) != nil { count += 1 }
      perTenth.append(count)
      let wait = queue.wait(at: start, fraction: Double(tenth) / 10) ?? .seconds(1)
      #expect(wait < .milliseconds(20) || tenth == 10)
    }
    #expect(perTenth.allSatisfy { (60...140).contains($0) }, "\(perTenth)")
    #expect(queue.isEmpty)
  }

  @Test func `A hundred thousand sources are scheduled in a few microseconds each`() {
    func costPerPoll(_ sources: Int) -> Duration {
      var queue = PollQueue()
      var schedules = (0..<sources).map { SourceSchedule(id($0), at: start) }
      queue.insert((0..<sources).map { (id($0), start) }, at: start, rate: 1_000)
      let begin = ProcessorTime.ofThread
      for _ in 0..<20_000 {
        guard let now = queue.nextDue, let source = queue.popDue(at: now),
          let number = Int(source.name.dropFirst(7))
        else { break }
        schedules[number].record(
          .notModified(maxAge: nil, expires: nil, permanentURL: nil), at: now,
          policy: PollPolicy())
        queue.insert(source, due: schedules[number].nextPoll)
      }
      return (ProcessorTime.ofThread - begin) / 20_000
    }
    let few = costPerPoll(1_000)
    let many = costPerPoll(100_000)
    // log 100,000 is 1.7 times log 1,000; the rest is for caches and a busy machine.
    #expect(many < few * 8, "\(few) with a thousand, \(many) with a hundred thousand")
  }

  @Test(arguments: [365 * 86_400, -365 * 86_400])
  func `A clock that is set moves all waits`(_ seconds: Int) {
    var queue = PollQueue()
    for number in 0..<100 { queue.insert(id(number), due: start + .seconds(number)) }
    let after = start + .seconds(seconds + 2)
    queue.clockWasSet(from: start, to: after, elapsed: .seconds(2))
    var count = 0
    while queue.popDue(at: after) != nil { count += 1 }
    #expect(count == 3)
    queue.insert(id(1_000), due: after + .seconds(50))
    #expect(queue.nextDue == after + .seconds(1))
    while queue.popDue(at: after + .seconds(97)) != nil { count += 1 }
    #expect(count == 101)
  }

  @Test func `What came due in a sleep is spread, what is not yet due waits as before`() {
    var queue = PollQueue()
    for number in 0..<200 { queue.insert(id(number), due: start + .seconds(number)) }
    let awake = start + .seconds(99)
    queue.spread(at: awake, rate: 10)
    #expect(queue.count == 200)
    var perSecond: [Int] = []
    for second in 0..<10 {
      var count = 0
      while queue.popDue(at: awake + .seconds(second)) != nil { count += 1 }
      perSecond.append(count)
    }
    // The hundred that were due take ten seconds, ten a second of which the first is this one; one
    // more comes due each second by itself.
    #expect(perSecond.reduce(0, +) == 109)
    #expect(perSecond.allSatisfy { (3...20).contains($0) }, "\(perSecond)")
  }
}
