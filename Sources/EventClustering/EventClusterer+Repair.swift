package import NewsModel

extension EventClusterer {
  private static let repairCandidates = 8
  /// Below, no pair of clusters of the training was one: not worth the pairs of their stories.
  private static let leastMergeSimilarity: Float = 0.1
  /// How much more a lone story asks for, in log odds, before its language has a history: .73 in
  /// place of .5 of a grown cluster. See `leastSimilarity(of:toGrown:)`.
  private static let youngDoubt: Float = 1
  /// A story's event changes at most once in this time, in seconds.
  static let moveInterval: Int64 = 3_600

  /// Merges clusters that changed since the last repair and belong together, and closes events
  /// that nothing came for within the window. Costs next to nothing where nothing changed.
  package mutating func repair(at now: Timestamp) -> [EventRecord] {
    counters.clock = max(counters.clock, now.clamped.seconds)
    return repairDirty()
  }

  /// Looks once at each cluster that changed.
  mutating func repairDirty() -> [EventRecord] {
    var changes = judgeCouples()
    giveLessons()
    let due = dirty
    dirty = []
    for serial in due {
      guard clusters[serial] != nil else { continue }
      clusters[serial]?.isDirty = false
      unsaved.cluster(serial)
      changes += splitIfTorn(serial) + rejoin(serial)
    }
    while let serial = waiting.popFirst(before: counters.clock - Self.moveInterval + 1) {
      // One that was put off anew in between has another entry.
      guard let wait = clusters[serial]?.wait, mayMove(since: wait) else { continue }
      clusters[serial]?.wait = nil
      unsaved.cluster(serial)
      changes += rejoin(serial)
    }
    return changes + closeIdleHourly()
  }

  /// Puts a cluster with what it belongs to by now.
  private mutating func rejoin(_ serial: UInt32) -> [EventRecord] {
    let changes = linkIfSure(serial)
    guard let merge = bestMerge(of: serial) else { return changes }
    return changes + mergeClusters(serial, merge.other, similarity: merge.similarity)
  }

  private struct Merge {
    var other: UInt32
    var probability: Float
    var similarity: Float
  }

  private mutating func bestMerge(of serial: UInt32) -> Merge? {
    guard let cluster = clusters[serial] else { return nil }
    var best: Merge?
    let lonely = loneliness(of: cluster.language)
    let found = possibleMerges(of: cluster, lonely: lonely)
    let source = cluster.members.first?.source ?? 0
    let isTelling = self.isTelling(source, language: cluster.language)
    var refused: UInt32?
    for (other, features) in found {
      let probability = models.merge.probability(features.values)
      let doubt =
        isTelling && cluster.size == 1
        ? cluster.members.first.map { Self.sourceDoubt($0, other.members) } ?? 0 : 0
      let needed = Self.raised(
        mergeThreshold(cluster, other),
        by: doubt + lonelyDoubt(cluster, other, lonely))
      let least = leastSimilarity(
        of: cluster.language, toGrown: max(cluster.size, other.size) > 1)
      guard features.similarity.whole >= least, probability >= needed,
        probability > best?.probability ?? 0
      else {
        continue
      }
      guard mayMerge(cluster.event, other.event) else {
        if refused == nil, !areParted(cluster.event, other.event) { refused = other.event }
        continue
      }
      best = Merge(
        other: other.serial, probability: probability, similarity: features.similarity.whole)
    }
    if let refused { putOff(serial, for: refused) }
    return best
  }

  /// Has a cluster looked at again as soon as it may go to another event, whose stories or its own
  /// have changed their event less than an hour ago.
  ///
  /// Not to the one that it was split from: nothing new would speak for it. Without waiting, stories
  /// of seven days in five orders agreed to .971 in place of .973 (before the pace of a stream
  /// counted).
  mutating func putOff(_ serial: UInt32, for event: UInt32) {
    guard let cluster = clusters[serial], cluster.wait == nil, !areParted(cluster.event, event),
      let moved = events[max(cluster.event, event)]?.movedAt?.seconds
    else { return }
    clusters[serial]?.wait = moved
    waiting.enter(serial, latest: moved)
    unsaved.cluster(serial)
  }

  /// Whether one of two events was split from the other.
  func areParted(_ one: UInt32, _ other: UInt32) -> Bool {
    events[max(one, other)]?.origin == min(one, other)
  }

  /// A lone story of a stream of lone stories asks for more, also of a grown cluster; where company
  /// is usual only two lone stories ask for less: a cluster that swallows one cannot give it back.
  private func lonelyDoubt(_ one: Cluster, _ other: Cluster, _ lonely: Float) -> Float {
    guard min(one.size, other.size) == 1 else { return 0 }
    let young = Self.youngDoubt * frequencies.youth(of: one.language, until: Self.youngStories)
    return young + (max(one.size, other.size) == 1 ? lonely : max(0, lonely))
  }

