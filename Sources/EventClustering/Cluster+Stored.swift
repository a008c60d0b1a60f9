import NewsModel

extension Cluster {
  func write(to row: inout RowWriter) {
    row.write(serial)
    row.write(event)
    row.write(Int32(language))
    row.write(Int64(size))
    row.write(first)
    row.write(latest)
    for vector in [body, title, names, numbers, shapes, frames, regions] { row.write(vector) }
    let names = stories.stories(at: members.map(\.place))
    let headlines = texts.headlines
    row.write(Array(members.indices)) { row, number in
      row.write(names[number].name)
      row.write(headlines[number])
      members[number].write(to: &row)
    }
    row.write(Array(stories)) {
      $0.write($1.story.name)
      $0.write($1.isCopy)
      $0.write($1.opened)
    }
    row.write(labels) {
      $0.write($1.term)
      $0.write($1.text)
      $0.write($1.isName)
      $0.write(Int64($1.count))
    }
    row.write(posted)
    row.write(linkPosted)
    row.write(isDirty)
    row.write(Int32(strain))
    row.write(isCourted)
    row.write(couple.map { [$0] } ?? []) {
      $0.write($1.at)
      $0.write($1.odds)
    }
    row.write(wait.map { [$0] } ?? []) { $0.write($1) }
  }

  init(from row: inout RowReader) throws(EventClusteringError) {
    let serial = try row.integer(UInt32.self)
    let event = try row.integer(UInt32.self)
    let language = try row.integer(Int32.self)
    let size = try row.integer(Int64.self)
    let (first, latest) = (try row.timestamp(), try row.timestamp())
    let parts = VectorParts(
      body: try row.vector(), title: try row.vector(), names: try row.vector(),
      numbers: try row.vector(), shapes: try row.vector(), frames: try row.vector(),
      regions: try row.vector())
    let kept = try row.array { row throws(EventClusteringError) in try StoredMember(from: &row) }
    let stories = try row.array { row throws(EventClusteringError) in
      PlacedStory(
        story: StoryID(try row.string()), isCopy: try row.bool(),
        opened: min(UInt32(Int32.max), try row.integer()))
    }
    let labels = try row.array { row throws(EventClusteringError) in
      CountedLabel(
        term: try row.integer(), text: try row.string(), isName: try row.bool(),
        count: UInt32(Int32(clamping: max(0, try row.integer(Int64.self)))))
    }
    guard kept.count <= Member.kept, !stories.isEmpty, let tongue = UInt16(exactly: language) else {
      throw row.inconsistency()
    }
    let postings = Postings(body: try row.numbers(), link: try row.numbers())
    var content = Content(
      first: first, latest: latest,
      members: VectorBlock(
        parts, kept.map { $0.member(of: stories) },
        ClusterTexts(headlines: kept.map(\.headline), labels: labels)), tongue: tongue,
      isDirty: try row.bool(), stories: PlacedStories(stories),
      distinct: UInt32(clamping: size), serial: serial, event: event)
    content.strain = UInt8(clamping: try row.integer(Int32.self))
    content.isCourted = try row.bool()
    self.init(content)
    couple = try row.array { row throws(EventClusteringError) in
      Couple(at: try row.integer(), odds: try row.float())
    }.first
    wait = try row.array { row throws(EventClusteringError) in try row.timestamp().seconds }.first
    self.postings = postings
    if posted == bodyTerms, linkPosted == linkTerms { self.postings = nil }
  }
}

/// A member as it is stored, with its texts.
private struct StoredMember {
  var story: StoryID
  var headline: String
  var member: Member

  init(from row: inout RowReader) throws(EventClusteringError) {
    story = StoryID(try row.string())
    headline = try row.string()
    member = try Member(from: &row)
  }

  func member(of stories: [PlacedStory]) -> Member {
    var member = member
    member.place = UInt32(clamping: stories.firstIndex { $0.story == story } ?? 0)
    return member
  }
}

extension Member {
  fileprivate func write(to row: inout RowWriter) {
    row.write(at)
    for vector in [body, title, names, numbers] { row.write(vector) }
    row.write(nameMass)
    row.write(numberMass)
    row.write(source)
  }

  fileprivate init(from row: inout RowReader) throws(EventClusteringError) {
    self.init(
      at: try row.timestamp(), body: try row.vector(), title: try row.vector(),
      names: try row.vector(), numbers: try row.vector(), nameMass: try row.float(),
      numberMass: try row.float(), source: try row.integer())
  }
}
