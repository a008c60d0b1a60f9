import NewsModel
import Testing

@Suite struct TimestampTests {
  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
      (951_782_400, "2000-02-29T00:00:00Z"), (1_795_276_920, "2026-11-21T16:02:00Z"),
      (-62_135_596_800, "0001-01-01T00:00:00Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
    ] as [(Int64, String)])
  func `An instant is written as RFC 3339 in UTC`(seconds: Int64, text: String) {
    #expect(Timestamp(seconds: seconds).rfc3339 == text)
  }

  @Test func `Every day of four centuries survives the round trip`() {
    for days in -100_000...150_000 {
      let day = CivilDay(daysSinceEpoch: days)
      #expect(day.daysSinceEpoch == days)
      #expect(day.day <= CivilDay.daysInMonth(day.month, of: day.year))
    }
  }
}
