import Glibc
package import NewsModel

/// How many stories of an event came in each part of a period, copies included, oldest part first.
package struct Activity: Hashable, Sendable {
  package private(set) var counts = [Int](repeating: 0, count: Period.parts)

  package init() {}

  /// Counts a story; one outside the period counts for nothing.
  package mutating func count(_ instant: Timestamp, in period: Period) {
    if let part = period.part(of: instant) { counts[part] += 1 }
  }

  package var total: Int { counts.reduce(0, +) }

  /// Where an event goes.
  package enum Trend: String, CaseIterable, Hashable, Sendable {
    case rising, steady, falling
  }

  /// The parts that are compared: for a day the last three hours with the nine before them.
  private static let recent = 3
  private static let before = 9

  /// The last eighth of the period against the three eighths before it.
  ///
  /// Both are counts of chance events, whose spread is the root of what is expected: a change counts
  /// from one such spread on, so that one story more is no trend. With nothing in either, what the
  /// period has is over: falling.
  package var trend: Trend {
    let late = counts.suffix(Self.recent).reduce(0, +)
    let early = counts.suffix(Self.recent + Self.before).dropLast(Self.recent).reduce(0, +)
    if late == 0, early == 0 { return total > 0 ? .falling : .steady }
    let expected = Double(early) * Double(Self.recent) / Double(Self.before)
    let change = (Double(late) - expected) / (expected + 1).squareRoot()
    return change > 1 ? .rising : change < -1 ? .falling : .steady
  }

  /// The stories, each worth half as much for every quarter of the period that it is old.
  package var recency: Double {
    let halvings = Double(Period.parts) / 4
    var sum = 0.0
    var worth = 1.0
    let fade = pow(0.5, 1 / halvings)
    for count in counts.reversed() {
      sum += worth * Double(count)
      worth *= fade
    }
    return sum
  }

  /// One block a part, its height by the count; a space where nothing came.
  ///
  /// The highest is the period's own peak, but a single story never looks like one.
  package var sparkline: String {
    let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    let peak = max(4, counts.max() ?? 0)
    return String(
      counts.map { count in
        count == 0 ? " " : blocks[min(blocks.count - 1, (count * blocks.count - 1) / peak)]
      })
  }
}
