package import NewsModel

extension EventClusterer {
  /// The clusterer that `takeChanges` stored, as if it had never stopped.
  ///
  /// - Parameter rows: the rows in ascending order of their keys; none gives an empty clusterer.
  package init(
    window: Duration, words: (any WordListSource)? = nil, restoring rows: [ModelRow]
  ) throws(EventClusteringError) {
    self.init(window: window, words: words)
    var stored = Stored()
    for row in rows {
      guard let value = row.value else { continue }
      guard let kind = row.key.first.flatMap(RowKind.init(rawValue:)) else {
        throw EventClusteringError(reason: .unknownKind, key: row.key)
      }
      var reader = RowReader(key: row.key, bytes: value)
      try read(kind, &reader, into: &stored)
    }
    for observation in stored.journal { observe(observation) }
    try place(stored)
    embeddings.keep { clusters[$0] != nil }
    aliases.restore(stored.aliases)
    lessons.keep { events[$0] != nil }
  }

  /// Rows that can only be put in place once all are read.
  private struct Stored {
    var journal: [Unsaved.Observation] = []
    var clusters: [Cluster] = []
    var events: [(event: Event, id: EventID)] = []
    var closed: [ClosedEvent] = []
    var aliases: [(pair: AliasPair, seen: Sightings)] = []
  }

  private mutating func read(
    _ kind: RowKind, _ row: inout RowReader, into stored: inout Stored
  ) throws(EventClusteringError) {
    switch kind {
    case .state: try readState(&row)
    case .table: try readTable(&row)
    case .cluster: stored.clusters.append(try Cluster(from: &row))
    case .event: stored.events.append(try Event.read(from: &row))
    case .journal:
      stored.journal += try row.array { row throws(EventClusteringError) in
        try Unsaved.Observation(from: &row)
      }
    case .closed: stored.closed.append(try ClosedEvent(from: &row))
    case .embedding: try embeddings.readCentroid(&row)
    case .cosines: try embeddings.readBackgrounds(&row)
    case .alias: stored.aliases.append(try AliasTable.pair(from: &row))
    case .lesson: try lessons.read(&row)
    }
  }

  private mutating func readState(_ row: inout RowReader) throws(EventClusteringError) {
    guard try row.integer(UInt32.self) == Self.version else {
      throw EventClusteringError(reason: .unknownVersion, key: row.key)
    }
    counters = try Counters(from: &row)
    let names = try row.array { row throws(EventClusteringError) in try row.string() }
    for name in names { makeRoom(for: languages.number(of: name)) }
    backgrounds = try row.array { row throws(EventClusteringError) in
      Background(
        mean: try row.float(), square: try row.float(),
        samples: min(Background.mostSamples, try row.integer()))
    }
    allBackground = backgrounds.popLast() ?? Background()
    guard let stored = Pace(counts: try row.numbers()), counters.areCredible,
      backgrounds.count == openClusters.count
    else { throw row.inconsistency() }
    pace = stored
    savedCounters = counters
  }

  private mutating func readTable(_ row: inout RowReader) throws(EventClusteringError) {
    guard row.key.count == 9 else { throw EventClusteringError(reason: .truncated, key: row.key) }
    let place = row.key[1...4].reduce(0) { $0 << 8 | Int($1) }
    guard place <= LanguageTable.limit else {
      throw EventClusteringError(reason: .inconsistent, key: row.key)
    }
    let stories = try row.integer(UInt32.self)
    let terms = try row.array { row throws(EventClusteringError) in
      (term: try row.integer(UInt32.self), count: try row.integer(UInt32.self))
    }
    if place == 0 {
      shapeFrequencies.restore(stories: stories, language: 0)
      for entry in terms { shapeFrequencies.restore(entry.term, count: entry.count, language: 0) }
    } else {
      frequencies.restore(stories: stories, language: place - 1)
      for entry in terms {
        frequencies.restore(entry.term, count: entry.count, language: place - 1)
      }
    }
  }

  private mutating func observe(_ observation: Unsaved.Observation) {
    _ = frequencies.observe(observation.terms, language: observation.language)
    _ = shapeFrequencies.observe(observation.pieces, language: 0)
  }

  /// Rebuilds the indexes and the places of stories.
  private mutating func place(_ stored: Stored) throws(EventClusteringError) {
    let known = Set(stored.events.map(\.event.serial))
    for cluster in stored.clusters.sorted(by: { $0.serial < $1.serial }) {
      guard known.contains(cluster.event), openClusters.indices.contains(cluster.language) else {
        throw EventClusteringError(reason: .inconsistent, key: [RowKind.cluster.rawValue])
      }
      clusters[cluster.serial] = cluster
      openClusters[cluster.language].append(cluster.serial)
      if cluster.isAccompanied { grownClusters[cluster.language] += 1 }
      if let couple = cluster.couple { couples.enter(cluster.serial, latest: couple.at) }
      if let wait = cluster.wait { waiting.enter(cluster.serial, latest: wait) }
      bodyIndex.insert(cluster.serial, under: cluster.posted)
      linkIndex.insert(cluster.serial, under: cluster.linkPosted)
      if cluster.isDirty { dirty.append(cluster.serial) }
      for placed in cluster.stories { places[placed.story] = cluster.serial }
    }
    for (event, id) in stored.events {
      enter(event)
      name(event.serial, id)
    }
    for event in stored.closed.sorted(by: { ($0.at, $0.serial) < ($1.at, $1.serial) }) {
      enter(event)
      remember(event)
      for placed in event.stories { places[placed.story] = event.serial }
    }
  }
}
