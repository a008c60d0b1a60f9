/// How far the facts of two texts agree, within what both samples cover.
struct FactAgreement: Equatable {
  /// Weights of the facts in both texts and in either.
  var common = 0.0
  var stored = 0.0
  var new = 0.0
  /// Number of facts in the stored text and in the new one.
  var storedCount = 0
  var newCount = 0

  /// Number of facts in the poorer text.
  var leastCount: Int { min(storedCount, newCount) }

  /// Weight in both by the weight of the poorer text, 1 where there is none.
  var share: Double {
    let least = min(stored, new)
    return least > 0 ? common / least : 1
  }

  static func + (left: FactAgreement, right: FactAgreement) -> FactAgreement {
    FactAgreement(
      common: left.common + right.common, stored: left.stored + right.stored,
      new: left.new + right.new, storedCount: left.storedCount + right.storedCount,
      newCount: left.newCount + right.newCount)
  }
}

extension FactAgreement {
  /// Compares two ascending samples below the end of the one that ends first.
  init(_ stored: ArraySlice<UInt32>, _ new: [FactCode], frequencies: FactFrequencies) {
    let limit = min(
      stored.count < Signature.maxFacts ? .max : stored.last ?? .max,
      new.count < Signature.maxFacts ? .max : new.last?.bits ?? .max)
    var left = stored.startIndex
    var right = new.startIndex
    while left < stored.endIndex || right < new.endIndex {
      let first = left < stored.endIndex ? stored[left] : .max
      let second = right < new.endIndex ? new[right].bits : .max
      let least = min(first, second)
      if least > limit { break }
      add(
        frequencies.weight(least), isStored: first == least && left < stored.endIndex,
        isNew: second == least && right < new.endIndex)
      if first == least { left += 1 }
      if second == least { right += 1 }
    }
  }

  private mutating func add(_ weight: Double, isStored: Bool, isNew: Bool) {
    if isStored {
      stored += weight
      storedCount += 1
    }
    if isNew {
      new += weight
      newCount += 1
    }
    if isStored, isNew { common += weight }
  }
}
