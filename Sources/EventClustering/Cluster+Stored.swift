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
    row.write(members) { $1.write(to: &$0) }
    row.write(stories) {
      $0.write($1.story.name)
      $0.write($1.isCopy)
      $0.write(UInt32(clamping: $1.opened))
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
    row.write(Int32(clamping: strain))
    row.write(isCourted)
    row.write(couple.map { [$0] } ?? []) {
      $0.write($1.at)
      $0.write($1.odds)
    }
  }

  init(from row: inout RowReader) throws(EventClusteringError) {
    let content = Content(
      serial: try row.integer(), event: try row.integer(),
      language: Int(try row.integer(Int32.self)), size: Int(try row.integer(Int64.self)),
      first: try row.timestamp(), latest: try row.timestamp(), body: try row.vector(),
      title: try row.vector(), names: try row.vector(), numbers: try row.vector(),
      shapes: try row.vector(), frames: try row.vector(), regions: try row.vector(),
      members: try row.array { row throws(EventClusteringError) in try Member(from: &row) },
      stories: try row.array { row throws(EventClusteringError) in
        PlacedStory(
          story: StoryID(try row.string()), isCopy: try row.bool(),
          opened: Int(try row.integer(UInt32.self)))
      },
      labels: try row.array { row throws(EventClusteringError) in
        CountedLabel(
          term: try row.integer(), text: try row.string(), isName: try row.bool(),
          count: Int(try row.integer(Int64.self)))
      },
      posted: try row.numbers(), linkPosted: try row.numbers(), isDirty: try row.bool(),
      strain: Int(try row.integer(Int32.self)), isCourted: try row.bool(),
      couple: try row.array { row throws(EventClusteringError) in
        Couple(at: try row.integer(), odds: try row.float())
      }.first)
    self.init(content)
    pack()
  }
}

extension Member {
  func write(to row: inout RowWriter) {
    row.write(story.name)
    row.write(headline)
    row.write(at)
    for vector in [body, title, names, numbers] { row.write(vector) }
    row.write(nameMass)
    row.write(numberMass)
    row.write(source)
  }

  init(from row: inout RowReader) throws(EventClusteringError) {
    self.init(
      story: StoryID(try row.string()), headline: try row.string(), at: try row.timestamp(),
      body: try row.vector(), title: try row.vector(), names: try row.vector(),
      numbers: try row.vector(), nameMass: try row.float(), numberMass: try row.float(),
      source: try row.integer())
  }
}
