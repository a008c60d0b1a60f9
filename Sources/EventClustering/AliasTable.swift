/// Names that two languages have for one thing, learned from links: WHO and ВОЗ, Beijing and 北京.
///
/// Two names that stand in clusters which were linked for other reasons may be one. What is seen
/// once is chance. A pair seen in two events or more is an alias where neither of its names has a
/// better partner in the other's language (so EMM NewsExplorer grew its names). An event that has
/// one name only, though it is told in both languages, counts against the pair, and all counts
/// fade, so that a wrong one goes.
///
/// Nothing depends on hash order, and what holds depends on nothing but the counts, which are
/// stored. Memory: about 200 bytes a pair, at most `limit` pairs.
struct AliasTable: Sendable {
  private(set) var pairs: [AliasPair: Sightings] = [:]
  /// The names that each name was seen with, ascending.
  private var partners: [AliasName: [AliasName]] = [:]
  /// Of them those seen with it often enough for an alias.
  private var settled: [AliasName: [AliasName]] = [:]
  /// Those that are aliases, made from the others.
  private var known: [AliasName: [Alias]] = [:]
  /// Pairs that changed since the last saving.
  var unsaved: Set<AliasPair> = []

  /// More pairs than this are not kept.
  static let limit = 20_000
  /// So many sightings make an alias. With two that fade by half in `Sightings.halfLife` it holds
  /// for ten weeks after the second.
  static let least: Float = 1.5

  /// A partner seen three times where another was seen four times is its rival, one seen twice
  /// where another was seen three times is none.
  private static let margin = 0.5
  /// A name has no more parts than this: four pairs of five characters.
  private static let mostParts = 4

  var isEmpty: Bool { known.isEmpty }

  /// The names of a language that a name was seen with, ascending, whether they are aliases or not.
  func partners(of name: AliasName, in language: UInt32) -> [AliasName] {
    (partners[name] ?? []).filter { $0.language == language }
  }

  /// The aliases of a name that hold at a time.
  func aliases(of name: AliasName, at now: Int64) -> [AliasName] {
    (known[name] ?? []).compactMap { now < $0.until ? $0.name : nil }
  }

  /// How both names of a pair are written, with their other parts, in the order of the pair.
  func texts(of pair: AliasPair, at now: Int64) -> [String] {
    [(pair.one, pair.other), (pair.other, pair.one)].map { name, partner in
      let parts = aliases(of: partner, at: now).filter { $0.language == name.language }
      return NameParts.joined(parts.compactMap { text(of: $0, beside: partner) })
    }
  }

  private func text(of name: AliasName, beside partner: AliasName) -> String? {
    let pair = AliasPair(name, partner)
    return pairs[pair]?.texts[pair.one == name ? 0 : 1]
  }

  /// A name that means the same, until too much of it has faded.
  private struct Alias: Sendable {
    var name: AliasName
    var until: Int64
  }

  /// Takes what one event showed.
  mutating func learn(_ lesson: AliasLesson, at now: Int64) {
    var changed: Set<AliasName> = []
    for pair in lesson.together.keys.sorted() {
      var seen = pairs[pair] ?? Sightings(texts: lesson.together[pair] ?? [], at: now)
      seen.count(together: 1, at: now)
      enter(seen, for: pair)
      changed.formUnion([pair.one, pair.other])
    }
    for pair in lesson.apart.subtracting(lesson.together.keys).sorted() {
      guard var seen = pairs[pair] else { continue }
      seen.count(apart: 1, at: now)
      enter(seen, for: pair)
      changed.formUnion([pair.one, pair.other])
    }
    if pairs.count > Self.limit { changed.formUnion(forget()) }
    judge(changed)
  }

  /// Puts back stored pairs.
  mutating func restore(_ stored: [(pair: AliasPair, seen: Sightings)]) {
    for (pair, seen) in stored { enter(seen, for: pair) }
    unsaved = []
    judge(Set(settled.keys))
  }

  /// Finds anew what the names, and those they may be, mean.
  private mutating func judge(_ changed: Set<AliasName>) {
    var names = changed
    for name in changed { names.formUnion(settled[name] ?? []) }
    for name in names {
      let found = (settled[name] ?? []).compactMap { partner -> Alias? in
        guard let seen = pairs[AliasPair(name, partner)], let until = seen.until(Self.least),
          isClear(name, partner, rank: seen.rank), isClear(partner, name, rank: seen.rank)
        else { return nil }
        return Alias(name: partner, until: until)
      }
      known[name] = found.isEmpty ? nil : found
    }
  }

  /// Whether no other partner of a name in the language of this one comes near it, but for parts of
  /// the same name: two reports of one story show all their names together twice, and tell nothing
  /// of which means which.
  private func isClear(_ name: AliasName, _ partner: AliasName, rank: Double) -> Bool {
    var texts: [String] = []
    for rival in settled[name] ?? [] where rival.language == partner.language {
      let pair = AliasPair(name, rival)
      guard let seen = pairs[pair], seen.rank > rank - Self.margin else { continue }
      if seen.rank > rank + Self.margin || texts.count == Self.mostParts { return false }
      texts.append(text(of: rival, beside: name) ?? "")
    }
    return NameParts.areOne(texts)
  }

  private mutating func enter(_ seen: Sightings, for pair: AliasPair) {
    pairs[pair] = seen
    unsaved.insert(pair)
    for (name, partner) in [(pair.one, pair.other), (pair.other, pair.one)] {
      partners[name, default: []].insertAscending(partner)
      if seen.together >= Self.least {
        settled[name, default: []].insertAscending(partner)
      } else {
        settled.remove(partner, under: name)
      }
    }
  }

  /// Drops an eighth of the pairs: first those that are no aliases, of these the longest not seen.
  private mutating func forget() -> Set<AliasName> {
    var changed: Set<AliasName> = []
    let order = pairs.sorted { one, other in
      let isOne = one.value.together >= Self.least
      let isOther = other.value.together >= Self.least
      if isOne != isOther { return isOther }
      return (one.value.confirmed, one.key) < (other.value.confirmed, other.key)
    }
    for (pair, _) in order.prefix(pairs.count - Self.limit + Self.limit / 8) {
      pairs[pair] = nil
      unsaved.insert(pair)
      for (name, partner) in [(pair.one, pair.other), (pair.other, pair.one)] {
        partners.remove(partner, under: name)
        settled.remove(partner, under: name)
        changed.insert(name)
      }
    }
    return changed
  }
}

extension [AliasName: [AliasName]] {
  /// Takes `partner` out of the ascending list of `name`, and the list with its last.
  fileprivate mutating func remove(_ partner: AliasName, under name: AliasName) {
    guard var list = self[name] else { return }
    list.removeAll { $0 == partner }
    self[name] = list.isEmpty ? nil : list
  }
}

extension [AliasName] {
  fileprivate mutating func insertAscending(_ name: AliasName) {
    let place = firstIndex { $0 >= name } ?? count
    if place < count, self[place] == name { return }
    insert(name, at: place)
  }
}
