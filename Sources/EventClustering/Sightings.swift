import Glibc

/// In how many events two names were seen together, and in how many one without the other.
struct Sightings: Hashable, Sendable {
  private(set) var together: Float = 0
  private(set) var apart: Float = 0
  /// The time the counts are of: later they are less.
  private(set) var at: Int64
  /// When they were last seen together.
  private(set) var confirmed: Int64
  /// How both are written, in the order of their pair.
  var texts: [String]

  /// Counts fade by half in so many seconds: half a year. Names live longer than news; what no
  /// event of a half-life confirms is not worth a wrong link.
  static let halfLife = 182.5 * 86_400
  /// A sighting of one name alone weighs less: a short report leaves out much.
  private static let apartWeight: Float = 0.5

  init(texts: [String], at now: Int64) {
    self.texts = texts
    at = now
    confirmed = now
  }

  init(
    together: Float, apart: Float, at: Int64, confirmed: Int64, texts: [String]
  ) {
    self.together = together.isFinite ? max(0, min(1_000_000, together)) : 0
    self.apart = apart.isFinite ? max(0, min(1_000_000, apart)) : 0
    self.at = at
    self.confirmed = confirmed
    self.texts = texts
  }

  mutating func count(together more: Float = 0, apart less: Float = 0, at now: Int64) {
    let fading = Float(exp2(-Double(max(0, now - at)) / Self.halfLife))
    together = together * fading + more
    apart = apart * fading + less
    at = max(at, now)
    if more > 0 { confirmed = max(confirmed, now) }
  }

  /// What speaks for the pair, as of `at`.
  private var weight: Float { together - Self.apartWeight * apart }

  /// Until when so many sightings speak for the pair; nil where they do not.
  func until(_ least: Float) -> Int64? {
    guard together >= least, weight > together / 2 else { return nil }
    return at + Int64(Self.halfLife * log2(Double(together / least)))
  }

  /// The logarithm of what speaks for the pair. Pairs of different times compare by it, since all
  /// fade alike.
  var rank: Double {
    weight > 0 ? log2(Double(weight)) + Double(at) / Self.halfLife : -.infinity
  }
}
