/// Made-up stories: words by a Zipf law, a few names and words of its own for each happening.
struct Press {
  private var state: UInt64
  private let words: Int
  private let vocabulary: [String]
  private var happenings: [(names: [String], own: [String])] = []

  init(seed: UInt64, words: Int) {
    state = seed
    self.words = words
    vocabulary = (0..<60_000).map { Self.word(of: $0) }
  }

  /// The next story: one in three on a happening of before, the others on new ones.
  mutating func story() -> (title: String, text: String) {
    if happenings.isEmpty || random(3) > 0 {
      let names = (0..<4).map { _ in "N" + vocabulary[random(60_000)] }
      happenings.append((names, (0..<10).map { _ in vocabulary[2_000 + random(58_000)] }))
    }
    let recent = min(happenings.count, 2_000)
    let happening = happenings[happenings.count - 1 - (random(2) == 0 ? 0 : random(recent))]
    let title =
      (pick(happening.own, 3) + pick(happening.names, 2) + (0..<3).map { _ in common() })
      .joined(separator: " ")
    var text: [String] = []
    while text.count < words {
      text += pick(happening.own, 3) + pick(happening.names, 1) + (0..<12).map { _ in common() }
    }
    return (title, text.joined(separator: " "))
  }

  private mutating func pick(_ words: [String], _ count: Int) -> [String] {
    (0..<count).map { _ in words[random(words.count)] }
  }

  /// Rank r with a share of about 1/r.
  private mutating func common() -> String {
    let uniform = Double(random(1 << 30)) / Double(1 << 30)
    var rank = 1.0
    for _ in 0..<16
    where uniform < 1 - rank / 60_000 && Double(random(1 << 20)) / Double(1 << 20) < 0.62 {
      rank *= 2
    }
    return vocabulary[min(59_999, Int(rank) - 1 + random(Int(rank)))]
  }

  private mutating func random(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: state >> 33) % bound
  }

  private static func word(of number: Int) -> String {
    let parts = [
      "ka", "lo", "mi", "re", "ta", "vo", "du", "ne", "sho", "bri", "gal", "pe", "zor", "ul",
    ]
    var rest = number
    var word = ""
    repeat {
      word += parts[rest % parts.count]
      rest /= parts.count
    } while rest > 0
    return word
  }
}
