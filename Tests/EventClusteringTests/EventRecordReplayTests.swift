import EventClustering
import NewsModel
import Testing

/// Properties over a made-up stream with fixed seeds.
@Suite struct EventRecordReplayTests {
  private let window = Duration.seconds(3 * 86_400)

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `Replaying the records gives the assignment of the clusterer`(seed: UInt64) {
    var stream = MadeUpStream(seed: seed)
    let pieces = stream.stories(500, days: 6)
    var clusterer = EventClusterer(window: window)
    var reader = Reader()
    for (place, piece) in pieces.enumerated() {
      let (event, changes) = clusterer.add(piece)
      reader.read(changes)
      #expect(reader.events[StoryID(piece.id)] == event)
      if place % 7 == 0 {
        let copy = clusterer.addDuplicate(
          EventClusterer.Copy(
            of: StoryID(piece.id), story: StoryID("s_copy\(place)"), source: "wire",
            at: piece.at))
        reader.read(copy.changes)
      }
      if place % 31 == 0 { reader.read(clusterer.repair(at: piece.at)) }
    }
    for (story, event) in reader.events {
      if let now = clusterer.event(of: story) { #expect(now == event) }
    }
    #expect(reader.events.count >= pieces.count)
  }

  @Test func `No id is used for two events, and a merge names an older one that lives`() {
    var stream = MadeUpStream(seed: 9)
    var clusterer = EventClusterer(window: window)
    let reader = clusterer.run(stream.stories(800, days: 8))
    var opened: [EventID] = []
    var ended: Set<EventID> = []
    for change in reader.records {
      switch change.action {
      case .opened: opened.append(change.id)
      case .merged:
        #expect(
          opened.firstIndex(of: change.into ?? change.id) ?? .max
            < opened.firstIndex(of: change.id) ?? 0)
        #expect(!ended.contains(change.into ?? change.id))
        ended.insert(change.id)
      case .updated: #expect(!ended.contains(change.id))
      case .split, .closed: break
      }
    }
    #expect(Set(opened).count == opened.count)
  }

  @Test func `The same calls give the same records`() {
    var stream = MadeUpStream(seed: 4)
    let pieces = stream.stories(300, days: 4)
    var one = EventClusterer(window: window)
    var other = EventClusterer(window: window)
    #expect(one.run(pieces).records == other.run(pieces).records)
  }

  @Test func `Made-up happenings are found again`() {
    var stream = MadeUpStream(seed: 5)
    let pieces = stream.stories(400, days: 6)
    var clusterer = EventClusterer(window: window)
    let events = Set(clusterer.run(pieces).events.values).count
    #expect(events > 50 && events < 250)
  }
}
