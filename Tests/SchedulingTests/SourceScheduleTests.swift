import NewsModel
import Scheduling
import Testing

struct `A source's schedule` {
  private let start = Timestamp(year: 2026, month: 3, day: 4, hour: 9)
  private let policy = PollPolicy()

  private func fresh(_ name: String = "gazette") -> SourceSchedule {
    SourceSchedule(SourceID(name), at: start)
  }

  private func document(
    _ new: [Timestamp?] = [], _ hints: PollHints = PollHints(), movedTo url: String? = nil
  ) -> PollOutcome {
    .document(new: new, hints: hints, permanentURL: url)
  }

  @Test func `A new source is due at once`() {
    #expect(fresh().nextPoll == start)
    #expect(fresh().health(at: start) == .new)
  }

  @Test(arguments: [1, 6, 24, 24 * 30])
  func `The interval stays within its bounds`(_ hoursBetweenStories: Int) {
    var schedule = fresh()
    let dates = (0..<20).map { start - .seconds($0 * hoursBetweenStories * 3_600) }
    schedule.record(document(dates), at: start, policy: policy)
    #expect(schedule.interval >= policy.minimumInterval)
    #expect(schedule.interval <= policy.maximumInterval)
  }

  @Test func `A busy source is polled more often than a quiet one, but not in proportion`() {
    func interval(hoursBetweenStories hours: Int) -> Double {
      var schedule = fresh()
      let dates = (0..<40).map { start - .seconds($0 * hours * 3_607) }
      schedule.record(document(dates), at: start, policy: policy)
      return Double(schedule.interval.components.seconds)
    }
    let ratio = interval(hoursBetweenStories: 17) / interval(hoursBetweenStories: 1)
    #expect(ratio > 4)
    #expect(ratio < 16)
  }

  @Test func `A fixed interval neither adapts nor heeds wishes`() {
    var schedule = fresh()
    let hints = PollHints(timeToLive: .seconds(7_200), skipHours: [9, 10])
    let fixed = PollPolicy(fixedInterval: .seconds(600))
    schedule.record(document([], hints), at: start, policy: fixed)
    #expect(schedule.nextPoll == start + .seconds(600))
  }

  @Test func `Sources held up together part again, each to its own place in a fixed interval`() {
    let fixed = PollPolicy(fixedInterval: .seconds(600), keepsPhase: true)
    var perMinute = Array(repeating: 0, count: 10)
    for number in 0..<600 {
      var schedule = SourceSchedule(SourceID("source-\(number)"), at: start)
      var last = start
      for poll in 0..<7 {
        // Each answer takes five seconds.
        let now = schedule.nextPoll + .seconds(5)
        #expect((540...665).contains(now.since(last).components.seconds) || poll == 0)
        schedule.record(document([]), at: now, policy: fixed)
        last = now
      }
      let before = schedule.nextPoll
      schedule.record(document([]), at: before + .seconds(5), policy: fixed)
      #expect(schedule.nextPoll == before + .seconds(600))
      perMinute[Int(schedule.nextPoll.seconds % 600) / 60] += 1
    }
    #expect(perMinute.allSatisfy { (35...85).contains($0) }, "\(perMinute)")
  }

  @Test(arguments: [
    PollHints(timeToLive: .seconds(3 * 3_600)), PollHints(updateInterval: .seconds(3 * 3_600)),
    PollHints(maxAge: .seconds(3 * 3_600)),
    PollHints(expires: Timestamp(year: 2026, month: 3, day: 4, hour: 12)),
  ])
  func `What the publisher wishes is heeded`(_ hints: PollHints) {
    var schedule = fresh()
    let busy = (0..<40).map { Optional(start - .seconds($0 * 600)) }
    schedule.record(document(busy, hints), at: start, policy: policy)
    #expect(schedule.nextPoll == start + .seconds(3 * 3_600))
  }

  @Test func `A wish for a year is granted up to the longest interval`() {
    var schedule = fresh()
    let hints = PollHints(timeToLive: .seconds(Int64.max / 4))
    schedule.record(document([], hints), at: start, policy: policy)
    #expect(schedule.nextPoll == start + policy.maximumInterval)
  }

  @Test func `The wish of the last document holds for a 304`() {
    var schedule = fresh()
    let hints = PollHints(timeToLive: .seconds(5 * 3_600))
    schedule.record(document([], hints), at: start, policy: policy)
    let later = schedule.nextPoll
    schedule.record(
      .notModified(maxAge: nil, expires: nil, permanentURL: nil), at: later, policy: policy)
    #expect(schedule.nextPoll == later + .seconds(5 * 3_600))
  }

  @Test func `Skipped hours are skipped, and not everyone comes when they end`() {
    var minutes: Set<Int64> = []
    for number in 0..<50 {
      var schedule = fresh("source-\(number)")
      let hints = PollHints(skipHours: [9, 10, 11, 12, 13, 14, 15, 16, 17])
      schedule.record(document([start], hints), at: start, policy: policy)
      let resumed = Timestamp(year: 2026, month: 3, day: 4, hour: 18)
      #expect(schedule.nextPoll >= resumed)
      #expect(schedule.nextPoll < resumed + .seconds(600))
      minutes.insert(schedule.nextPoll.seconds / 60)
    }
    #expect(minutes.count > 5)
  }

