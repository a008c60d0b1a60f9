/// What unrelated stories of a language score against each other.
///
/// A cosine means nothing by itself: two unrelated Vietnamese full texts share more than two
/// English headlines on one event. The join measures a score from this background, which follows
/// the stream with a running mean, and is mixed with all languages' figure while it is young.
struct Background: Hashable, Sendable {
  private(set) var mean: Float = 0.05
  private(set) var square: Float = 0.0034
  private(set) var samples: UInt32 = 0
  /// Where counting ends.
  static let mostSamples: UInt32 = 1_000_000

  init() {}

  init(mean: Float, square: Float, samples: UInt32) {
    self.mean = mean
    self.square = square
    self.samples = samples
  }

  mutating func learn(_ score: Float) {
    let rate = max(0.01, 1 / Float(samples + 40))
    mean += rate * (score - mean)
    square += rate * (score * score - square)
    if samples < Self.mostSamples { samples += 1 }
  }

  var deviation: Float { max(0, square - mean * mean).squareRoot() }

  /// The score that an unrelated story rarely passes.
  func floor(among all: Background) -> Float {
    let own = Float(samples) / Float(samples + 20)
    let middle = own * mean + (1 - own) * all.mean
    let spread = own * deviation + (1 - own) * all.deviation
    return min(0.6, middle + 1.5 * spread)
  }
}
