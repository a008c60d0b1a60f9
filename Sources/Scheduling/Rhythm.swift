import Glibc
package import NewsModel

/// How often a source publishes, by hour of the day and day of the week, as far as polls have shown.
///
/// Counts decay with a half-life of two weeks: long enough to tell Tuesdays from Sundays, short
/// enough to follow a site that changes its ways. The rate of a moment is the mean rate times the
/// factors of the hour, of the day and of the five minutes of the hour (posts are often scheduled for
/// a full or half hour), so that 43 numbers stand for 2,016. A second count with a half-life of an
/// hour follows breaking news.
package struct Rhythm: Hashable, Sendable {
  static let halfLife = 14.0 * 86_400
  static let burstHalfLife = 3_600.0
  /// What a source is taken for before anything is known: a story in four hours, with the weight of
  /// half a day of watching.
  static let priorStories = 3.0
  static let priorSeconds = 43_200.0
  /// How many stories the even distributions weigh.
  static let evenHours = 12.0
  static let evenDays = 14.0
  static let evenMinutes = 24.0
  /// Above this nothing is gained: two polls a minute.
  static let highestRate = 1.0 / 30

  /// Lanes 0…23 count stories by hour, 24…30 by day of the week, in UTC.
  var profile = SIMD32<Float>(repeating: 0)
  /// Lanes 0…11 count stories by five minutes of the hour.
  var minutes = SIMD16<Float>(repeating: 0)
  var stories = 0.0
  var seconds = 0.0
  var burst = 0.0
  var updated: Timestamp

  /// Nothing is known yet at `now`.
  package init(at now: Timestamp) {
    updated = now
  }

  /// Takes in that from the last observation to `now` these stories appeared, and no others.
  package mutating func observe(_ published: [Timestamp?], at now: Timestamp) {
    let since = updated
    pass(to: now)
    for instant in published {
      // A date before the last poll is one of a story that came late, or a wrong one: what counts
      // is when a poll could have found it.
      let seen = min(max(instant ?? now, since), now)
      count(seen)
      burst += exp2(-Double(now.since(seen).components.seconds) / Self.burstHalfLife)
    }
  }

  /// Takes in the first document: its entries show the rhythm of the time that they cover.
  package mutating func begin(with published: [Timestamp?], at now: Timestamp) {
    updated = now
    let month = now - .seconds(30 * 86_400)
    let dates = published.compactMap(\.self).filter { $0 >= month && $0 <= now }
    // The oldest only begins the time covered.
    guard let oldest = dates.min(), dates.count > 1 else { return }
    var past = Rhythm(at: oldest)
    for instant in dates.sorted().dropFirst() { past.observe([instant], at: instant) }
    past.pass(to: now)
    self = past
  }

  private mutating func count(_ instant: Timestamp) {
    let time = WeekHour(instant)
    profile[time.hour] += 1
    profile[24 + time.day] += 1
    minutes[time.fiveMinutes] += 1
    stories += 1
  }

  /// Lets time pass. A clock that jumps costs at most a week of memory.
  private mutating func pass(to now: Timestamp) {
    let elapsed = Double(min(max(0, now.seconds &- updated.seconds), 7 * 86_400))
    updated = now
    guard elapsed > 0 else { return }
    let kept = exp2(-elapsed / Self.halfLife)
    profile *= Float(kept)
    minutes *= Float(kept)
    stories *= kept
    burst *= exp2(-elapsed / Self.burstHalfLife)
    seconds = seconds * kept + Self.halfLife / log(2) * (1 - kept)
  }

  /// Stories per second over all hours.
  var meanRate: Double { Self.meanRate(stories, in: seconds) }

  static func meanRate(_ stories: Double, in seconds: Double) -> Double {
    (stories + priorStories) / (seconds + priorSeconds)
  }

  /// Stories per second that are to be expected at `instant`.
  func rate(at instant: Timestamp) -> Double {
    let time = WeekHour(instant)
    let mean = meanRate
    let hour = factor(profile[time.hour], of: 24, Self.evenHours)
    let day = factor(profile[24 + time.day], of: 7, Self.evenDays)
    let minute = factor(minutes[time.fiveMinutes], of: 12, Self.evenMinutes)
    return min(mean * hour * day * minute, Self.highestRate)
  }

  /// How much more than an even share of the stories, with `weight` even ones added.
  private func factor(_ count: Float, of bins: Double, _ weight: Double) -> Double {
    (Double(count) + weight / bins) / (stories + weight) * bins
  }

  /// Stories per second that breaking news adds for the time being. One story is no burst.
  var burstRate: Double {
    min(max(0, burst - 1) * log(2) / Self.burstHalfLife, Self.highestRate)
  }
}
