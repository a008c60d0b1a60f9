import Glibc

/// How soon the second account of a happening comes in this stream.
///
/// Where a happening has its second account within hours, two stories that are days apart are more
/// probably two happenings, however alike; where accounts come in over days, that says nothing. What
/// is counted are lone stories and what came to them that is surely of one happening by its words
/// alone. Counts are whole numbers, so that a restored stream goes on to the last bit.
package struct Pace: Hashable, Sendable {
  /// In so many classes of gaps.
  static let classes = 8
  private(set) var counts = [UInt32](repeating: 0, count: Self.classes) {
    didSet { evidences = (0..<Self.classes).map { evidence(ofClass: $0) } }
  }
  /// What each class tells: it is asked for every link that is looked at, and seldom changes.
  private var evidences = [Float](repeating: 0, count: Self.classes)

  /// Where each class but the first begins, in days.
  private static let edges: [Float] = [1.5, 3, 6, 12, 24, 48, 96].map { $0 / 24 }
  /// Shares of gaps beyond each edge in streams of small, slow events (eight, of fnc1, vims, ecbplus
  /// and itn): what is left without a pace of one's own. In mixed streams half as many lie beyond six
  /// hours; in fifty languages more.
  private static let usualTails: [Float] = [0.94, 0.85, 0.75, 0.57, 0.4, 0.24, 0.06]
  /// So many usual gaps stand behind the first that are counted.
  private static let prior: Float = 2
  /// Counts are halved here, so that they follow the news.
  private static let memory: UInt32 = 200
  /// How much the rarity of so late an account counts. A part of what is counted as late is chance
  /// itself, so that a tail is thinner than it looks: with 3 and 4 there were 29 and 28 false
  /// joins of a thousand (18 mixed streams), at .956 and .954 BCubed.
  private static let tailWeight: Float = 3
  /// How much it counts that accounts as close are usual here: 1 and 2, with 1 and 1.5 as the bound,
  /// came to .952 and .956 BCubed.
  private static let headWeight: Float = 2
  /// So many gaps must be known before half of what speaks for a link counts: after one gap of an
  /// hour everything of the hour would be linked.
  private static let trusted: Float = 5
  /// Bounds, in log odds.
  private static let mostDoubt: Float = 4
  private static let mostTrust: Float = 1.5

  package init() {}

  /// As stored.
  init?(counts: [UInt32]) {
    guard counts.count == Self.classes, counts.allSatisfy({ $0 < Self.memory }) else { return nil }
    self.counts = counts
    evidences = (0..<Self.classes).map { evidence(ofClass: $0) }
  }

  /// Counts a gap, in days.
  package mutating func learn(_ gap: Float) {
    var learned = counts
    learned[Self.place(of: gap)] += 1
    if learned.reduce(0, +) >= Self.memory { learned = learned.map { $0 / 2 } }
    counts = learned
  }

  /// Log odds that two like stories so many days apart are of one happening, beyond what they are in
  /// a usual stream: above 0 where they are close for a quick stream, below 0 where they are far
  /// apart for it. Never greater for a longer gap.
  package func evidence(of gap: Float) -> Float { evidences[Self.place(of: gap)] }

  private func evidence(ofClass place: Int) -> Float {
    let late = (0...place).reduce(0) { min($0, lateness(of: $1)) }
    let early = (place..<Self.classes).reduce(0) { max($0, earliness(of: $1)) }
    return max(-Self.mostDoubt, Self.tailWeight * late)
      + min(Self.mostTrust, Self.headWeight * early) * Float(total) / (Float(total) + Self.trusted)
  }

  /// How rare it is here to come in a class or later, in log odds.
  private func lateness(of place: Int) -> Float {
    let tail = place == 0 ? 1 : Self.usualTails[place - 1]
    return logf(share(of: counts[place...], usual: tail) / tail)
  }

  /// How usual it is here to come in a class or sooner, in log odds.
  private func earliness(of place: Int) -> Float {
    let head = place + 1 == Self.classes ? 1 : 1 - Self.usualTails[place]
    return logf(share(of: counts[...place], usual: head) / head)
  }

  private var total: UInt32 { counts.reduce(0, +) }

  private func share(of counted: ArraySlice<UInt32>, usual: Float) -> Float {
    (Float(counted.reduce(0, +)) + Self.prior * usual) / (Float(total) + Self.prior)
  }

  private static func place(of gap: Float) -> Int {
    edges.firstIndex { gap < $0 } ?? edges.count
  }
}
