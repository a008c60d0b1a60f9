import Foundation
import NewsModel

/// Decides whether two texts are one story.
///
/// Three questions, all of which must be answered with yes:
/// 1. Wording: do enough words stand in the same order? The shared shingles of the smaller text give
///    the share of words kept, since a shingle of three survives only when all three do.
/// 2. Length: the less of the smaller text is shared, the nearer the lengths must be. Edits word by
///    word keep the length; cuts, extensions and added boilerplate keep the shared part whole; what
///    does neither is another article on the same subject.
/// 3. Facts: do names and numbers agree, weighted by how rare they are? Reports of one make (matches,
///    earnings, weather) share their wording and differ here.
struct DuplicateRule: Equatable {
  /// Least share of words kept.
  let similarity: Double

  init(similarity: Double) {
    self.similarity = min(1, max(0.3, similarity))
  }
}

extension DuplicateRule {
  func judge(_ comparison: Comparison) -> (similarity: Double, relation: DuplicateRelation)? {
    let kept = wordsKept(comparison)
    if comparison.isSameText { return (1, .exact) }
    guard comparison.smaller >= Self.fullText else { return judgeShort(comparison, kept: kept) }
    guard kept >= leastWordsKept(lengthRatio: comparison.lengthRatio),
      factsAgree(comparison)
    else { return nil }
    return (kept, relation(of: comparison))
  }

  /// How a story repeats a head that it is known to repeat.
  func describe(_ comparison: Comparison) -> (similarity: Double, relation: DuplicateRelation) {
    comparison.isSameText ? (1, .exact) : (wordsKept(comparison), relation(of: comparison))
  }

  private static let fullText = 30

  func wordsKept(_ comparison: Comparison) -> Double {
    cbrt(comparison.containment)
  }

  private func leastWordsKept(lengthRatio: Double) -> Double {
    let whole = (1 + similarity * 2.5) / 3.5 - 0.02
    let share = min(1, max(0, (0.92 - lengthRatio) / 0.12))
    return similarity + (whole - similarity) * share
  }

  private func factsAgree(_ comparison: Comparison) -> Bool {
    let facts = comparison.facts
    if facts.leastCount < 3 { return comparison.resemblance >= 0.8 }
    return facts.share >= 0.7
      && (comparison.numbers.leastCount < 2 || comparison.numbers.share >= 0.5)
  }

  private func judgeShort(_ comparison: Comparison, kept: Double)
    -> (similarity: Double, relation: DuplicateRelation)?
  {
    guard comparison.smaller > 1, comparison.resemblance >= 0.8,
      comparison.numbers.share == 1, comparison.names.share >= 0.9
    else { return nil }
    return (kept, relation(of: comparison))
  }

  private func relation(of comparison: Comparison) -> DuplicateRelation {
    if comparison.lengthRatio >= 0.8 { return .near }
    return comparison.newCount < comparison.storedCount ? .excerpt : .extended
  }
}
