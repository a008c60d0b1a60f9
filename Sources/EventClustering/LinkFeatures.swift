import Glibc
import NewsModel

/// What the link model reads of two clusters of different languages.
struct LinkFeatures: Sendable {
  /// In the order of `names`.
  var values: [Float]

  static let names = [
    "sqShape", "shape", "rarest", "third", "lshared", "sqFrame", "sqBody", "sqRegion", "number",
    "gap", "gapold", "lsmall", "llarge", "lhist", "margin", "sqTitle",
  ]

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
      let rare = rarity(one.shapes.entries[here].term)
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
      logf(1 + gap.nearest), logf(1 + gap.oldest), logf(Float(min(one.size, other.size))),
      logf(Float(max(one.size, other.size))), logf(1 + Float(history)), margin,
      one.title.cosine(other.title).squareRoot(),
    ]
  }
}
