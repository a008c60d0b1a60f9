import EventClustering
import NewsModel
import TestSupport
import Testing

@Suite struct HostileStreamTests {
  private let window = Duration.seconds(7 * 86_400)

  @Test func `Times at the ends of the scale and a clock set back do no harm`() {
    var clusterer = EventClusterer(window: window)
    var reader = Reader()
    for (place, seconds) in [0, Int64.max, 5, Int64.min, 1_790_000_000, -1].enumerated() {
      let piece = Piece(id: "s_\(place)", title: "Storm Elva reaches Marlow with 120 km/h")
      let (_, changes) = clusterer.add(
        piece.features, story: StoryID(piece.id), title: piece.title, source: nil,
        at: Timestamp(seconds: seconds))
      reader.read(changes)
      reader.read(clusterer.repair(at: Timestamp(seconds: 1 &- seconds)))
    }
    #expect(reader.events.count == 6)
  }

  @Test func `A story a year old opens an event of its own`() {
    var clusterer = EventClusterer(window: window)
    let title = "Storm Elva reaches Marlow with 120 km/h"
    let today = clusterer.add(Piece(id: "s_1", title: title))
    let old = clusterer.add(Piece(id: "s_2", title: title, hour: -365 * 24))
    #expect(today.event != old.event)
  }

  @Test(arguments: [
    "", " ", "a", "12", "💥💥💥", "ꙮꙮ 𓀀𓀁 𐎠𐎡", "\u{0}\u{1}", "e\u{301}\u{301}\u{301}",
    String(repeating: "word ", count: 5_000), String(repeating: "漢", count: 3_000),
    String(repeating: "x", count: 100_000), "ไทยไทยไทย", "مرحبا بالعالم", "푸틴 대통령",
  ]) func `An odd text is a story like any other`(text: String) {
    var clusterer = EventClusterer(window: window)
    for place in 0..<60 {
      _ = clusterer.add(Piece(id: "s_\(place)", title: text, text: text, lang: text))
    }
    #expect(clusterer.event(of: StoryID("s_59")) != nil)
  }

  /// A story without a date takes the time of the one before it, or of its fetching: where all lack
  /// one, all come at one instant.
  @Test(arguments: [1, 3]) func `Stories without dates are told apart by what they say`(
    dated: Int
  ) {
    var made = MadeUpStream(seed: 13)
    var pieces: [Piece] = []
    for size in 1...20 {
      pieces += made.happening(accounts: 1 + size % 6, hours: 0..<48)
      pieces += made.happening(accounts: 1, hours: 0..<48)
    }
    var dice = Dice(state: 1)
    pieces.shuffle(using: &dice)
    var hour = 0.0
    for place in pieces.indices {
      if dated > 1, place % dated == 0 { hour = pieces[place].hour }
      pieces[place].hour = hour
    }
    var clusterer = EventClusterer(window: window)
    let sizes = Dictionary(grouping: clusterer.run(pieces).events.values) { $0 }.values.map(\.count)
    #expect(sizes.count >= 30 && sizes.max() ?? 0 <= 12)
    #expect(sizes.count { $0 > 1 } >= 10)
  }

  @Test func `Ten thousand stories on one event are taken in without a stall`() {
    var clusterer = EventClusterer(window: window)
    let time = ProcessorTime.measure {
      for place in 0..<10_000 {
        _ = clusterer.add(
          Piece(
            id: "s_\(place)", title: "Quake of 6.\(place % 10) shakes Orlena, \(place) homes lost",
            source: "site-\(place)", hour: Double(place) / 1_000))
      }
    }
    #expect(time < .seconds(60))
    let other = clusterer.add(Piece(id: "s_x", title: "Chess: Ribas wins the Velden tournament"))
    #expect(other.event == EventID("e_x"))
  }
}
