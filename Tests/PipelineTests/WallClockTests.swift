import NewsModel
import Pipeline
import Testing

@Suite struct WallClockTests {
  let start = ContinuousClock.now

  private let noon = Timestamp(seconds: 100_000_000)

  @Test func `A clock that goes with the other one was not set`() {
    var clock = WallClock(at: noon, start)
    #expect(clock.look(at: noon + .seconds(1), start + .seconds(1)).setFrom == nil)
    #expect(clock.look(at: noon + .seconds(7_201), start + .seconds(7_201)).setFrom == nil)
    #expect(clock.isTrusted(at: start + .seconds(7_201)))
  }

  @Test(arguments: [31_536_000, -31_536_000, 3_600, -60])
  func `A clock that was set was set once, and is trusted a day later`(by seconds: Int) {
    var clock = WallClock(at: noon, start)
    let now = noon + .seconds(1 + seconds)
    let change = clock.look(at: now, start + .seconds(1))
    #expect(change.setFrom == noon && change.elapsed == .seconds(1) && !change.slept)
    #expect(clock.look(at: now + .seconds(1), start + .seconds(2)).setFrom == nil)
    #expect(!clock.isTrusted(at: start + .seconds(86_400)))
    #expect(clock.isTrusted(at: start + .seconds(86_401)))
  }

  @Test(arguments: [(1, false), (9, false), (11, true), (86_400, true)])
  func `Who did not look for long slept, and nobody set the clock`(seconds: Int, slept: Bool) {
    var clock = WallClock(at: noon, start)
    let change = clock.look(at: noon + .seconds(seconds), start + .seconds(seconds))
    #expect(change.setFrom == nil && change.slept == slept)
  }

  @Test(arguments: [(0, true), (6 * 86_400, true), (400 * 86_400, false), (-3_600, false)])
  func `A start long after the last poll, or before it, is not trusted at once`(
    seconds: Int, isTrusted: Bool
  ) {
    let clock = WallClock(at: noon, start, last: noon - .seconds(seconds))
    #expect(clock.isTrusted(at: start) == isTrusted)
    #expect(clock.isTrusted(at: start + .seconds(86_400)))
  }
}