  private func mergeThreshold(_ one: Cluster, _ other: Cluster) -> Float {
    if max(one.size, other.size) == 1 { return models.loneMergeThreshold }
    return min(one.size, other.size) == 1 ? models.singleMergeThreshold : models.mergeThreshold
  }

  /// The clusters of its language that a cluster may be merged with.
  ///
  /// - Parameter lonely: where it is given, without those that the threshold is out of reach for.
  mutating func possibleMerges(
    of cluster: Cluster, lonely: Float? = nil
  ) -> [(Cluster, MergeFeatures)] {
    look(up: cluster.body, language: cluster.language, but: cluster.serial)
    let parts = Similarity.Parts(cluster)
    let history = frequencies.stories(of: cluster.language)
    let background = backgrounds[cluster.language]
    let floor = background.floor(among: allBackground)
    return candidates.takeBest(Self.repairCandidates).compactMap { candidate in
      guard let other = clusters[candidate], other.language == cluster.language,
        other.isWithin(window, of: cluster.first.seconds, cluster.latest.seconds)
      else { return nil }
      let similarity = Similarity(parts, other)
      guard similarity.whole >= Self.leastMergeSimilarity else { return nil }
      let needed = lonely.map {
        Self.raised(mergeThreshold(cluster, other), by: lonelyDoubt(cluster, other, $0))
      }
      return MergeFeatures(
        cluster, other, similarity, background: background, floor: floor, history: history,
        reaching: needed ?? 0, by: models.merge
      ).map { (other, $0) }
    }
  }

  /// Whether the stories of the younger event have kept their event long enough.
  func mayMerge(_ one: UInt32, _ other: UInt32) -> Bool {
    guard one != other, let moved = events[max(one, other)]?.movedAt else { return true }
    return mayMove(since: moved.seconds)
  }

  private func mayMove(since moved: Int64) -> Bool {
    counters.clock - moved >= Self.moveInterval
  }

  private mutating func mergeClusters(
    _ one: UInt32, _ other: UInt32, similarity: Float
  ) -> [EventRecord] {
    guard let keeper = clusters[min(one, other)], let leaver = clusters[max(one, other)] else {
      return []
    }
    let reason = mergeReason(keeper, leaver, similarity: similarity)
    let changes =
      keeper.event == leaver.event
      ? [] : mergeEvents(keeper.event, leaver.event, reason: reason)
    let centroid = embeddings.centroids[leaver.serial]
    remove(leaver.serial)
    clusters[keeper.serial]?.absorb(leaver)
    if let centroid {
      embeddings.add(
        centroid.embedding, stories: centroid.stories, to: keeper.serial,
        language: keeper.language)
    }
    if !keeper.isAccompanied { grownClusters[keeper.language] += 1 }
    for placed in leaver.stories { places[placed.story] = keeper.serial }
    post(keeper.serial)
    touch(keeper.serial)
    return changes + linkIfDue(keeper.serial)
  }

  /// Puts the younger of two events into the older.
  mutating func mergeEvents(_ one: UInt32, _ other: UInt32, reason: String) -> [EventRecord] {
    guard one != other, mayMerge(one, other), let keeper = events[min(one, other)],
      let leaver = events[max(one, other)]
    else { return [] }
    let moved = leaver.clusters.flatMap { clusters[$0]?.stories.map(\.story) ?? [] }
    let changes = record(
      leaver.serial, .merged, into: id(of: keeper), stories: moved, reason: reason)
    for serial in leaver.clusters {
      clusters[serial]?.event = keeper.serial
      unsaved.cluster(serial)
      events[keeper.serial]?.clusters.insert(serial)
    }
    for source in leaver.sources where keeper.sources.count < Event.sourceLimit {
      events[keeper.serial]?.sources.insert(source)
    }
    events[keeper.serial]?.count(duplicates: leaver.duplicates)
    events[keeper.serial]?.movedAt = Timestamp(seconds: counters.clock)
    drop(leaver.serial)
    lessons.merge(leaver.serial, into: keeper.serial)
    unsaved.event(keeper.serial)
    unsaved.event(leaver.serial)
    return changes
  }

  /// Takes a cluster out of every table but the places of its stories.
  mutating func remove(_ serial: UInt32) {
    keepName(of: serial)
    guard let cluster = clusters.removeValue(forKey: serial) else { return }
    embeddings.remove(serial)
    bodyIndex.remove(serial, under: cluster.posted)
    linkIndex.remove(serial, under: cluster.linkPosted)
    openClusters[cluster.language].removeAscending(serial)
    if cluster.isAccompanied { grownClusters[cluster.language] -= 1 }
    events[cluster.event]?.clusters.remove(serial)
    dirty.removeAscending(serial)
    unsaved.cluster(serial)
    unsaved.event(cluster.event)
  }

  /// Marks a cluster as changed.
  mutating func touch(_ serial: UInt32) {
    clusters[serial]?.isDirty = true
    dirty.insertAscending(serial)
    unsaved.cluster(serial)
    if let event = clusters[serial]?.event { unsaved.event(event) }
  }
}
