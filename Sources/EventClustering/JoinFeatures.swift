import Glibc
import NewsModel

/// What the join model reads of a story and a cluster that may take it in.
struct JoinFeatures: Sendable {
  /// In the order of `names`.
  var values: [Float]
  var similarity: Similarity
  /// Days between the story and the cluster.
  var gap: Float

  static let names = [
    "s0", "sqT", "sqN", "cN", "tA", "nnA", "nnT", "scal", "ldoc", "AxLen", "idf1", "idf3", "ovN",
    "ovU", "missT", "missU", "gapnew", "gapold", "kern", "sqA", "shared", "lsize", "lhist",
    "single", "floor", "cU", "noN", "shortT", "nearA",
    "nearS", "overA", "overS", "loneGap",
  ]

  init(
    _ story: WeighedStory, _ cluster: Cluster, _ similarity: Similarity, at seconds: Int64,
    in surroundings: Surroundings
  ) {
    let floor = surroundings.floor
    let nearest = NearestMember(story, cluster.members)
    let shared = SharedRarity(story.body, cluster.body)
    let gap = TimeGap(from: seconds, through: seconds, to: cluster)
    let length = logf(1 + Float(story.words))
    self.similarity = similarity
    self.gap = gap.nearest
    values = [
      similarity.whole,
      similarity.title.squareRoot(),
      similarity.names.squareRoot(),
      similarity.names,
      story.title.query.cosine(cluster.body),
      nearest.body,
      nearest.title,
      (similarity.whole - floor) / (1 - floor),
      length,
      similarity.body * length,
      shared.rarest,
      shared.third,
      nearest.names,
      nearest.numbers,
      story.title.missingShare(in: cluster.body),
      cluster.numbers.isEmpty ? 0 : story.numbers.missingShare(in: cluster.numbers),
      logf(1 + gap.nearest),
      logf(1 + gap.oldest),
      expf(-gap.nearest * gap.nearest / 18),
      similarity.body.squareRoot(),
      logf(1 + shared.sum),
      logf(Float(min(cluster.size, 8))),
      logf(1 + Float(surroundings.history)),
      cluster.size == 1 ? 1 : 0,
      floor,
      story.numbers.query.cosine(cluster.numbers),
      story.names.vector.isEmpty ? 1 : 0,
      1 / Float(1 + story.title.vector.count),
      surroundings.nearBody.squareRoot(),
      surroundings.nearWhole.squareRoot(),
      similarity.body.squareRoot() - surroundings.nearBody.squareRoot(),
      similarity.whole.squareRoot() - surroundings.nearWhole.squareRoot(),
      cluster.size == 1 ? logf(1 + gap.nearest) : 0,
    ]
  }
}

extension JoinFeatures {
  /// The places of what tells of time, and what they hold for a story that comes after three hours.
  private static let soon: [(place: Int, value: Float)] = [
    (16, logf(1.125)), (17, logf(1.125)), (18, expf(-0.125 * 0.125 / 18)),
  ]

  /// The log odds that a model would add had the story come at once: what is left is what its words
  /// alone say.
  func haste(in model: Logistic) -> Float {
    Self.soon.reduce(0) { $0 + model.weights[$1.place] * ($1.value - values[$1.place]) }
  }
}

/// The best agreement with a single story of a cluster.
struct NearestMember {
  var body: Float = 0
  var title: Float = 0
  /// Rarity shared of names over the smaller of both masses; of numbers.
  var names: Float = 0
  var numbers: Float = 0

  init(_ story: WeighedStory, _ members: VectorBlock) {
    for member in members {
      body = max(body, story.body.query.cosine(member.body))
      title = max(title, story.title.query.cosine(member.title))
      names = max(names, story.names.overlap(with: member.names, mass: member.nameMass))
      numbers = max(numbers, story.numbers.overlap(with: member.numbers, mass: member.numberMass))
    }
  }
}

/// How rare the terms are that two vectors share.
struct SharedRarity {
  var rarest: Float = 0
  var third: Float = 0
  var sum: Float = 0

  init(_ rated: RatedVector, _ other: SparseVector) {
    var top: (Float, Float, Float) = (0, 0, 0)
    var total: Float = 0
    rated.query.forEachShared(with: other) { here in
      let rarity = rated.rarity[here]
      total += rarity
      if rarity > top.0 {
        top = (rarity, top.0, top.1)
      } else if rarity > top.1 {
        top = (top.0, rarity, top.1)
      } else if rarity > top.2 {
        top.2 = rarity
      }
    }
    rarest = top.0
    third = top.2
    sum = total
  }
}

extension RatedVector {
  /// The rarity shared with `other`, as a share of the smaller mass; 0 where either has none.
  func overlap(with other: SparseVector, mass otherMass: Float) -> Float {
    let smaller = min(mass, otherMass)
    guard smaller > 0 else { return 0 }
    var shared: Float = 0
    query.forEachShared(with: other) { here in shared += rarity[here] }
    return min(1, shared / smaller)
  }

  /// The share of this vector's rarity whose terms `other` lacks; 0 where it has none.
  func missingShare(in other: SparseVector) -> Float {
    guard mass > 0 else { return 0 }
    var shared: Float = 0
    query.forEachShared(with: other) { here in shared += rarity[here] }
    return max(0, 1 - shared / mass)
  }
}
