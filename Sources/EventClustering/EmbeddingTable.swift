/// The mean embeddings of open clusters, and what those of unrelated clusters score.
///
/// A cosine means nothing by itself: one model gives two unrelated headlines .1, another .8, and two
/// languages less than one. So it is measured from the cosines of clusters picked blindly, in each
/// pair of languages: nearly all of them are unrelated.
struct EmbeddingTable: Sendable {
  private(set) var centroids: [UInt32: Centroid] = [:]
  private(set) var backgrounds: [UInt32: CosineBackground] = [:]
  /// Clusters with a centroid, ascending: what is picked must not depend on hash order.
  private var serials: [UInt32] = []
  /// Clusters whose centroid changed since the last saving.
  var unsaved: Set<UInt32> = []

  struct Centroid: Hashable, Sendable {
    var embedding: Embedding
    /// The stories it stands for.
    var stories: Int
    var language: Int
  }

  var isEmpty: Bool { centroids.isEmpty }

  /// A centroid follows its latest stories: more than eight count as eight.
  private static let memory = 8
  /// Clusters that a new story is compared with, and how many there must be for most of them to be
  /// unrelated.
  private static let samples = 4
  private static let crowd = 24

  mutating func add(_ embedding: Embedding, stories: Int = 1, to serial: UInt32, language: Int) {
    unsaved.insert(serial)
    guard let centroid = centroids[serial] else {
      serials.insertAscending(serial)
      centroids[serial] = Centroid(embedding: embedding, stories: stories, language: language)
      return
    }
    let weight = min(Self.memory, centroid.stories)
    centroids[serial]?.embedding = centroid.embedding.mixed(with: embedding, weight: weight)
    centroids[serial]?.stories += stories
  }

  mutating func restore(_ centroid: Centroid, of serial: UInt32) {
    serials.insertAscending(serial)
    centroids[serial] = centroid
  }

  mutating func restore(_ background: CosineBackground, under key: UInt32) {
    backgrounds[key] = background
  }

  mutating func remove(_ serial: UInt32) {
    guard centroids.removeValue(forKey: serial) != nil else { return }
    serials.removeAscending(serial)
    unsaved.insert(serial)
  }

  /// Learns from a new story what unrelated ones score. `number` is the story's, which picks.
  mutating func learn(_ embedding: Embedding, language: Int, number: UInt64) {
    guard serials.count >= Self.crowd else { return }
    for sample in 0..<Self.samples {
      let hash = (number &* 4 &+ UInt64(sample) &+ 1) &* 0x9E37_79B9_7F4A_7C15
      let serial = serials[Int((hash >> 32) % UInt64(serials.count))]
      guard let centroid = centroids[serial], let cosine = embedding.cosine(centroid.embedding)
      else { continue }
      backgrounds[Self.key(language, centroid.language), default: CosineBackground()].learn(cosine)
      backgrounds[Self.anyPair, default: CosineBackground()].learn(cosine)
    }
  }

  /// The log odds that an embedding adds to its story or cluster belonging to cluster `serial`.
  func evidence(_ embedding: Embedding?, language: Int, with serial: UInt32) -> Float {
    guard let embedding, let centroid = centroids[serial],
      let cosine = embedding.cosine(centroid.embedding),
      let background = background(language, centroid.language)
    else { return 0 }
    return background.evidence(of: cosine)
  }

  private func background(_ one: Int, _ other: Int) -> CosineBackground? {
    let own = backgrounds[Self.key(one, other)]
    if let own, own.isSettled { return own }
    return backgrounds[Self.anyPair].flatMap { $0.isSettled ? $0 : nil }
  }

  static let anyPair = UInt32.max

  private static func key(_ one: Int, _ other: Int) -> UInt32 {
    UInt32(min(one, other)) << 16 | UInt32(max(one, other))
  }
}

/// What unrelated clusters of two languages score.
struct CosineBackground: Hashable, Sendable {
  private(set) var mean: Float = 0
  private(set) var square: Float = 0
  private(set) var samples: UInt32 = 0

  init() {}

  init(mean: Float, square: Float, samples: UInt32) {
    self.mean = mean
    self.square = square
    self.samples = samples
  }

  /// Before, a deviation is a guess.
  var isSettled: Bool { samples >= 100 }

  mutating func learn(_ cosine: Float) {
    samples = min(samples + 1, 1_000_000)
    let rate = max(0.002, 1 / Float(samples))
    mean += rate * (cosine - mean)
    square += rate * (cosine * cosine - square)
  }

  /// Nothing up to three deviations above the mean, where one in a thousand unrelated pairs lies;
  /// from there a half for each deviation, two at most. Set by hand, not trained: whatever the model
  /// is, it can only help where its cosine stands out, and never decide alone.
  func evidence(of cosine: Float) -> Float {
    let deviation = max(0.01, max(0, square - mean * mean).squareRoot())
    return max(0, min(2, ((cosine - mean) / deviation - 3) / 2))
  }
}
