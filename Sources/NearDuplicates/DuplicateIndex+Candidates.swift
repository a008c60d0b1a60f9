import NewsModel

/// A stored text that a new one repeats.
struct DuplicateMatch {
  /// Place of the head of the group, in the names.
  var group: UInt32
  /// Place of the text, in the sketches.
  var place: UInt32
  /// Whether the text found is the head's first one, not a fuller version of it.
  var isPrimary: Bool
  /// Shared shingles by all shingles.
  var resemblance: Double
  var similarity: Double
  var relation: DuplicateRelation
}

extension DuplicateIndex {
  /// Stories a key is linked for; a key that more have is no key.
  ///
  /// The first stories keep it: those that come later are found by their rarer keys.
  private static let linksPerKey = 16
  /// Least containment at which a text is looked at paragraph by paragraph.
  private static let leastContainment = 0.3
  /// Texts compared with a new one at most, those with the most shared keys first.
  private static let comparisons = 32

  /// The best of the texts that the rule lets pass; of equals the earliest.
  func bestMatch(of signature: Signature, _ sketch: StorySketch, among places: [UInt32])
    -> DuplicateMatch?
  {
    var best: DuplicateMatch?
    var nearest: (place: UInt32, containment: Double)?
    for place in places where names.contains(sketches.head(at: place).group) {
      let wording = Wording(signature, with: place, in: sketches)
      if wording.containment >= nearest?.containment ?? Self.leastContainment {
        let isFirst = wording.containment > nearest?.containment ?? 0
        if isFirst || isEarlier(place, than: nearest?.place) {
          nearest = (place, wording.containment)
        }
      }
      guard rule.admits(wording), isBetter(wording, at: place, than: best),
        let verdict = verdict(wording, signature, at: place),
        isEdit(sketch, wording, at: place)
      else { continue }
      best = match(at: place, wording, verdict)
    }
    if best == nil, let nearest { return matchWithoutAdditions(sketch, at: nearest.place) }
    return best
  }

  /// The text that has most in common is the one repeated, not a headline that both quote.
  private func isBetter(_ wording: Wording, at place: UInt32, than best: DuplicateMatch?) -> Bool {
    guard let best else { return true }
    return wording.resemblance > best.resemblance
      || wording.resemblance == best.resemblance && isEarlier(place, than: best.place)
  }

  private func isEarlier(_ place: UInt32, than other: UInt32?) -> Bool {
    guard let other else { return true }
    return place &- sketches.first < other &- sketches.first
  }

  func verdict(_ wording: Wording, _ signature: Signature, at place: UInt32)
    -> DuplicateRule.Verdict?
  {
    rule.judge(
      Comparison(wording, signature, with: place, in: sketches, frequencies: frequencies))
  }

  func match(at place: UInt32, _ wording: Wording, _ verdict: DuplicateRule.Verdict)
    -> DuplicateMatch
  {
    let head = sketches.head(at: place)
    return DuplicateMatch(
      group: head.group, place: place, isPrimary: head.owner == head.group,
      resemblance: wording.resemblance, similarity: verdict.similarity, relation: verdict.relation)
  }

  /// The stored texts that share keys with `signature`.
  ///
  /// Keys that too many have count only where no other is shared.
  func candidates(of signature: Signature) -> Candidates {
    var linkable: UInt16 = 0
    var rare: [UInt32] = []
    var common: [UInt32] = []
    let found = sketches.keys.places(of: signature.keys, limit: Self.linksPerKey)
    for bit in signature.keys.indices {
      let isCommon = found.isFull(bit)
      if !isCommon { linkable |= 1 << UInt16(bit) }
      for place in found[bit] {
        let offset = sketches.place(ofKey: place) &- sketches.first
        if isCommon { common.append(offset) } else { rare.append(offset) }
      }
    }
    let counter = OffsetCounter(rare.isEmpty ? common : rare)
    let first = sketches.first
    let places = counter.mostFrequent(Self.comparisons).map { first &+ $0 }
    return Candidates(places: places, linkable: linkable)
  }
}

/// The stored texts that a new one may repeat.
struct Candidates {
  /// In no order that means anything, but the same each time.
  var places: [UInt32]
  /// Bits of the keys that the new text may be linked by: those that not too many texts have.
  var linkable: UInt16
}
