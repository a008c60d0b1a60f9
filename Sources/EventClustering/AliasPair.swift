/// A name as a language writes it, by the numbers of language and term.
struct AliasName: Hashable, Comparable, Sendable {
  var language: UInt32
  var term: UInt32

  static func < (one: AliasName, other: AliasName) -> Bool {
    (one.language, one.term) < (other.language, other.term)
  }
}

/// Two names of different languages, the lesser first.
struct AliasPair: Hashable, Comparable, Sendable {
  let one: AliasName
  let other: AliasName

  private static let keySeed: UInt32 = 0x5A17_0200

  init(_ one: AliasName, _ other: AliasName) {
    (self.one, self.other) = one < other ? (one, other) : (other, one)
  }

  /// The term under which clusters with either name find each other.
  var key: UInt32 {
    var hash = TermHash(seed: Self.keySeed)
    for number in [one.language, one.term, other.language, other.term] {
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        hash.add(UInt8(truncatingIfNeeded: number >> shift))
      }
    }
    return hash.finished
  }

  static func < (one: AliasPair, other: AliasPair) -> Bool {
    (one.one, one.other) < (other.one, other.other)
  }
}