  @Test func `Skipped days are skipped`() {
    var schedule = fresh()
    // 4 March 2026 is a Wednesday.
    let hints = PollHints(skipDays: [3, 4])
    schedule.record(document([start], hints), at: start, policy: policy)
    #expect(schedule.nextPoll >= Timestamp(year: 2026, month: 3, day: 6))
    #expect(schedule.nextPoll < Timestamp(year: 2026, month: 3, day: 6, hour: 1))
  }

  @Test func `A feed that skips every hour skips none`() {
    var schedule = fresh()
    let hints = PollHints(skipHours: Array(0...24) + [-3, 99])
    schedule.record(document([start], hints), at: start, policy: policy)
    #expect(schedule.nextPoll <= start + policy.maximumInterval)
  }

  @Test(arguments: [429, 503, 403])
  func `Retry-After is heeded, whatever the interval`(_ status: Int) {
    var schedule = fresh()
    let fixed = PollPolicy(fixedInterval: .seconds(60))
    schedule.record(
      .refused(status: status, retryAfter: .seconds(10_000)), at: start, policy: fixed)
    #expect(schedule.nextPoll >= start + .seconds(10_000))
    #expect(schedule.nextPoll <= start + .seconds(10_300))
    #expect(schedule.retryAt == schedule.nextPoll)
  }

  @Test func `Nobody can silence a source for more than a week`() {
    var schedule = fresh()
    schedule.record(
      .refused(status: 429, retryAfter: .seconds(Int64.max / 4)), at: start, policy: policy)
    #expect(schedule.nextPoll <= start + .seconds(8 * 86_400))
  }

  @Test func `Failures wait longer and longer, up to a day, and a success ends it`() {
    var schedule = fresh()
    var now = start
    var waits: [Duration] = []
    for _ in 0..<20 {
      schedule.record(.failed, at: now, policy: policy)
      waits.append(schedule.nextPoll.since(now))
      now = schedule.nextPoll
    }
    #expect(waits[0] < .seconds(600))
    #expect(waits[4] > waits[1])
    #expect(waits.allSatisfy { $0 <= .seconds(86_400) })
    #expect(waits[19] > .seconds(60_000))
    #expect(schedule.health(at: now) == .failing(20))
    schedule.record(document([now]), at: now, policy: policy)
    #expect(schedule.health(at: now) == .good)
    #expect(schedule.nextPoll <= now + policy.maximumInterval)
  }

  @Test func `Sources that failed together do not come back together`() {
    let waits = (0..<200).map { number in
      var schedule = fresh("source-\(number)")
      schedule.record(.failed, at: start, policy: policy)
      return schedule.nextPoll
    }
    #expect(Set(waits).count > 50)
  }

  @Test func `Gone twice a day apart is the end, gone once is not`() {
    var schedule = fresh()
    schedule.record(.refused(status: 410, retryAfter: nil), at: start, policy: policy)
    #expect(!schedule.isGone)
    #expect(schedule.nextPoll >= start + .seconds(86_400))
    schedule.record(
      .refused(status: 410, retryAfter: nil), at: start + .seconds(3_600), policy: policy)
    #expect(!schedule.isGone)
    let next = schedule.nextPoll
    schedule.record(.refused(status: 410, retryAfter: nil), at: next, policy: policy)
    #expect(schedule.isGone)
    #expect(schedule.nextPoll > next + .seconds(86_400 * 365_000))
    #expect(schedule.health(at: next) == .gone)
  }

  @Test func `A success between forgets that the source was gone`() {
    var schedule = fresh()
    schedule.record(.refused(status: 410, retryAfter: nil), at: start, policy: policy)
    let later = schedule.nextPoll
    schedule.record(document(), at: later, policy: policy)
    schedule.record(
      .refused(status: 410, retryAfter: nil), at: later + .seconds(60), policy: policy)
    #expect(!schedule.isGone)
  }

  @Test func `A move is believed when it was seen three times on end`() {
    let new = "https://example.org/new.xml"
    var schedule = fresh()
    for url in [new, new, nil, new, new, "https://example.org/other.xml", new, new] {
      schedule.record(document(movedTo: url), at: start, policy: policy)
      #expect(schedule.movedURL == nil)
    }
    schedule.record(
      .notModified(maxAge: nil, expires: nil, permanentURL: new), at: start, policy: policy)
    #expect(schedule.movedURL == new)
  }

  @Test func `A move to a place that fails is taken back`() {
    var schedule = fresh()
    for _ in 0..<3 {
      schedule.record(
        document(movedTo: "https://example.org/new.xml"), at: start, policy: policy)
    }
    for _ in 0..<2 { schedule.record(.failed, at: start, policy: policy) }
    #expect(schedule.movedURL != nil)
    schedule.record(.failed, at: start, policy: policy)
    #expect(schedule.movedURL == nil)
    #expect(schedule.wantsDocument(at: start))
  }

