import EventClustering
import NewsModel
import Testing

@Suite struct EmbeddingTests {
  /// Stories of 30 happenings in two languages; the two of a happening share a name only, and a
  /// direction, which those of others do not.
  private static func stories(dimensions: Int = 64) -> [(piece: Piece, direction: [Float])] {
    var stream = MadeUpStream(seed: 8)
    var dice = Dice(state: 21)
    var stories: [(Piece, [Float])] = []
    // What all vectors of a model have in common: unrelated ones score about .7.
    let common = (0..<dimensions).map { _ in Float.random(in: -1...1, using: &dice) }
    for number in 0..<60 {
      let name = "Q" + stream.word(3)
      let own = (0..<dimensions).map { _ in Float.random(in: -1...1, using: &dice) }
      for lang in ["en", "pl"] {
        let words = (0..<6).map { _ in stream.word(3) }
        let title = words[0...2].joined(separator: " ") + " \(name) " + words[3]
        let noise = (0..<dimensions).map { _ in Float.random(in: -0.3...0.3, using: &dice) }
        let direction = (0..<dimensions).map { 1.5 * common[$0] + own[$0] + noise[$0] }
        stories.append(
          (
            Piece(
              id: "s_\(lang)\(number)", title: title, lang: lang,
              hour: Double(number) + (lang == "en" ? 0 : 0.5)),
            direction
          ))
      }
    }
    return stories
  }

  private static func add(
    _ stories: some Sequence<(piece: Piece, direction: [Float])>, model: String?,
    to clusterer: inout EventClusterer
  ) -> [EventRecord] {
    stories.flatMap { piece, direction in
      var features = piece.features
      features.embedding = model.flatMap { Embedding(direction, model: $0) }
      return clusterer.add(
        features, story: StoryID(piece.id), title: piece.title, source: nil, at: piece.at
      ).changes
    }
  }

  private static func clusterer() -> EventClusterer {
    EventClusterer(window: .seconds(30 * 86_400))
  }

  private static func links(_ clusterer: EventClusterer) -> (right: Int, events: Int) {
    let right = (0..<60).count {
      clusterer.event(of: StoryID("s_en\($0)")) == clusterer.event(of: StoryID("s_pl\($0)"))
    }
    return (right, clusterer.openEvents)
  }

  @Test func `What stands out above unrelated stories helps to link, and links nothing else`() {
    let stories = Self.stories()
    var without = Self.clusterer()
    _ = Self.add(stories, model: nil, to: &without)
    var with = Self.clusterer()
    _ = Self.add(stories, model: "m", to: &with)
    #expect(Self.links(with).right >= Self.links(without).right + 5)
    #expect(Self.links(with).events == 120 - Self.links(with).right, "no wrong link")
  }

  @Test func `Vectors of which each has another model decide nothing`() {
    let stories = Self.stories()
    var without = Self.clusterer()
    let expected = Self.add(stories, model: nil, to: &without)
    var mixed = Self.clusterer()
    let records = stories.enumerated().flatMap { place, story in
      Self.add([story], model: "model \(place)", to: &mixed)
    }
    #expect(records == expected)
  }

  @Test func `Stored and restored it decides as if it had never stopped`() throws {
    let stories = Self.stories()
    var whole = Self.clusterer()
    let expected = Self.add(stories, model: "m", to: &whole)
    var first = Self.clusterer()
    var records = Self.add(stories.prefix(90), model: "m", to: &first)
    var rows: [[UInt8]: ModelRow] = [:]
    for row in first.takeChanges() { rows[row.key] = row.value == nil ? nil : row }
    let sorted = rows.values.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var second = try EventClusterer(window: .seconds(30 * 86_400), restoring: sorted)
    records += Self.add(stories.dropFirst(90), model: "m", to: &second)
    #expect(records == expected)
  }

  @Test func `Damaged rows of vectors are an error or nothing, never a crash`() {
    let stories = Self.stories()
    var clusterer = Self.clusterer()
    _ = Self.add(stories.prefix(60), model: "m", to: &clusterer)
    let rows = clusterer.takeChanges().sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var dice = Dice(state: 3)
    for _ in 0..<20 {
      var damaged = rows
      for place in damaged.indices
      where damaged[place].key.first.map({ $0 == 0x76 || $0 == 0x77 })
        == true
      {
        guard let count = damaged[place].value?.count, count > 0 else { continue }
        let byte = Int.random(in: 0..<count, using: &dice)
        damaged[place].value?[byte] = UInt8.random(in: 0...255, using: &dice)
        if Bool.random(using: &dice) { damaged[place].value?.removeLast(count - byte) }
      }
      guard var restored = try? EventClusterer(window: .seconds(86_400), restoring: damaged) else {
        continue
      }
      _ = Self.add(stories.suffix(10), model: "m", to: &restored)
    }
  }

  @Test(arguments: [
    [], [0, 0, 0], [.nan, 1], [.infinity, 1], [1e-38, 0],
    [Float](repeating: 1, count: Embedding.longest + 1),
  ])
  func `A vector without a direction is none`(numbers: [Float]) {
    #expect(Embedding(numbers, model: "m") == nil)
  }

  @Test func `Only the direction counts`() {
    let numbers: [Float] = [0.3, -0.2, 0.9]
    #expect(Embedding(numbers, model: "m") == Embedding(numbers.map { $0 * 1e20 }, model: "m"))
    #expect(Embedding(numbers, model: "m") != Embedding(numbers, model: "n"))
  }
}
