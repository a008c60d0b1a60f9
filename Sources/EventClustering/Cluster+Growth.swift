import NewsModel

extension Cluster {
  /// A cluster of one story.
  init(
    serial: UInt32, event: UInt32, language: Int, story: WeighedStory, arrival: Arrival
  ) {
    var labels: [CountedLabel] = []
    labels.count(arrival.labels)
    self.init(
      Content(
        first: arrival.member.at, latest: arrival.member.at,
        members: VectorBlock(
          VectorParts(story), [arrival.member],
          ClusterTexts(headlines: [arrival.headline], labels: labels)),
        tongue: UInt16(clamping: language), isDirty: true,
        stories: PlacedStories([PlacedStory(story: arrival.story, opened: arrival.opened)]),
        distinct: 1, serial: serial, event: event))
    postings = Postings()
  }

  /// Takes in one story. Linear in the terms kept.
  mutating func add(_ story: WeighedStory, _ arrival: Arrival) {
    size += 1
    stories.append(PlacedStory(story: arrival.story, opened: arrival.opened))
    learn(story, arrival, counting: arrival.labels)
  }

  /// Takes in the words of its youngest story, or what a copy that is not exact adds to its head.
  mutating func learn(
    _ story: WeighedStory, _ arrival: Arrival, counting labels: [StoryFeatures.Label] = []
  ) {
    keepPostings()
    let weights = SumWeights(latest, arrival.member.at)
    first = min(first, arrival.member.at)
    latest = max(latest, arrival.member.at)
    var kept = Array(members)
    var member = arrival.member
    member.place = UInt32(clamping: stories.count - 1)
    kept.append(member)
    let dropped = max(0, kept.count - Member.kept)
    let texts = self.texts
    var counted = texts.labels
    counted.count(labels)
    let headlines = texts.headlines + [arrival.headline]
    members = VectorBlock(
      members.parts.adding(VectorParts(story), weighing: weights), Array(kept[dropped...]),
      ClusterTexts(headlines: Array(headlines[dropped...]), labels: counted))
    isDirty = true
  }

  /// Takes in all of a younger cluster of the same language.
  mutating func absorb(_ other: Cluster) {
    keepPostings()
    size += other.size
    couple = nil
    let weights = SumWeights(latest, other.latest)
    first = min(first, other.first)
    latest = max(latest, other.latest)
    var kept = tellings
    for var telling in other.tellings {
      telling.member.place += UInt32(clamping: stories.count)
      kept.append(telling)
    }
    kept.sort { ($0.member.at, $0.story) < ($1.member.at, $1.story) }
    kept.removeFirst(max(0, kept.count - Member.kept))
    var labels = self.labels
    labels.count(other.labels)
    members = VectorBlock(
      members.parts.adding(other.members.parts, weighing: weights), kept.map(\.member),
      ClusterTexts(headlines: kept.map(\.headline), labels: labels))
    stories.append(contentsOf: other.stories)
    isDirty = true
    strain = 0
  }

  /// A story that is kept, with its texts.
  private struct Telling {
    var member: Member
    var story: StoryID
    var headline: String
  }

  private var tellings: [Telling] {
    let names = stories.stories(at: members.map(\.place))
    let headlines = texts.headlines
    return members.indices.map {
      Telling(member: members[$0], story: names[$0], headline: headlines[$0])
    }
  }

  /// The cluster as if it held these of its stories only. What crosses languages is not kept by
  /// story: both parts of a cluster have all of it. No index lists a part yet.
  func part(_ kept: [Int]) -> Cluster {
    let chosen = kept.map { tellings[$0] }
    let names = Set(chosen.map(\.story))
    let placed = stories.filter { names.contains($0.story) }
    var centroid = members.parts
    (centroid.body, centroid.title) = (.empty, .empty)
    (centroid.names, centroid.numbers) = (.empty, .empty)
    var members: [Member] = []
    for telling in chosen {
      var member = telling.member
      let place = placed.firstIndex { $0.story == telling.story }
      member.place = UInt32(clamping: place ?? 0)
      members.append(member)
      centroid = centroid.adding(member)
    }
    var part = self
    part.members = VectorBlock(
      centroid, members, ClusterTexts(headlines: chosen.map(\.headline), labels: labels))
    part.stories = PlacedStories(placed)
    part.size = max(1, placed.count { !$0.isCopy })
    part.first = members.map(\.at).min() ?? first
    part.latest = members.map(\.at).max() ?? latest
    part.strain = 0
    part.postings = Postings()
    part.isCourted = false
    part.couple = nil
    part.wait = nil
    part.isDirty = true
    return part
  }
}

extension VectorParts {
  /// The centroid with what is kept of a story.
  fileprivate func adding(_ member: Member) -> VectorParts {
    var sum = self
    sum.body = body.adding(member.body, limit: Self.bodyLimit)
    sum.title = title.adding(member.title, limit: Self.partLimit)
    sum.names = names.adding(member.names, limit: Self.partLimit)
    sum.numbers = numbers.adding(member.numbers, limit: Self.partLimit)
    return sum
  }
}
