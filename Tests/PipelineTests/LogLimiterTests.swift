import NewsModel
import Pipeline
import Testing

@Suite struct LogLimiterTests {
  static let start = ContinuousClock.now
  static let source = SourceID("herald")

  @Test func `The first lines of a source are written, then two a minute with the rest counted`() {
    var limiter = LogLimiter()
    var written: [(second: Int, omitted: Int)] = []
    for second in 0..<120 {
      let now = Self.start + .seconds(second)
      if let omitted = limiter.admit(.failure, of: Self.source, at: now) {
        written.append((second, omitted))
      }
    }
    #expect(written.map(\.second) == [0, 1, 2, 3, 4, 30, 60, 90])
    #expect(written.map(\.omitted) == [0, 0, 0, 0, 0, 25, 29, 29])
  }

  @Test func `Kinds and sources do not use up each other's lines`() {
    var limiter = LogLimiter()
    for _ in 0..<9 { _ = limiter.admit(.page, of: Self.source, at: Self.start) }
    let samePage = limiter.admit(.page, of: Self.source, at: Self.start)
    let failure = limiter.admit(.failure, of: Self.source, at: Self.start)
    let otherPage = limiter.admit(.page, of: SourceID("mail"), at: Self.start)
    #expect(samePage == nil && failure == 0 && otherPage == 0)
  }

  @Test func `A failing network is told by a hundred lines and two a second`() {
    var limiter = LogLimiter()
    var written = 0
    for second in 0..<10 {
      for number in 0..<500 {
        let source = SourceID("source-\(number)")
        let now = Self.start + .seconds(second)
        if limiter.admit(.failure, of: source, at: now) != nil { written += 1 }
      }
    }
    #expect(written == 100 + 2 * 9)
  }

  @Test func `What was left out is told after a minute, once`() {
    var limiter = LogLimiter()
    func reports(_ seconds: Int) -> [LogLimiter.Omission] {
      limiter.report(at: Self.start + .seconds(seconds))
    }
    #expect(reports(0).isEmpty)
    for _ in 0..<12 { _ = limiter.admit(.page, of: Self.source, at: Self.start) }
    #expect(reports(59).isEmpty)
    let told = reports(60)
    #expect(told.map(\.count) == [7] && told.map(\.source) == [Self.source])
    #expect(reports(120).isEmpty)
  }

  @Test func `A clock that stands still or a pause of a year does no harm`() {
    var bucket = TokenBucket(capacity: 2, refill: .seconds(30))
    func takes(at now: ContinuousClock.Instant) -> Bool {
      guard bucket.has(at: now) else { return false }
      bucket.take()
      return true
    }
    #expect((0..<3).map { _ in takes(at: Self.start) } == [true, true, false])
    let later = Self.start + .seconds(365 * 86_400)
    #expect(bucket.isFull(at: later))
    #expect((0..<3).map { _ in takes(at: later) } == [true, true, false])
  }
}