  @Test func `After a day of 304s the whole document is wanted`() {
    var schedule = fresh()
    #expect(schedule.wantsDocument(at: start))
    schedule.record(document([start]), at: start, policy: policy)
    var now = start
    while now.since(start) < .seconds(86_400) {
      #expect(!schedule.wantsDocument(at: now))
      schedule.record(
        .notModified(maxAge: nil, expires: nil, permanentURL: nil), at: now, policy: policy)
      now = schedule.nextPoll
    }
    #expect(schedule.wantsDocument(at: now))
  }

  @Test func `A source without news for long is silent`() {
    var schedule = fresh()
    schedule.record(document([start]), at: start, policy: policy)
    let later = start + .seconds(100 * 86_400)
    schedule.record(
      .notModified(maxAge: nil, expires: nil, permanentURL: nil), at: later, policy: policy)
    #expect(schedule.health(at: later) == .silent(since: start))
  }

  @Test func `The stored form gives the same schedule back`() throws {
    var schedule = fresh()
    let hints = PollHints(timeToLive: .seconds(900), skipHours: [1, 2], skipDays: [6])
    let dates = (0..<30).map { Optional(start - .seconds($0 * 4_000)) }
    for _ in 0..<4 {
      schedule.record(
        document(dates, hints, movedTo: "https://example.org/ü.xml"), at: start, policy: policy)
    }
    schedule.record(.refused(status: 410, retryAfter: .seconds(60)), at: start, policy: policy)
    let copy = try #require(SourceSchedule(encoded: schedule.encoded))
    #expect(copy == schedule)
  }

  @Test func `Damaged bytes give no schedule and no crash`() {
    var schedule = fresh()
    schedule.record(document([start]), at: start, policy: policy)
    let bytes = schedule.encoded
    #expect(SourceSchedule(encoded: []) == nil)
    for count in 0..<bytes.count {
      #expect(SourceSchedule(encoded: Array(bytes.prefix(count))) == nil)
    }
    for position in bytes.indices {
      var damaged = bytes
      damaged[position] ^= 0xFF
      guard var schedule = SourceSchedule(encoded: damaged) else { continue }
      schedule.mend(at: start, policy: policy)
      schedule.record(document([start]), at: start, policy: policy)
      _ = schedule.health(at: start)
    }
  }

  @Test func `A clock that jumps a year loses nothing and makes no burst`() {
    var schedule = fresh()
    let dates = (0..<40).map { Optional(start - .seconds($0 * 3_600)) }
    schedule.record(document(dates), at: start, policy: policy)
    let year = Duration.seconds(365 * 86_400)
    for now in [start + year, start, start - year, start] {
      schedule.mend(at: now, policy: policy)
      #expect(schedule.nextPoll <= now + .seconds(8 * 86_400))
      schedule.record(document([now]), at: now, policy: policy)
      #expect(schedule.interval >= policy.minimumInterval)
      #expect(schedule.interval <= policy.maximumInterval)
    }
  }

  @Test func `An interval of a fortnight outlives a restart, and a shortened one is heeded`() {
    var schedule = fresh()
    let fortnight = PollPolicy(fixedInterval: .seconds(14 * 86_400))
    schedule.record(document([start]), at: start, policy: fortnight)
    schedule.mend(at: start + .seconds(3_600), policy: fortnight)
    #expect(schedule.nextPoll == start + .seconds(14 * 86_400))
    schedule.mend(at: start + .seconds(3_600), policy: PollPolicy(fixedInterval: .seconds(600)))
    #expect(schedule.nextPoll == start + .seconds(660))
  }

  @Test func `A clock that was ahead silences nobody, nor is a server's wish forgotten`() {
    let ahead = start + .seconds(3 * 86_400)
    var schedule = fresh()
    schedule.record(document([ahead]), at: ahead, policy: policy)
    schedule.mend(at: start, policy: policy)
    #expect(schedule.nextPoll == start)
    schedule.record(.refused(status: 429, retryAfter: .seconds(7_200)), at: ahead, policy: policy)
    let wish = schedule.nextPoll
    schedule.mend(at: start, policy: policy)
    #expect(schedule.nextPoll == wish)
    #expect(wish >= ahead + .seconds(7_200))
  }

  @Test func `A feed with a thousand stories a second is no faster than a schedule can be`() throws
  {
    var schedule = fresh()
    let dates = (0..<60_000).map { Optional(start - .seconds($0 / 1_000)) }
    schedule.record(document(dates), at: start, policy: policy)
    #expect(try #require(schedule.rate) <= 1.0 / 30)
  }

  @Test func `A document of the future is wanted anew`() {
    var schedule = fresh()
    schedule.record(document([start]), at: start + .seconds(365 * 86_400), policy: policy)
    #expect(schedule.wantsDocument(at: start))
  }
}
