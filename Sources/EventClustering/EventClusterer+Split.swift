import NewsModel

extension EventClusterer {
  /// In so many repairs in a row, each after the cluster grew.
  private static let splitStrain = 2
  /// Smaller clusters have no two halves, of larger ones not every story is kept.
  private static let splitSizes = 4...Member.kept

  /// Parts a cluster whose stories turned out to tell of two happenings.
  ///
  /// The half of the older stories keeps event and id. The others open an event of their own, under
  /// a name that was never used. Only while every story of the cluster is kept whole: later a wrong
  /// one is too few to matter.
  mutating func splitIfTorn(_ serial: UInt32) -> [EventRecord] {
    guard let cluster = clusters[serial], let halves = halves(of: cluster) else { return [] }
    guard probability(of: halves, in: cluster) < models.splitThreshold else {
      if cluster.strain > 0 { clusters[serial]?.strain = 0 }
      return []
    }
    clusters[serial]?.strain = min(cluster.strain, .max - 1) + 1
    unsaved.cluster(serial)
    guard Int(cluster.strain) + 1 >= Self.splitStrain, mayMove(from: cluster.event) else {
      return []
    }
    return split(cluster, halves)
  }

  /// The stories of a cluster around the two that are least alike, those of the oldest first; nil
  /// where it has no two halves of at least two stories, or copies, which stay with their heads.
  private func halves(of cluster: Cluster) -> (stay: [Int], leave: [Int])? {
    let members = Array(cluster.members)
    guard Self.splitSizes.contains(cluster.size), members.count == cluster.size,
      cluster.reports == cluster.size
    else { return nil }
    var poles = (0, 1)
    var least: Float = 2
    for one in members.indices {
      for other in members.indices where other > one {
        let likeness = Self.likeness(members[one], members[other])
        if likeness < least { (least, poles) = (likeness, (one, other)) }
      }
    }
    let sides = members.map { member in
      Self.likeness(member, members[poles.0]) >= Self.likeness(member, members[poles.1])
    }
    guard let first = sides.first else { return nil }
    let stay = members.indices.filter { sides[$0] == first }
    let leave = members.indices.filter { sides[$0] != first }
    return stay.count >= 2 && leave.count >= 2 ? (stay, leave) : nil
  }

  private static func likeness(_ one: Member, _ other: Member) -> Float {
    one.body.cosine(other.body) + 0.5 * one.title.cosine(other.title)
  }

  private func probability(
    of halves: (stay: [Int], leave: [Int]), in cluster: Cluster
  ) -> Float {
    let one = cluster.part(halves.stay)
    let other = cluster.part(halves.leave)
    let background = backgrounds[cluster.language]
    let features = MergeFeatures(
      one, other, Similarity(Similarity.Parts(one), other), background: background,
      floor: background.floor(among: allBackground),
      history: frequencies.stories(of: cluster.language))
    return models.merge.probability(features.values)
  }

  /// Whether the stories of an event have kept it long enough.
  func mayMove(from event: UInt32) -> Bool {
    guard let event = events[event] else { return false }
    return event.movedAt.map { counters.clock - $0.seconds >= Self.moveInterval } ?? true
  }

  /// Parts a cluster; the stories that leave open an event of their own.
  mutating func split(
    _ cluster: Cluster, _ halves: (stay: [Int], leave: [Int])
  ) -> [EventRecord] {
    let serial = counters.nextSerial
    counters.nextSerial += 1
    var leaver = cluster.part(halves.leave)
    guard let founder = leaver.stories.first else { return [] }
    leaver.serial = serial
    leaver.event = serial
    let id = EventID(founder: founder.story, generation: Int(founder.opened))
    leaver.stories.changeFirst { $0.opened += 1 }
    let language = cluster.language
    let keeperName = events[cluster.event].map(id(of:)) ?? id
    remove(cluster.serial)
    let keeper = cluster.part(halves.stay)
    put(keeper)
    put(leaver)
    for placed in leaver.stories { places[placed.story] = serial }
    events[cluster.event]?.clusters.insert(cluster.serial)
    events[cluster.event]?.movedAt = Timestamp(seconds: counters.clock)
    enter(
      Event(
        serial: serial, clusters: SerialSet([serial]),
        sources: SerialSet(Set(leaver.members.map(\.source)).subtracting([0]).sorted()),
        movedAt: Timestamp(seconds: counters.clock), origin: cluster.event))
    name(serial, id)
    name(cluster.event, keeperName)
    openClusters[language].sort()
    touch(cluster.serial)
    touch(serial)
    return record(
      cluster.event, .split, into: id, stories: leaver.stories.map(\.story),
      reason: "\(leaver.headline) is another happening than \(keeper.headline)"
    )
  }

  private mutating func put(_ cluster: Cluster) {
    clusters[cluster.serial] = cluster
    openClusters[cluster.language].insertAscending(cluster.serial)
    if cluster.isAccompanied { grownClusters[cluster.language] += 1 }
    post(cluster.serial)
  }
}
