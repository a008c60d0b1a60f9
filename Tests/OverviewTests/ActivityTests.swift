import NewsModel
import Overview
import Testing

@Suite struct ActivityTests {
  private static let now = Timestamp(year: 2026, month: 11, day: 21, hour: 16)
  private static let day = Period(.seconds(86_400), until: now)

  /// Stories in each of the last hours, the last hour first.
  private static func activity(_ lastHours: [Int]) -> Activity {
    var activity = Activity()
    for (hour, count) in lastHours.enumerated() {
      for _ in 0..<count { activity.count(now - .seconds(Int64(hour) * 3_600 + 60), in: day) }
    }
    return activity
  }

  @Test(arguments: [
    ([2], Activity.Trend.rising), ([1], .steady), ([1, 1, 1], .rising),
    ([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], .steady), ([0, 0, 0, 9], .falling),
    ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5], .falling), ([0, 0, 0, 1], .steady),
    ([9, 9, 9, 3, 3, 3, 3, 3, 3, 3, 3, 3], .rising),
    ([4, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3], .steady),
    ([], .steady),
  ])
  func `The trend heeds more than chance alone would make`(
    lastHours: [Int], trend: Activity.Trend
  ) {
    #expect(Self.activity(lastHours).trend == trend)
  }

  @Test func `The sparkline has a block an hour, the highest for the most`() {
    #expect(Self.activity([8, 4, 0, 1]).sparkline == String(repeating: " ", count: 20) + "▁ ▄█")
    #expect(Self.activity([]).sparkline == String(repeating: " ", count: 24))
    #expect(Self.activity([1]).sparkline.last == "▂", "a single story is no peak")
  }

  @Test func `Parts begin after the period's start and end with its end`() {
    #expect(Self.day.part(of: Self.now) == 23)
    #expect(Self.day.part(of: Self.now + .seconds(1)) == nil)
    #expect(Self.day.part(of: Self.now - .seconds(86_400)) == nil)
    #expect(Self.day.part(of: Self.now - .seconds(86_399)) == 0)
    #expect(Self.day.part(of: Self.now - .seconds(3_600)) == 22)
    let least = Period(.zero, until: Self.now)
    #expect(least.part(of: Self.now) == 23)
    #expect(least.part == .seconds(1))
  }

  @Test func `A quarter of the period halves what a story counts`() {
    let old = Self.activity(Array(repeating: 0, count: 6) + [1])
    #expect(abs(old.recency * 2 - Self.activity([1]).recency) < 1e-9)
  }
}
