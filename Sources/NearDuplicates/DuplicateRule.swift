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
      factsAgree(comparison, kept: kept)
    else { return nil }
    return (kept, relation(of: comparison))
  }

  /// How a story repeats a head that it is known to repeat.
  func describe(_ comparison: Comparison) -> (similarity: Double, relation: DuplicateRelation) {
    comparison.isSameText ? (1, .exact) : (wordsKept(comparison), relation(of: comparison))
  }

  /// Shingles from which on a text can be judged by parts.
  private static let fullText = 36
  /// Share of the facts' weight that must agree.
  private static let leastFacts = 0.62

  func wordsKept(_ comparison: Comparison) -> Double {
    cbrt(comparison.containment)
  }

  /// Words kept from which on the shorter text stands whole in the longer one.
  var wholeText: Double { (1 + similarity) / 2 }

  private func leastWordsKept(lengthRatio: Double) -> Double {
    let sameLength = similarity - 0.06
    let otherLength = wholeText
    let share = min(1, max(0, (0.96 - lengthRatio) / 0.16))
    return sameLength + (otherLength - sameLength) * share
  }

  private func factsAgree(_ comparison: Comparison, kept: Double) -> Bool {
    let facts = comparison.facts
    if facts.leastCount < 3 { return comparison.resemblance >= 0.8 }
    return facts.share >= Self.leastFacts && numbersAgree(comparison.numbers, kept: kept)
  }

  /// Numbers must be kept as well as the words around them, but for the play of few numbers.
  private func numbersAgree(_ numbers: Comparison.Agreement, kept: Double) -> Bool {
    guard numbers.leastCount >= 2 else { return true }
    if numbers.leastCount == 2 { return numbers.share >= 0.4 }
    return numbers.share >= kept - 0.4 / Double(numbers.leastCount).squareRoot()
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
    return comparison.newWords < comparison.storedWords ? .excerpt : .extended
  }
}
