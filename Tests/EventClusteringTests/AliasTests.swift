import EventClustering
import NewsModel
import Testing

/// Names that two languages have for one thing, learned from links.
@Suite struct AliasTests {
  private static let window = Duration.seconds(3 * 86_400)

  /// Happenings that teach a name, and one that only this name can link.
  private struct Course {
    var stream: AliasStream
    var pieces: [Piece] = []
    var asked: [Piece] = []
    let name: AliasStream.TwoNames

    init(seed: UInt64 = 3) {
      stream = AliasStream(seed: seed)
      name = stream.name()
      // Some history, without which every word is rare.
      for _ in 0..<50 {
        let (one, other) = (stream.name(), stream.name())
        pieces += stream.happening(english: [one.english], chinese: [other.chinese], shared: 0)
        stream.hour -= 23
      }
      stream.hour += 7 * 24
    }

    mutating func teach(_ times: Int) {
      for _ in 0..<times {
        let (one, other) = (stream.name(), stream.name())
        pieces += stream.happening(
          english: [name.english, one.english], chinese: [name.chinese, other.chinese], shared: 3)
      }
    }

    /// Happenings that are linked, and that tell of the name in one language only.
    mutating func teachApart(_ times: Int) {
      for _ in 0..<times {
        let (one, other) = (stream.name(), stream.name())
        pieces += stream.happening(
          english: [name.english, one.english], chinese: [other.chinese], shared: 3)
      }
    }

    mutating func ask(after hours: Double = 0) {
      stream.hour += hours
      asked = stream.happening(english: [name.english], chinese: [name.chinese], shared: 0)
    }

    /// Why the last happening was linked; nil where it was not.
    func link() -> String? {
      var clusterer = EventClusterer(window: AliasTests.window)
      _ = clusterer.follow(pieces)
      let reader = clusterer.follow(asked)
      guard reader.events[StoryID(asked[0].id)] == reader.events[StoryID(asked[1].id)] else {
        return nil
      }
      return reader.records.first { $0.reason.contains("; probability") }?.reason
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `Two links teach an alias, which makes a third; one or none do not`(seed: UInt64) throws {
    for times in 0...3 {
      var course = Course(seed: seed)
      course.teach(times)
      course.ask()
      guard times >= 2 else {
        #expect(course.link() == nil, "after \(times)")
        continue
      }
      let reason = try #require(course.link(), "after \(times)")
      let names = [course.name.english, course.name.chinese]
      #expect(
        [names, names.reversed()].contains { reason.contains($0.joined(separator: " = ")) },
        "\(reason), not \(names)")
    }
  }

  @Test func `One happening counts once, however often its languages are linked`() {
    var course = Course()
    let one = course.stream.name().english
    course.pieces += course.stream.happening(
      english: [course.name.english, one], chinese: [course.name.chinese], shared: 3, stories: 12)
    course.ask()
    #expect(course.link() == nil)
  }

  @Test func `Two happenings with all names in common do not tell which means which`() {
    var course = Course()
    let others = (0..<2).map { _ in course.stream.name() }
    for _ in 0..<2 {
      course.pieces += course.stream.happening(
        english: [course.name.english] + others.map(\.english),
        chinese: [course.name.chinese] + others.map(\.chinese), shared: 3)
    }
    course.ask()
    #expect(course.link() == nil)
  }

  @Test func `A pair whose names keep coming without each other is no alias any more`() {
    var course = Course()
    course.teach(2)
    course.teachApart(4)
    course.ask()
    #expect(course.link() == nil)
  }

  @Test func `An alias that nothing confirms fades within a year, and not within a month`() {
    for (days, holds) in [(30, true), (365, false)] {
      var course = Course()
      course.teach(2)
      course.ask(after: Double(days) * 24)
      #expect((course.link() != nil) == holds, "after \(days) days")
    }
  }

  @Test(arguments: [110, 202, 206, 210]) func `Aliases survive a stop at any place`(
    stop: Int
  ) throws {
    var course = Course()
    course.teach(3)
    course.ask()
    let pieces = course.pieces + course.asked
    var clusterer = EventClusterer(window: Self.window)
    var store = RowStore()
    for (place, piece) in pieces[..<stop].enumerated() {
      _ = clusterer.follow([piece])
      if place % 10 == 0 { store.commit(clusterer.takeChanges()) }
    }
    store.commit(clusterer.takeChanges())
    var restored = try EventClusterer(window: Self.window, restoring: store.ascending)
    var reasons: [String] = []
    for piece in pieces[stop...] {
      let here = clusterer.follow([piece]).records
      #expect(restored.follow([piece]).records == here)
      reasons += here.map(\.reason)
      #expect(restored.takeChanges() == clusterer.takeChanges())
    }
    #expect(reasons.contains { $0.contains(" = ") }, "no alias was used")
  }

  /// Happenings on two of twenty names each. The first eighty are linked by Latin names that they
  /// share, the last forty have nothing else in common.
  private static func lexicon(teaching: Bool) -> (linked: Int, right: Int, wrong: Int) {
    var stream = AliasStream(seed: 21)
    let names = (0..<20).map { _ in stream.name() }
    var dice = Dice(state: 4)
    var clusterer = EventClusterer(window: window)
    var linked = 0
    var said: Set<String> = []
    for count in 0..<120 {
      let told = names.shuffled(using: &dice).prefix(2)
      let isTaught = teaching && count < 80
      let pieces = stream.happening(
        english: told.map(\.english), chinese: told.map(\.chinese), shared: isTaught ? 3 : 0)
      stream.hour -= 16
      let reader = clusterer.follow(pieces)
      let isLinked = reader.events[StoryID(pieces[0].id)] == reader.events[StoryID(pieces[1].id)]
      if count >= 80, isLinked { linked += 1 }
      for reason in reader.records.map(\.reason) {
        said.formUnion(
          reason.split(separator: " in ")[0].split(separator: ", ").map(String.init)
            .filter { $0.contains(" = ") })
      }
    }
    let right = names.flatMap {
      ["\($0.english) = \($0.chinese)", "\($0.chinese) = \($0.english)"]
    }
    return (linked, said.intersection(right).count, said.subtracting(right).count)
  }

  @Test func `Names that come again and again are learned, and hardly a wrong one`() {
    let taught = Self.lexicon(teaching: true)
    #expect(taught.linked >= 28)
    #expect(taught.right >= 18)
    #expect(taught.wrong <= 1)
    #expect(Self.lexicon(teaching: false).linked <= 4)
  }

  @Test func `No more pairs are kept than the limit, whatever comes`() {
    var stream = AliasStream(seed: 9)
    var clusterer = EventClusterer(window: Self.window)
    var store = RowStore()
    var ever: Set<[UInt8]> = []
    for count in 0..<300 {
      let names = (0..<5).map { _ in stream.name() }
      _ = clusterer.follow(
        stream.happening(
          english: names.map(\.english), chinese: names.map(\.chinese), shared: 4))
      stream.hour -= 16
      guard count % 20 == 19 else { continue }
      let rows = clusterer.takeChanges()
      ever.formUnion(rows.map(\.key).filter { $0.first == 0x78 })
      store.commit(rows)
    }
    #expect(ever.count > 20_000, "fewer pairs came than are kept")
    let kept = store.ascending.count { $0.key.first == 0x78 }
    #expect((17_500...20_000).contains(kept), "\(kept)")
  }
}
