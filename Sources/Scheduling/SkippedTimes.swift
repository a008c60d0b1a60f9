import NewsModel

/// The hours and days in which a publisher does not want to be asked, as bits.
struct SkippedTimes: Hashable, Sendable {
  private(set) var hours: UInt32
  private(set) var days: UInt8

  init(hours: UInt32 = 0, days: UInt8 = 0) {
    // A feed that forbids every hour, or every day, says nothing.
    self.hours = hours & 0xFF_FFFF == 0xFF_FFFF ? 0 : hours & 0xFF_FFFF
    self.days = days & 0x7F == 0x7F ? 0 : days & 0x7F
  }

  init(_ hints: PollHints) {
    let hours = hints.skipHours.filter { (0...24).contains($0) }
    let days = hints.skipDays.filter { (0...6).contains($0) }
    self.init(
      hours: hours.reduce(0) { $0 | 1 << UInt32($1 % 24) },
      days: days.reduce(0) { $0 | 1 << UInt8($1) })
  }

  var isEmpty: Bool { hours == 0 && days == 0 }

  private func skips(_ time: WeekHour) -> Bool {
    hours >> UInt32(time.hour) & 1 == 1 || days >> UInt8(time.day) & 1 == 1
  }

  /// `instant` where it may be asked, else the beginning of the first hour that may.
  func firstAllowed(from instant: Timestamp) -> Timestamp {
    guard !isEmpty, skips(WeekHour(instant)) else { return instant }
    var hour = WeekHour(instant).nextHour(after: instant)
    for _ in 0..<168 {
      guard skips(WeekHour(hour)) else { return hour }
      hour = hour + .seconds(3_600)
    }
    return instant
  }
}

/// The place of an instant in the week, in UTC.
struct WeekHour: Hashable {
  /// 0 is Sunday.
  let day: Int
  let hour: Int
  private let secondOfHour: Int64

  init(_ instant: Timestamp) {
    let days = instant.seconds.flooredQuotient(by: 86_400)
    let second = instant.seconds &- days &* 86_400
    // 1970-01-01 was a Thursday.
    day = Int((days &+ 4).flooredRemainder(by: 7))
    hour = Int(second / 3_600)
    secondOfHour = second % 3_600
  }

  /// 0…11.
  var fiveMinutes: Int { Int(secondOfHour / 300) }

  func nextFiveMinutes(after instant: Timestamp) -> Timestamp {
    instant + .seconds(300 - secondOfHour % 300)
  }

  func nextHour(after instant: Timestamp) -> Timestamp {
    instant + .seconds(3_600 - secondOfHour)
  }
}

extension Int64 {
  func flooredQuotient(by divisor: Int64) -> Int64 {
    self >= 0 ? self / divisor : -((-(self &+ 1)) / divisor) &- 1
  }

  func flooredRemainder(by divisor: Int64) -> Int64 {
    self &- flooredQuotient(by: divisor) &* divisor
  }
}
