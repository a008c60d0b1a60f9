import NewsModel
import Pipeline
import Testing

@Suite struct WallClockTests {
  let start = ContinuousClock.now

  @Test func `A clock that goes with the other one has not jumped`() {
    var clock = WallClock(at: Timestamp(seconds: 1_000), start)
    #expect(clock.jump(at: Timestamp(seconds: 1_001), start + .seconds(1)) == nil)
    #expect(clock.jump(at: Timestamp(seconds: 8_201), start + .seconds(7_201)) == nil)
  }

  @Test(arguments: [31_536_000, -31_536_000, 3_600, -60] as [Int64])
  func `A clock that was set has jumped once`(by: Int64) {
    var clock = WallClock(at: Timestamp(seconds: 100_000_000), start)
    let now = Timestamp(seconds: 100_000_001 + by)
    let jump = clock.jump(at: now, start + .seconds(1))
    #expect(jump?.before == Timestamp(seconds: 100_000_000))
    #expect(clock.jump(at: now + .seconds(1), start + .seconds(2)) == nil)
  }
}
