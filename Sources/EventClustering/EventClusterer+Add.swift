package import NewsModel

extension EventClusterer {
  /// A repair follows every so many stories.
  static let repairInterval: UInt64 = 50
  /// Clusters that share the weight of the story's heaviest terms are looked at, so many of them.
  static let queryTerms = 12
  static let queryReach = 1_024
  static let candidateLimit = 12
  /// The join model sees the best of them.
  static let finalists = 3
  /// So much of the background's floor a join must reach. 0, .7 and 1 gave .730, .738 and .740 in
  /// fifty languages (six samples); left out of the training, fnc1 had .972, .970 and .949.
  private static let floorShare: Float = 0.7
  /// How much of what loneliness asks of two lone stories it asks of one that comes to a grown
  /// cluster: 0 and .25 had 30 and 28 false joins of a thousand in 18 mixed streams, at .955 and .956
  /// BCubed.
  private static let grownShare: Float = 0.25
  /// How much of what it allows them, where company is usual, it allows that one: with 0, .1, .25 and
  /// .5 fnc1 had .989, .994, .981 and .983, vims .987, .988, .986 and .980.
  private static let grownAllowance: Float = 0.1

  /// Takes in a story, which no earlier story of the window repeats.
  ///
  /// - Parameter at: when it was published, or fetched where that is not known or senseless.
  /// - Returns: its event, and the records of everything that changed, in order. A story that is
  ///   already known keeps its event.
  package mutating func add(
    _ features: StoryFeatures, story: StoryID, title: String, source: String?, at: Timestamp
  ) -> (event: EventID, changes: [EventRecord]) {
    if let known = event(of: story) { return (known, []) }
    let at = at.clamped
    counters.clock = max(counters.clock, at.seconds)
    let language = number(of: features.language)
    var weighed = weigh(features, language: language)
    if let embedding = features.embedding {
      weighed.embedding = embedding
      embeddings.learn(embedding, language: language, number: counters.stories)
    }
    let floor = background(of: weighed, language: language)
    counters.stories += 1
    let arrival = Arrival(
      story: story, headline: title, labels: features.labels, at: at, weighed: weighed,
      source: source)
    var changes: [EventRecord] = []
    if let join = bestJoin(weighed, arrival.member, language: language, floor: floor) {
      changes += self.join(join, weighed, arrival, source: source)
    } else {
      changes += open(weighed, arrival, language: language, source: source)
    }
    if counters.stories % Self.repairInterval == 0 { changes += repairDirty() }
    return (event(of: story) ?? EventID(founder: story), changes)
  }

  /// A cluster that a story joins.
  struct Join {
    var cluster: UInt32
    var probability: Float
    var similarity: Float
  }

  /// The most probable of the clusters that a story may join, if it is probable enough.
  ///
  /// - Parameter floor: what an unrelated story rarely passes. No join lies far below, however usual
  ///   company is: two happenings were taken for one that had nothing rare in common.
  mutating func bestJoin(
    _ story: WeighedStory, _ member: Member, language: Int, floor: Float
  ) -> Join? {
    var best: Join?
    let unrelated = Self.floorShare * floor
    let lonely = loneliness(of: language)
    let lonelyAmongMany = (lonely > 0 ? Self.grownShare : Self.grownAllowance) * lonely
    let found = possibleJoins(for: story, at: member.at, language: language, floor: floor)
    let isTelling = self.isTelling(member.source, language: language)
    let patience = patience
    var suitor = Suitor()
    for (cluster, features) in found {
      let evidence = embeddings.evidence(
        story.embedding, language: language, with: cluster.serial)
      let haste = features.haste(in: models.join)
      let probability = models.join.probability(
        features.values, evidence: evidence + patience * max(0, haste))
      let doubt = isTelling ? Self.sourceDoubt(member, cluster.members) : 0
      let usual = Self.raised(
        cluster.size == 1 ? models.singleJoinThreshold : models.joinThreshold, by: doubt)
      let least = leastSimilarity(of: language, toGrown: cluster.size > 1)
      guard features.similarity.whole >= max(unrelated, least) else { continue }
      if cluster.size == 1, probability >= usual { court(cluster.serial) }
      suitor.look(
        at: cluster, features,
        models.join.probability(features.values, evidence: evidence + haste))
      let needed = Self.raised(
        usual, by: cluster.size == 1 ? lonely : lonelyAmongMany)
      guard probability >= needed, probability > best?.probability ?? 0
      else { continue }
      best = Join(
        cluster: cluster.serial, probability: probability, similarity: features.similarity.whole)
    }
    if let gap = suitor.gap { pace.learn(gap) }
    return best
  }

  /// What a story, or a cluster, must be like another at the least before a language has a history.
  ///
  /// Until then nobody knows which names every story of the day has in common, and two meetings of
  /// the same governments look like one; two accounts of one, beside a third, are told from them
  /// better than a lone one is. The demands fade over the first ten stories, and over three more for
  /// each open cluster, thirty at most: the more is open, the more a story can be mistaken for.
  ///
  /// Without them a visit was put to a meeting of the same governments in each of 120 orders of five
  /// stories, with .36 for both over fifty in 80, with these in none. Events of three accounts, three
  /// weeks apart (fnc1), came to .991 without, to .978 with .4 and .47 over forty, to .987 with these.
  /// A longer fade where more is open serves languages of few stories in a busy stream: over twelve
  /// for all, fifty languages had .636 of the pairs across languages in place of .675.
  func leastSimilarity(of language: Int, toGrown: Bool) -> Float {
    let grown = min(30, 10 + 3 * Float(openClusters[language].count))
    return (toGrown ? 0.55 : 0.47) * frequencies.youth(of: language, until: grown)
  }

