import Glibc
import NewsModel

/// How much each of two vectors counts in their sum: what is older less.
struct SumWeights: Sendable {
  var own: Float
  var other: Float

  static let equal = SumWeights(own: 1, other: 1)

  /// A story's words count half after so many seconds, so that a centroid follows its news. Of 36,
  /// 60 and 96 hours and none, fnc1 has .991, .993, .993 and .991, ecbplus .978, .984, .984 and .983,
  /// slow events of ecbplus .889, .897, .902 and .902, those of vims .955, .957, .959 and .960; crowds
  /// of headlines .609 with 96 and .611 with none, which tells them hardly apart.
  private static let halfLife: Float = 96 * 3_600
  /// More than ten half-lives count as ten.
  private static let longest: Float = 10

  private init(own: Float, other: Float) {
    self.own = own
    self.other = other
  }

  /// Of what is as old as `own`, and of what came at `other`.
  init(_ own: Timestamp, _ other: Timestamp) {
    let age = Float(other.seconds - own.seconds) / Self.halfLife
    self.own = age > 0 ? exp2f(-min(age, Self.longest)) : 1
    self.other = age < 0 ? exp2f(max(age, -Self.longest)) : 1
  }
}
