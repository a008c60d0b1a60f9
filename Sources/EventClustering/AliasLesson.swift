/// What one event shows of names: pairs that its clusters of two languages have, and known pairs of
/// which they have one name only.
struct AliasLesson: Sendable {
  /// With their written forms, in the order of the pair.
  private(set) var together: [AliasPair: [String]] = [:]
  private(set) var apart: Set<AliasPair> = []

  /// Compares two clusters of the event.
  ///
  /// Names that are alike in letters need no alias and are not offered.
  mutating func compare(_ one: ClusterNames, _ other: ClusterNames, knowing table: AliasTable) {
    let left = one.unmatched(in: other)
    let right = other.unmatched(in: one)
    for here in left {
      for there in right {
        let (low, high) = here.name < there.name ? (here, there) : (there, here)
        together[AliasPair(low.name, high.name)] = [low.text, high.text]
      }
    }
    check(one, against: other, knowing: table)
    check(other, against: one, knowing: table)
  }

  /// Looks for the known partners of a cluster's names in the other.
  private mutating func check(
    _ one: ClusterNames, against other: ClusterNames, knowing table: AliasTable
  ) {
    for found in one.names {
      for partner in table.partners(of: found.name, in: other.language) {
        let pair = AliasPair(found.name, partner)
        if !other.has(partner.term) {
          apart.insert(pair)
        } else if together[pair] == nil, let texts = table.pairs[pair]?.texts {
          together[pair] = texts
        }
      }
    }
  }
}
