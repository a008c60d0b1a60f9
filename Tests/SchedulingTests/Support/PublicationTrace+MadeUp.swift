import TestSupport
import Glibc
import NewsModel
import Scheduling

extension PublicationTrace {
  /// When each of many sources published: made up after what is known of news feeds.
  ///
  /// Rates are log-normal over sources (a median of four stories a day, one in six over 20); most
  /// sources sleep at night and rest on weekends, each in a time zone of its own; a third of the
  /// stories come at full quarter hours, as scheduled posts do; a tenth of the sources writes in
  /// bursts.
  init(sources: Int, days: Int, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let start = Timestamp(year: 2026, month: 3, day: 2)
    let stories = (0..<sources).map { _ in
      SourceHabit(&generator).stories(from: start, days: days, &generator)
    }
    self.init(stories, start: start, end: start + .seconds(days * 86_400))
  }
}

private struct SourceHabit {
  let perDay: Double
  let zone: Int
  let nightShare: Double
  let weekendShare: Double
  let isBursty: Bool

  init(_ generator: inout SeededGenerator) {
    perDay = min(exp(log(4) + 1.6 * generator.normal()), 300)
    zone = [0, 0, 1, 1, 2, 3, 5, 8, 9, -5, -5, -6, -8][Int(generator.uniform() * 13)]
    nightShare = generator.uniform() < 0.2 ? 0.8 : 0.08
    weekendShare = generator.uniform() < 0.4 ? 0.9 : 0.3
    isBursty = generator.uniform() < 0.1
  }

  /// Thinning: candidates at the highest rate are kept with the share of their hour.
  func stories(from start: Timestamp, days: Int, _ generator: inout SeededGenerator) -> [Timestamp]
  {
    var found: [Timestamp] = []
    let peak = perDay * 1.8 / 86_400
    var second = 0.0
    while true {
      second -= log(1 - generator.uniform()) / peak
      guard second < Double(days) * 86_400 else { break }
      guard generator.uniform() < share(at: second) else { continue }
      var instant = second
      if generator.uniform() < 0.33 { instant = (second / 900).rounded(.down) * 900 }
      found.append(start + .seconds(Int64(instant)))
      if isBursty, generator.uniform() < 0.15 {
        var echo = instant
        for _ in 0..<6 {
          echo -= log(1 - generator.uniform()) * 600
          if echo < Double(days) * 86_400 { found.append(start + .seconds(Int64(echo))) }
        }
      }
    }
    return found.sorted()
  }

  private func share(at second: Double) -> Double {
    let local = Int(second) + zone * 3_600 + 86_400
    let hour = local / 3_600 % 24
    let day = local / 86_400 % 7
    let byHour = hour >= 7 && hour < 22 ? 1 : nightShare
    // The trace begins on a Monday, and a day was added.
    let byDay = day == 6 || day == 0 ? weekendShare : 1
    return byHour * byDay
  }
}

extension SeededGenerator {
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  mutating func normal() -> Double {
    (-2 * log(1 - uniform())).squareRoot() * cos(2 * .pi * uniform())
  }
}
