import EventClustering
import NewsModel
import Testing

@Suite struct EventClustererRestoringTests {
  private let window = Duration.seconds(3 * 86_400)

  @Test(arguments: [17, 120, 263]) func `A restored clusterer goes on as if it had never stopped`(
    stop: Int
  ) throws {
    var stream = MadeUpStream(seed: 11)
    let pieces = stream.stories(400, days: 6)
    var clusterer = EventClusterer(window: window)
    var store = RowStore()
    for (place, piece) in pieces[..<stop].enumerated() {
      _ = clusterer.add(piece)
      if place % 10 == 0 { store.commit(clusterer.takeChanges()) }
      if place % 40 == 0 { _ = clusterer.repair(at: piece.at) }
    }
    store.commit(clusterer.takeChanges())
    var restored = try EventClusterer(window: window, restoring: store.ascending)
    for piece in pieces[stop...] {
      let there = restored.add(piece)
      let here = clusterer.add(piece)
      #expect(there.event == here.event)
      #expect(there.changes == here.changes)
    }
    #expect(restored.takeChanges() == clusterer.takeChanges())
  }

  @Test func `Nothing changed means no rows`() {
    var clusterer = EventClusterer(window: window)
    _ = clusterer.add(Piece(id: "s_1", title: "One thing happened in Oldtown"))
    #expect(!clusterer.takeChanges().isEmpty)
    #expect(clusterer.takeChanges().isEmpty)
  }

  @Test func `A row cut anywhere is refused`() {
    var clusterer = EventClusterer(window: window)
    _ = clusterer.add(
      Piece(id: "s_1", title: "Mayor Lin opens bridge in Oldtown", text: "It took 12 years."))
    for row in clusterer.takeChanges() {
      guard let value = row.value, row.key.first != 0x63 || value.count < 4_000 else { continue }
      for length in 0..<value.count {
        #expect(throws: EventClusteringError.self) {
          try EventClusterer(
            window: window,
            restoring: [ModelRow(key: row.key, value: Array(value.prefix(length)))])
        }
      }
    }
  }

  @Test func `A row of an unknown kind is refused`() {
    let row = ModelRow(key: [1, 2], value: [])
    #expect(throws: EventClusteringError(reason: .unknownKind, key: [1, 2])) {
      try EventClusterer(window: window, restoring: [row])
    }
  }
}
