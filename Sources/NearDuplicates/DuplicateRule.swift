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
///
/// The numbers in it were chosen on generated stories with planted copies and on English and
/// Vietnamese articles of many outlets, 2026-11: see the comments on each.
struct DuplicateRule: Equatable {
  /// How a story repeats another.
  struct Verdict: Equatable {
    /// Share of the shorter text's words that stand in the other, in order.
    var similarity: Double
    var relation: DuplicateRelation
  }

  /// Least share of words that an edited copy keeps.
  let similarity: Double

  /// Shingles from which on a text can be judged by parts; shorter ones are headlines and teasers,
  /// of which many are alike by chance.
  private static let fullText = 36
  /// Words from which on the same text is the same story: "live updates" is none.
  private static let leastWords = 4
  /// Share of the facts' weight that must agree. Of true copies 1 % lie below (texts with one word in
  /// five replaced), look-alike stories reach 0.5.
  private static let leastFacts = 0.62
  /// Facts below which they say too little.
  private static let fewFacts = 3
  /// Resemblance that is enough where facts say too little, and that short texts must have.
  private static let closeResemblance = 0.8

  init(similarity: Double) {
    self.similarity = similarity.isFinite ? min(1, max(0.3, similarity)) : 0.8
  }

  /// Words kept from which on the shorter text stands whole in the longer one.
  var wholeText: Double { (1 + similarity) / 2 }

  /// The verdict on two texts, nil where they are two stories.
  func judge(_ comparison: Comparison) -> Verdict? {
    guard admits(comparison.wording), factsAgree(comparison) else { return nil }
    return describe(comparison.wording)
  }

  /// Whether the words alone allow that two texts are one story.
  func admits(_ wording: Wording) -> Bool {
    if wording.isSameText { return wording.newWords >= Self.leastWords }
    if wording.smaller < Self.fullText { return wording.resemblance >= Self.closeResemblance }
    return wordsKept(wording) >= leastWordsKept(lengthRatio: wording.lengthRatio)
  }

  /// How a story repeats one that it is known to repeat.
  func describe(_ wording: Wording) -> Verdict {
    if wording.isSameText { return Verdict(similarity: 1, relation: .exact) }
    return Verdict(similarity: wordsKept(wording), relation: relation(of: wording))
  }

  /// The share of the shorter text's words that stand in the other one, in order.
  func wordsKept(_ wording: Wording) -> Double {
    cbrt(wording.containment)
  }
}

extension DuplicateRule {
  /// At like lengths (96 % and more) the configured share, less 0.06 for the error of the sketch; at
  /// other lengths (80 % and less) nearly all. Of articles rewritten from one another, nine in ten
  /// fail one or the other; of copies, one in fifty.
  private func leastWordsKept(lengthRatio: Double) -> Double {
    let sameLength = similarity - 0.06
    let share = min(1, max(0, (0.96 - lengthRatio) / 0.16))
    return sameLength + (wholeText - sameLength) * share
  }

  private func factsAgree(_ comparison: Comparison) -> Bool {
    let wording = comparison.wording
    if wording.isSameText { return true }
    if wording.smaller < Self.fullText {
      return comparison.numbers.share == 1 && comparison.names.share >= 0.9
    }
    let facts = comparison.names + comparison.numbers
    if facts.leastCount < Self.fewFacts { return wording.resemblance >= Self.closeResemblance }
    return facts.share >= Self.leastFacts
      && numbersAgree(comparison.numbers, kept: wordsKept(wording))
  }

  /// Numbers must be kept as well as the words around them, but for the play of few numbers.
  ///
  /// Edits hit numbers as they hit words; a look-alike story keeps the words and changes the numbers,
  /// of which small ones agree by chance.
  private func numbersAgree(_ numbers: FactAgreement, kept: Double) -> Bool {
    guard numbers.leastCount > 1 else { return true }
    if numbers.leastCount == 2 { return numbers.share >= 0.4 }
    return numbers.share >= kept - 0.4 / Double(numbers.leastCount).squareRoot()
  }

  private func relation(of wording: Wording) -> DuplicateRelation {
    if wording.lengthRatio >= 0.8 { return .near }
    return wording.newWords < wording.storedWords ? .excerpt : .extended
  }
}