  /// The open clusters of the language that are most like the story, best first.
  mutating func possibleJoins(
    for story: WeighedStory, at: Timestamp, language: Int, floor: Float
  ) -> [(Cluster, JoinFeatures)] {
    look(up: story.body.vector, language: language, but: 0)
    let parts = Similarity.Parts(story)
    var scored: [(similarity: Similarity, serial: UInt32)] = []
    for serial in candidates.takeBest(Self.candidateLimit) {
      guard let cluster = clusters[serial], cluster.language == language,
        cluster.isWithin(window, of: at.seconds, at.seconds)
      else { continue }
      scored.append((Similarity(parts, cluster), serial))
    }
    scored.sort { ($0.similarity.whole, $1.serial) > ($1.similarity.whole, $0.serial) }
    let rest = scored.dropFirst(Self.finalists).map(\.similarity)
    let surroundings = Surroundings(
      floor: floor, near: rest, history: frequencies.stories(of: language))
    return scored.prefix(Self.finalists).compactMap { similarity, serial in
      guard let cluster = clusters[serial] else { return nil }
      return (cluster, JoinFeatures(story, cluster, similarity, at: at.seconds, in: surroundings))
    }
  }

  mutating func join(
    _ join: Join, _ story: WeighedStory, _ arrival: Arrival, source: String?
  ) -> [EventRecord] {
    let found = clusters[join.cluster].map {
      (
        event: $0.event, language: $0.language,
        reason: sharedReason(arrival.labels, with: $0, similarity: join.similarity)
      )
    }
    guard let found else { return [] }
    let wasAccompanied = clusters[join.cluster]?.isAccompanied
    clusters[join.cluster]?.add(story, arrival)
    if let embedding = story.embedding {
      embeddings.add(embedding, to: join.cluster, language: found.language)
    }
    if wasAccompanied == false { grownClusters[found.language] += 1 }
    watchCouple(join)
    places[arrival.story] = join.cluster
    events[found.event]?.count(source: source)
    touch(join.cluster)
    if let size = clusters[join.cluster]?.size, size & (size - 1) == 0 { post(join.cluster) }
    var changes = record(
      found.event, .updated, stories: [arrival.story], reason: found.reason)
    changes += linkIfDue(join.cluster)
    return changes
  }

  /// Opens a cluster, in an event of another language where its names say so, else in its own.
  mutating func open(
    _ story: WeighedStory, _ arrival: Arrival, language: Int, source: String?
  ) -> [EventRecord] {
    let serial = counters.nextSerial
    counters.nextSerial += 1
    clusters[serial] = Cluster(
      serial: serial, event: serial, language: language, story: story, arrival: arrival)
    if let embedding = story.embedding {
      embeddings.add(embedding, to: serial, language: language)
    }
    openClusters[language].append(serial)
    post(serial)
    touch(serial)
    if let link = bestLink(of: serial) {
      places[arrival.story] = serial
      clusters[serial]?.event = link.event
      events[link.event]?.clusters.insert(serial)
      events[link.event]?.count(source: source)
      unsaved.event(link.event)
      awaitLesson(link.event, after: link)
      return record(link.event, .updated, stories: [arrival.story], reason: link.reason)
    }
    places[arrival.story] = serial
    clusters[serial]?.stories.changeFirst { $0.opened = 1 }
    var event = Event(serial: serial, clusters: SerialSet([serial]))
    event.count(source: source)
    enter(event)
    let reason = openingReason(arrival.labels)
    return record(serial, .opened, stories: [arrival.story], reason: reason)
  }

  /// Scores the clusters that share the heaviest terms of a vector, rarest terms first, until
  /// `queryReach` postings are read: what common terms would add is the same for all.
  mutating func look(up vector: SparseVector, language: Int, but own: UInt32) {
    var read = 0
    for entry in vector.heaviest(Self.queryTerms) where read < Self.queryReach {
      read += bodyIndex.forEachYoungest(under: Self.key(entry.term, language)) { serial in
        if serial != own { candidates.add(entry.weight, to: serial) }
      }
    }
  }

  /// The index key of a term: clusters of other languages are not candidates.
  static func key(_ term: UInt32, _ language: Int) -> UInt32 {
    term ^ UInt32(truncatingIfNeeded: language) &* 0x9E37_79B9
  }
}

extension Timestamp {
  /// Years 1 to 9999, so that no difference of two instants overflows.
  var clamped: Timestamp {
    Timestamp(seconds: max(-62_135_596_800, min(253_402_300_799, seconds)))
  }
}

extension Cluster {
  /// Whether no more than `window` seconds lie between its stories and a span of time.
  func isWithin(_ window: Int64, of from: Int64, _ through: Int64) -> Bool {
    from - latest.seconds <= window && first.seconds - through <= window
  }
}
