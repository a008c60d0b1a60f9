import NewsModel

extension Cluster {
  /// A cluster of one story.
  init(
    serial: UInt32, event: UInt32, language: Int, story: WeighedStory, member: Member,
    labels: [StoryFeatures.Label]
  ) {
    self.init(
      Content(
        serial: serial, event: event, language: language, size: 1, first: member.at,
        latest: member.at, body: story.body.vector, title: story.title.vector,
        names: story.names.vector, numbers: story.numbers.vector, shapes: story.shapes.vector,
        frames: story.frames.vector, regions: story.regions.vector, members: [member],
        stories: [PlacedStory(story: member.story)], labels: [], posted: [],
        linkPosted: [], isDirty: true, strain: 0))
    pack()
    count(labels)
  }

  /// Lays the vectors, with those of the members, side by side in memory: they are read together.
  mutating func pack() {
    var vectors = [body, title, names, numbers, regions, frames, shapes]
    let own = vectors.count
    for place in members.indices {
      vectors.append(members[place].body)
      vectors.append(members[place].title)
      vectors.append(members[place].names)
      vectors.append(members[place].numbers)
    }
    vectors = SparseVector.packed(vectors)
    (body, title, names, numbers) = (vectors[0], vectors[1], vectors[2], vectors[3])
    (regions, frames, shapes) = (vectors[4], vectors[5], vectors[6])
    for place in members.indices {
      let first = own + 4 * place
      members[place].body = vectors[first]
      members[place].title = vectors[first + 1]
      members[place].names = vectors[first + 2]
      members[place].numbers = vectors[first + 3]
    }
  }

  /// Takes in one story. Linear in the terms kept.
  mutating func add(_ story: WeighedStory, member: Member, labels: [StoryFeatures.Label]) {
    size += 1
    learn(story, member: member)
    stories.append(PlacedStory(story: member.story))
    count(labels)
  }

  /// Takes in the words of a story, or what a copy that is not exact adds to its head.
  mutating func learn(_ story: WeighedStory, member: Member) {
    first = min(first, member.at)
    latest = max(latest, member.at)
    body = body.adding(story.body.vector, limit: Self.bodyLimit)
    title = title.adding(story.title.vector, limit: Self.partLimit)
    names = names.adding(story.names.vector, limit: Self.partLimit)
    numbers = numbers.adding(story.numbers.vector, limit: Self.partLimit)
    shapes = shapes.adding(story.shapes.vector, limit: Self.shapeLimit)
    frames = frames.adding(story.frames.vector, limit: Self.partLimit)
    regions = regions.adding(story.regions.vector, limit: Self.partLimit)
    keep(member)
    pack()
    isDirty = true
  }

  /// Takes in all of a younger cluster of the same language.
  mutating func absorb(_ other: Cluster) {
    size += other.size
    couple = nil
    first = min(first, other.first)
    latest = max(latest, other.latest)
    body = body.adding(other.body, limit: Self.bodyLimit)
    title = title.adding(other.title, limit: Self.partLimit)
    names = names.adding(other.names, limit: Self.partLimit)
    numbers = numbers.adding(other.numbers, limit: Self.partLimit)
    shapes = shapes.adding(other.shapes, limit: Self.shapeLimit)
    frames = frames.adding(other.frames, limit: Self.partLimit)
    regions = regions.adding(other.regions, limit: Self.partLimit)
    members += other.members
    members.sort { ($0.at, $0.story) < ($1.at, $1.story) }
    members.removeFirst(max(0, members.count - Member.kept))
    pack()
    stories += other.stories
    for label in other.labels { count(label) }
    trimLabels()
    isDirty = true
    strain = 0
  }

  private mutating func keep(_ member: Member) {
    members.append(member)
    if members.count > Member.kept { members.removeFirst() }
  }

  private mutating func count(_ labels: [StoryFeatures.Label]) {
    for label in labels {
      count(CountedLabel(term: label.term, text: label.text, isName: label.isName, count: 1))
    }
    trimLabels()
  }

  private mutating func count(_ label: CountedLabel) {
    if let place = labels.firstIndex(where: { $0.term == label.term && $0.isName == label.isName })
    {
      labels[place].count += label.count
    } else {
      labels.append(label)
    }
  }

  /// Keeps the labels of most stories; of equals, those that came first.
  private mutating func trimLabels() {
    guard labels.count > Self.labelLimit + Self.labelLimit / 2 else { return }
    let ranked = labels.indices.sorted {
      (labels[$1].count, $0) < (labels[$0].count, $1)
    }
    labels = ranked.prefix(Self.labelLimit).sorted().map { labels[$0] }
  }
}

extension Cluster {
  /// The headline of the most central of the stories kept, of equals the oldest.
  var headline: String {
    var best: (score: Float, headline: String) = (-1, "")
    guard members.count > 1 else { return members.first?.headline ?? "" }
    let (ownBody, ownTitle) = (QueryVector(body), QueryVector(title))
    let members = members.span
    for place in members.indices {
      let score =
        ownBody.cosine(members[place].body) + 0.5 * ownTitle.cosine(members[place].title)
      if score > best.score { best = (score, members[place].headline) }
    }
    return best.headline
  }
}
