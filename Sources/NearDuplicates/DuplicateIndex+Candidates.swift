import NewsModel

/// A stored text that a new one repeats.
struct DuplicateMatch {
  /// Place of the head of the group, in the names.
  var group: UInt32
  /// Place of the text, in the sketches.
  var place: UInt32
  /// Whether the text found is the head's first one, not a fuller version of it.
  var isPrimary: Bool
  var similarity: Double
  var relation: DuplicateRelation
}

extension DuplicateIndex {
  /// Stories a key is linked for; a key that more have is no key.
  ///
  /// The first stories keep it: those that come later are found by their rarer keys.
  private static let linksPerKey = 32
  /// Least containment at which a text is looked at paragraph by paragraph.
  private static let leastContainment = 0.3
  /// Texts compared with a new one at most, those with the most shared keys first.
  private static let comparisons = 32

  /// The best of the texts that the rule lets pass; of equals the earliest.
  func bestMatch(of signature: Signature, _ sketch: StorySketch) -> DuplicateMatch? {
    var best: DuplicateMatch?
    var nearest: (place: UInt32, containment: Double)?
    for place in candidates(of: signature) where names.contains(sketches.head(at: place).group) {
      let wording = Wording(signature, with: place, in: sketches)
      if wording.containment > nearest?.containment ?? Self.leastContainment {
        nearest = (place, wording.containment)
      }
      guard rule.admits(wording), best?.similarity ?? 0 < rule.describe(wording).similarity,
        let verdict = verdict(wording, signature, at: place),
        isEdit(sketch, wording, at: place)
      else { continue }
      best = match(at: place, verdict)
    }
    if best == nil, let nearest { return matchWithoutAdditions(sketch, at: nearest.place) }
    return best
  }

  func verdict(_ wording: Wording, _ signature: Signature, at place: UInt32)
    -> DuplicateRule.Verdict?
  {
    rule.judge(
      Comparison(wording, signature, with: place, in: sketches, frequencies: frequencies))
  }

  func match(at place: UInt32, _ verdict: DuplicateRule.Verdict) -> DuplicateMatch {
    let head = sketches.head(at: place)
    return DuplicateMatch(
      group: head.group, place: place, isPrimary: head.owner == head.group,
      similarity: verdict.similarity, relation: verdict.relation)
  }

  /// Places of the stored texts that share keys with `signature`, the earliest first.
  ///
  /// Keys that too many have count only where no other is shared.
  func candidates(of signature: Signature) -> [UInt32] {
    var rare: [UInt32] = []
    var common: [UInt32] = []
    for key in signature.keys {
      let before = rare.count
      sketches.keys.walk(key) { place in
        rare.append(sketches.place(ofKey: place) &- sketches.first)
        return rare.count - before < Self.linksPerKey
      }
      if rare.count - before == Self.linksPerKey {
        common.append(contentsOf: rare[before...])
        rare.removeLast(Self.linksPerKey)
      }
    }
    return mostShared(rare.isEmpty ? common : rare).map { sketches.first &+ $0 }
  }

  /// The offsets that occur most often, each once, ascending.
  private func mostShared(_ offsets: [UInt32]) -> [UInt32] {
    var counted: [(offset: UInt32, keys: Int)] = []
    for offset in offsets.sorted() {
      if counted.last?.offset == offset {
        counted[counted.count - 1].keys += 1
      } else {
        counted.append((offset, 1))
      }
    }
    if counted.count > Self.comparisons {
      counted.sort { ($1.keys, $0.offset) < ($0.keys, $1.offset) }
      counted.removeLast(counted.count - Self.comparisons)
      counted.sort { $0.offset < $1.offset }
    }
    return counted.map(\.offset)
  }

  /// Bits of the keys that are to be linked: those that not too many stories have.
  func linkable(_ signature: Signature) -> UInt16 {
    var linked: UInt16 = 0
    for (bit, key) in signature.keys.enumerated() {
      var links = 0
      sketches.keys.walk(key) { _ in
        links += 1
        return links < Self.linksPerKey
      }
      if links < Self.linksPerKey { linked |= 1 << UInt16(bit) }
    }
    return linked
  }
}
