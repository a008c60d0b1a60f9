import NewsModel

/// Names of two languages for one thing, learned from the links made, and what they say to others.
extension EventClusterer {
  /// So long after its first link an event teaches what it shows, once: by then most languages have
  /// told of it, and a second account has confirmed which names matter.
  private static let lessonDelay: Int64 = 6 * 3_600
  /// So many of an event's clusters are compared, the largest.
  private static let lessonClusters = 6
  /// What the link model must say at the least to two clusters of such an event: that nothing speaks
  /// against them. Names in scripts that do not compare, which aliases are for, get no more.
  private static let lessonProbability: Float = 0.02
  /// A cluster's links are sought under so many of its aliases.
  private static let postedAliases = 8

  /// Notes that an event is told in more than one language.
  mutating func awaitLesson(_ event: UInt32, after link: Link) {
    guard link.probability >= Self.sureLink else { return }
    lessons.await(event, due: counters.clock + Self.lessonDelay)
  }

  /// Learns from the events whose lessons are due.
  mutating func giveLessons() {
    while let event = lessons.next(at: counters.clock) { giveLesson(event) }
  }

  /// Learns from an event what names its languages have for one thing; once from each.
  private mutating func giveLesson(_ event: UInt32) {
    guard let members = events[event]?.clusters else { return }
    let largest = members.compactMap { clusters[$0] }
      .sorted { ($1.reports, $0.serial) < ($0.reports, $1.serial) }.prefix(Self.lessonClusters)
    let names = largest.map { cluster in
      ClusterNames(
        cluster, isCased: languages.isCased(cluster.language),
        isVietnamese: languages.names[cluster.language] == "vi"
      ) { frequencies.isTelling($0, language: cluster.language) }
    }
    var shown = AliasLesson()
    for (place, one) in largest.enumerated() {
      for (offset, other) in largest.enumerated().dropFirst(place + 1)
      where one.language != other.language && isLikely(one, other) {
        shown.compare(names[place], names[offset], knowing: aliases)
      }
    }
    aliases.learn(shown, at: counters.clock)
  }

  /// Whether nothing speaks against two clusters of an event, their aliases aside.
  private func isLikely(_ one: Cluster, _ other: Cluster) -> Bool {
    let features = LinkFeatures(
      one, other, history: shapeFrequencies.stories(of: 0),
      margin: one.shapes.cosine(other.shapes)
    ) { shapeFrequencies.rarity(of: $0, language: 0) }
    return models.link.probability(features.values) >= Self.lessonProbability
  }
}

/// What aliases say to a link.
extension EventClusterer {
  /// Log odds for each unit of a shared name's rarity, and in all.
  private static let evidence: Float = 0.3
  private static let mostEvidence: Float = 2

  /// A name of a cluster and what other languages call it.
  struct KnownName: Sendable {
    var name: AliasName
    var rarity: Float
    var aliases: [AliasName]
  }

  /// Two names that count as one, and how rare the less rare of them is.
  struct SharedAlias: Sendable {
    var pair: AliasPair
    var rarity: Float
  }

  /// The names of a cluster that have aliases, rarest first.
  func knownNames(of cluster: Cluster) -> [KnownName] {
    guard !aliases.isEmpty else { return [] }
    let vector = languages.isCased(cluster.language) ? cluster.names : cluster.body
    var known: [KnownName] = []
    for entry in vector.weights {
      let name = AliasName(language: UInt32(cluster.language), term: entry.term)
      let others = aliases.aliases(of: name, at: counters.clock)
      guard !others.isEmpty else { continue }
      guard frequencies.isTelling(entry.term, language: cluster.language) else { continue }
      let rarity = frequencies.rarity(of: entry.term, language: cluster.language)
      known.append(KnownName(name: name, rarity: rarity, aliases: others))
    }
    return known.sorted { ($1.rarity, $0.name) < ($0.rarity, $1.name) }
  }

  /// The terms under which those find a cluster who call its names otherwise.
  func aliasTerms(of cluster: Cluster) -> [UInt32] {
    knownNames(of: cluster).prefix(Self.postedAliases).flatMap { known in
      known.aliases.prefix(Self.postedAliases).map { AliasPair(known.name, $0).key }
    }
  }

  /// The log odds that aliases add to a link of a cluster with those names to another.
  ///
  /// About what the link model gives to a rare name that both spell alike (1 to 2), by its weights:
  /// the development sets repeat too few names to fit it. As with embeddings, no more than 2, so
  /// that aliases help and do not decide.
  func aliasEvidence(_ known: [KnownName], with other: Cluster) -> Float {
    let rarity = sharedAliases(known, with: other).reduce(0) { $0 + $1.rarity }
    return min(Self.mostEvidence, Self.evidence * rarity)
  }

  /// The aliases that count for a link, rarest first: each name once.
  func sharedAliases(_ known: [KnownName], with other: Cluster) -> [SharedAlias] {
    guard !known.isEmpty else { return [] }
    let vector = languages.isCased(other.language) ? other.names : other.body
    var found: [SharedAlias] = []
    for name in known {
      for alias in name.aliases
      where alias.language == UInt32(other.language) && vector.weight(of: alias.term) != nil {
        let rarity = frequencies.rarity(of: alias.term, language: other.language)
        found.append(
          SharedAlias(pair: AliasPair(name.name, alias), rarity: min(name.rarity, rarity)))
      }
    }
    found.sort { ($1.rarity, $0.pair) < ($0.rarity, $1.pair) }
    var used: Set<AliasName> = []
    return found.filter { alias in
      guard !used.contains(alias.pair.one), !used.contains(alias.pair.other) else { return false }
      used.formUnion([alias.pair.one, alias.pair.other])
      return true
    }
  }
}
