import NewsModel

extension EventClusterer {
  /// As many clusters of an event are asked.
  private static let supporters = 6
  /// In a language of its own a story may well be the only one and yet have company in others:
  /// loneliness asks two lone stories for .9 in place of .8 at the most, and one that would go to a
  /// grown event for .33 in place of .1. With .64 for both there were 4 more false joins of a
  /// thousand, and .001 more BCubed (18 mixed streams).
  private static let mostLonely: (couple: Float, grown: Float) = (0.8, 1.5)
  /// Before so many stories are known, the name of a country is as rare as any.
  static let youngStories: Float = 50
  /// How much more a link asks for, in log odds, that joins what a young stream's language has told
  /// apart. Without it, with 2 and with 4 one name joined two events in 32, 0 and 0 orders of 120 of
  /// five stories.
  private static let crowdedDoubt: Float = 2
  /// A cluster's links are tried when it reaches one of these sizes.
  static let linkSizes: Set<Int> = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32]
  private static let linkCandidates = 10
  /// Of the clusters under a piece of a name so many of the youngest are looked at.
  private static let linkReach = 96
  /// Accounts in two languages of one happening come within days.
  private static let linkWindow: Int64 = 4 * 86_400

  /// A cluster of another language that tells of the same happening.
  struct Link {
    var cluster: UInt32
    var event: UInt32
    var probability: Float
    var reason: String
  }

  /// Tries to link a cluster that has just grown to one of the sizes.
  mutating func linkIfDue(_ serial: UInt32) -> [EventRecord] {
    guard let cluster = clusters[serial], Self.linkSizes.contains(cluster.reports),
      let link = bestLink(of: serial)
    else { return [] }
    return self.link(cluster, link)
  }

  /// A link that a repair makes is more probable than not. Without it, .3, .5 and .7, six rows of
  /// mixed streams and fifty languages had .961, .963, .963 and .963, and .759, .750, .750 and .750;
  /// without it one link between two grown events cost .006 of a stream.
  static let sureLink: Float = 0.5

  /// Tries to link a cluster of one of the sizes that changed since the last repair: what belongs to
  /// it may have come after it. Not a lone story: what came after that has tried to link to it. With
  /// those, twelve mixed streams had .0002 more BCubed, and a tenth more work.
  mutating func linkIfSure(_ serial: UInt32) -> [EventRecord] {
    guard let cluster = clusters[serial], cluster.reports > 1,
      Self.linkSizes.contains(cluster.reports),
      let link = bestLink(of: serial), link.probability >= Self.sureLink
    else { return [] }
    let changes = self.link(cluster, link)
    if changes.isEmpty { putOff(serial, for: link.event) }
    return changes
  }

  private mutating func link(_ cluster: Cluster, _ link: Link) -> [EventRecord] {
    let changes = mergeEvents(cluster.event, link.event, reason: link.reason)
    if !changes.isEmpty { awaitLesson(min(cluster.event, link.event), after: link) }
    return changes
  }

  /// The most probable link of a cluster to another event, if it passes the threshold.
  ///
  /// Not to the event that its own was split from: a third language, whose story had the names of
  /// both, joined again within the hour what the words of one language had told apart.
  mutating func bestLink(of serial: UInt32) -> Link? {
    guard let cluster = clusters[serial] else { return nil }
    var best: Link?
    let known = knownNames(of: cluster)
    for (other, features) in possibleLinks(of: cluster)
    where !areParted(cluster.event, other.event) {
      let direct = linkProbability(cluster, other, features, knowing: known)
      guard direct >= linkThreshold(cluster, other) else { continue }
      let theirs = support(for: cluster, in: other, like: features, knowing: known)
      let ours = support(
        for: other, in: cluster, like: features, knowing: knownNames(of: other))
      let probability = direct / 2 + (theirs + ours) / 4
      guard probability >= linkThreshold(cluster, other), probability > best?.probability ?? 0
      else { continue }
      best = Link(
        cluster: other.serial, event: other.event, probability: probability, reason: "")
    }
    guard var link = best, let other = clusters[link.cluster] else { return nil }
    link.reason = linkReason(
      cluster, other, probability: link.probability, aliases: sharedAliases(known, with: other))
    return link
  }

  /// What the other languages of an event say to a link, which one of its clusters proposes: the
  /// mean of their probabilities. A wrong link that they would not bear stays out, where one link
  /// alone would chain two happenings. Both events are asked: one of them alone gave .004 BCubed
  /// less over six samples of the set of fifty languages.
  private func support(
    for cluster: Cluster, in other: Cluster, like proposal: LinkFeatures,
    knowing known: [KnownName]
  ) -> Float {
    let history = shapeFrequencies.stories(of: 0)
    let margin = proposal.values[LinkFeatures.margin]
    let members = (events[other.event]?.clusters ?? SerialSet()).prefix(Self.supporters)
    var sum: Float = 0
    var count: Float = 0
    for serial in members {
      guard let member = clusters[serial], member.language != cluster.language else { continue }
      let features = LinkFeatures(cluster, member, history: history, margin: margin) {
        shapeFrequencies.rarity(of: $0, language: 0)
      }
      sum += linkProbability(cluster, member, features, knowing: known)
      count += 1
    }
    return count > 0 ? sum / count : linkProbability(cluster, other, proposal, knowing: known)
  }

  /// What the model and, where the user has any, further evidence say to a link.
  private func linkProbability(
    _ one: Cluster, _ other: Cluster, _ features: LinkFeatures, knowing known: [KnownName]
  ) -> Float {
    let embedding = embeddings.centroids[one.serial]?.embedding
    return models.link.probability(
      features.values,
      evidence: translationEvidence(one, other) + aliasEvidence(known, with: other)
        + embeddings.evidence(embedding, language: one.language, with: other.serial))
  }

  /// The clusters of other languages and events that a cluster may be linked to.
  mutating func possibleLinks(of cluster: Cluster) -> [(Cluster, LinkFeatures)] {
    let others = linkCandidates(of: cluster)
    let history = shapeFrequencies.stories(of: 0)
    return others.enumerated().map { place, other in
      let rival = others.enumerated().filter {
        $0.offset != place && $0.element.cluster.event != other.cluster.event
      }.map(\.element.cosine).max()
      let features = LinkFeatures(
        cluster, other.cluster, history: history, margin: other.cosine - (rival ?? 0)
      ) { shapeFrequencies.rarity(of: $0, language: 0) }
      return (other.cluster, features)
    }
  }

  private func linkThreshold(_ one: Cluster, _ other: Cluster) -> Float {
    let spoken = Set(languages(of: one.event, or: one.language))
    let isCrowded = languages(of: other.event, or: other.language).contains(
      where: spoken.contains)
    let gap = TimeGap(from: one.first.seconds, through: one.latest.seconds, to: other).nearest
    let pace = pace.evidence(of: gap)
    // That they are close in time is no reason to join what a language has told apart.
    let evidence = isCrowded ? min(0, pace) : pace
    var needed = models.linkThreshold
    if one.reports == 1, other.reports == 1 {
      let lonely = (loneliness(of: one.language) + loneliness(of: other.language)) / 2
      needed = Self.raised(
        models.singleLinkThreshold, by: min(lonely, Self.mostLonely.couple) - evidence)
    } else if one.reports == 1 || other.reports == 1 {
      let lonely = loneliness(of: one.reports == 1 ? one.language : other.language)
      needed = Self.raised(
        needed, by: max(0, min(lonely, Self.mostLonely.grown)) - evidence)
    }
    guard isCrowded else { return needed }
    let youth = shapeFrequencies.youth(of: 0, until: Self.youngStories)
    return Self.raised(max(needed, models.crowdedLinkThreshold), by: Self.crowdedDoubt * youth)
  }

  private func languages(of event: UInt32, or language: Int) -> [Int] {
    guard let event = events[event] else { return [language] }
    return event.clusters.compactMap { clusters[$0]?.language }
  }

  private mutating func linkCandidates(
    of cluster: Cluster
  ) -> [(cosine: Float, cluster: Cluster)] {
    guard openClusters.count(where: { !$0.isEmpty }) > 1 else { return [] }
    for term in cluster.linkPosted {
      let rarity = max(0.1, shapeFrequencies.rarity(of: term, language: 0))
      linkIndex.forEachYoungest(under: term, limit: Self.linkReach) { other in
        if other != cluster.serial { linkCandidates.add(rarity, to: other) }
      }
    }
    var found: [(cosine: Float, cluster: Cluster)] = []
    for serial in linkCandidates.takeBest(3 * Self.linkCandidates) {
      guard let other = clusters[serial], other.language != cluster.language,
        other.event != cluster.event,
        other.isWithin(Self.linkWindow, of: cluster.first.seconds, cluster.latest.seconds)
      else { continue }
      found.append((cluster.shapes.cosine(other.shapes), other))
      if found.count == Self.linkCandidates { break }
    }
    return found
  }

  /// Lists a cluster in the candidate indexes under its heaviest terms of now.
  mutating func post(_ serial: UInt32) {
    guard let cluster = clusters[serial] else { return }
    let aliases = aliasTerms(of: cluster)
    let link = aliases.isEmpty ? cluster.linkTerms : (cluster.linkTerms + aliases).sorted()
    bodyIndex.move(serial, from: cluster.posted, to: cluster.bodyTerms)
    linkIndex.move(serial, from: cluster.linkPosted, to: link)
    clusters[serial]?.postings =
      aliases.isEmpty ? nil : Cluster.Postings(body: cluster.bodyTerms, link: link)
  }
}
