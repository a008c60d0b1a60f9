/// How alike two texts are, by what the rule looks at.
struct Comparison: Equatable {
  /// Shared shingles by all shingles.
  var resemblance: Double
  /// Shared shingles by those of the smaller text.
  var containment: Double
  /// Distinct shingles of the stored text and of the new one.
  var storedCount: Int
  var newCount: Int
  /// Words of the stored text and of the new one.
  var storedWords: Int
  var newWords: Int
  var isSameText: Bool
  var names: Agreement
  var numbers: Agreement

  /// How far the facts of two texts agree, within what both samples cover.
  struct Agreement: Equatable {
    /// Weights of the facts in both texts and in either.
    var common = 0.0
    var stored = 0.0
    var new = 0.0
    /// Number of facts in both and in the poorer text.
    var commonCount = 0
    var leastCount = 0

    /// Weight in both by the weight of the poorer text, 1 where there is none.
    var share: Double {
      let least = min(stored, new)
      return least > 0 ? common / least : 1
    }
  }

  /// Names and numbers together.
  var facts: Agreement {
    Agreement(
      common: names.common + numbers.common, stored: names.stored + numbers.stored,
      new: names.new + numbers.new, commonCount: names.commonCount + numbers.commonCount,
      leastCount: names.leastCount + numbers.leastCount)
  }

  /// Shingles of the smaller text.
  var smaller: Int { min(storedCount, newCount) }

  /// Words of the shorter text by those of the longer.
  var lengthRatio: Double {
    Double(min(storedWords, newWords)) / Double(max(1, storedWords, newWords))
  }
}
