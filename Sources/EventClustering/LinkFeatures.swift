import Glibc
import NewsModel

/// What the link model reads of two clusters of different languages.
struct LinkFeatures: Sendable {
  /// In the order of `names`.
  var values: [Float]

  static let names = [
    "sqShape", "shape", "rarest", "third", "lshared", "sqFrame", "sqBody", "sqRegion", "number",
    "gap", "gapold", "lsmall", "llarge", "lhist", "margin", "sqTitle",
    "country", "concept", "noCountry", "noConcept", "cshare",
    "lone", "loneGap",
  ]

  /// The place of the feature that tells how far the rivals lie.
  static let margin = 14

  /// `rarity` tells how rare a piece of a name is in all languages; `margin` is how far the best
  /// rival's cosine lies below this one's.
  init(
    _ one: Cluster, _ other: Cluster, history: Int, margin: Float, rarity: (UInt32) -> Float
  ) {
    var rarest: Float = 0
    var second: Float = 0
    var third: Float = 0
    var shared = 0
    one.shapes.forEachShared(with: other.shapes) { here, _ in
      let rare = rarity(one.shapes[here].term)
      shared += 1
      if rare > rarest {
        (rarest, second, third) = (rare, rarest, second)
      } else if rare > second {
        (second, third) = (rare, second)
      } else if rare > third {
        third = rare
      }
    }
    let gap = TimeGap(from: one.first.seconds, through: one.latest.seconds, to: other)
    let shape = one.shapes.cosine(other.shapes)
    values = [
      shape.squareRoot(), shape, rarest, third, logf(1 + Float(shared)),
      one.frames.cosine(other.frames).squareRoot(), one.body.cosine(other.body).squareRoot(),
      one.regions.cosine(other.regions).squareRoot(), one.numbers.cosine(other.numbers),
      logf(1 + gap.nearest), logf(1 + gap.oldest), logf(Float(min(one.reports, other.reports))),
      logf(Float(max(one.reports, other.reports))), logf(1 + Float(history)), margin,
      one.title.cosine(other.title).squareRoot(),
    ]
    let countries = MarkOverlap(one.regions, other.regions, isCountry: true)
    let concepts = MarkOverlap(one.regions, other.regions, isCountry: false)
    values += [
      countries.cosine, concepts.cosine, countries.conflict, concepts.conflict,
      logf(1 + countries.shared + concepts.shared),
    ]
    let isLone = one.reports == 1 && other.reports == 1
    values += [isLone ? 1 : 0, isLone ? logf(1 + gap.nearest) : 0]
  }
}

/// How well two clusters agree on countries, or on news words.
struct MarkOverlap {
  var cosine: Float = 0
  /// 1 where both have some and share none.
  var conflict: Float = 0
  /// The weight shared.
  var shared: Float = 0

  init(_ one: SparseVector, _ other: SparseVector, isCountry: Bool) {
    let left = Self.part(of: one, isCountry: isCountry)
    let right = Self.part(of: other, isCountry: isCountry)
    cosine = left.cosine(right)
    conflict = !left.isEmpty && !right.isEmpty && cosine == 0 ? 1 : 0
    left.forEachShared(with: right) { here, there in
      shared += min(left[here].weight, right[there].weight)
    }
  }

  private static func part(of vector: SparseVector, isCountry: Bool) -> SparseVector {
    SparseVector(
      ascending: vector.weights.filter {
        (UInt16(truncatingIfNeeded: $0.term) >= Gazetteer.firstRegion) == isCountry
      })
  }
}
