import EventClustering
import NewsModel
import Testing

@Suite struct SourceAndSplitTests {
  private let window = Duration.seconds(7 * 86_400)

  private func forecast(_ id: String, town: String, degrees: Int, source: String?) -> Piece {
    Piece(
      id: id, title: "Weather for \(town) on Wednesday",
      text: """
        Forecast for \(town) on Wednesday: fog along the quays at first, then bright spells. The \
        temperature will reach \(degrees) degrees in the afternoon and fall at night. Winds are \
        light from the west. The outlook for the rest of the week is changeable, with the best of \
        the weather on Thursday morning.
        """, source: source)
  }

  private func events(_ source: (String?, String?)) -> Int {
    var clusterer = EventClusterer(window: window)
    let reader = clusterer.run([
      forecast("s_1", town: "Ellory", degrees: 9, source: source.0),
      Piece(
        id: "s_2", title: "Dockers and harbour board meet",
        text: """
          Dockers and the harbour board meet on Thursday morning about wages, with the union \
          asking for nine percent, a spokesman said. Picket lines at the quays stay until then.
          """, source: "north"),
      forecast("s_3", town: "Brannoc", degrees: 12, source: source.1),
    ])
    return Set(reader.events.values).count
  }

  @Test func `Two reports of one source in one form are two events`() {
    #expect(events(("courier", "courier")) == 3)
  }

  @Test func `What no source is known of is judged by its words alone`() {
    #expect(events((nil, nil)) == events(("courier", "coast")))
  }

  /// A round-up of two happenings, which draws the stories of both into one cluster.
  private var torn: [Piece] {
    let quake = "earthquake Valdoro rescuers rubble tremor Ambro houses collapsed injured hospital"
    let strike = "strike Dunmere dockers union wages Okafor harbour picket containers negotiators"
    func piece(_ id: String, _ words: String, _ hour: Double) -> Piece {
      Piece(
        id: id, title: words.split(separator: " ").prefix(6).joined(separator: " "),
        text: "The " + words + ".", hour: hour)
    }
    func mixed(_ number: Int) -> String {
      quake.split(separator: " ").shuffled(number).prefix(9).joined(separator: " ")
    }
    func other(_ number: Int) -> String {
      strike.split(separator: " ").shuffled(number).prefix(9).joined(separator: " ")
    }
    return [piece("s_0", quake + " " + strike, 0)]
      + (1...3).map { piece("s_q\($0)", mixed($0), Double($0)) }
      + (1...3).map { piece("s_s\($0)", other($0), Double($0) + 4) }
  }

  @Test func `A cluster that was two happenings is parted, and the records tell`() {
    var clusterer = EventClusterer(window: window)
    var reader = Reader()
    for piece in torn {
      reader.read(clusterer.add(piece).changes)
      reader.read(clusterer.repair(at: piece.at))
    }
    for piece in torn {
      #expect(reader.events[StoryID(piece.id)] == clusterer.event(of: StoryID(piece.id)))
    }
    let quakes = Set((1...3).map { reader.events[StoryID("s_q\($0)")] })
    let strikes = Set((1...3).map { reader.events[StoryID("s_s\($0)")] })
    #expect(quakes.count == 1 && strikes.count == 1)
    #expect(quakes.isDisjoint(with: strikes))
  }

  @Test func `A new event names the closed one that it continues`() throws {
    var clusterer = EventClusterer(window: window)
    let text = """
      The ferry Astoria ran aground near Kalvik, said harbour master Ingrid Solheim. Police in \
      Kalvik are questioning the captain of the Astoria.
      """
    _ = clusterer.add(Piece(id: "s_1", title: "Ferry Astoria aground off Kalvik", text: text))
    let closing = clusterer.repair(at: Piece(id: "", title: "", hour: 24 * 9).at)
    #expect(closing.contains { $0.action == .closed })
    let later = clusterer.add(
      Piece(id: "s_2", title: "Captain of the Astoria in court", text: text, hour: 24 * 10))
    #expect(later.event == EventID("e_2"))
    let opened = try #require(later.changes.first { $0.action == .opened })
    #expect(opened.reason.hasPrefix("continues e_1"))
  }
}

extension Array {
  /// The same elements in an order that depends on `seed` alone.
  fileprivate func shuffled(_ seed: Int) -> [Element] {
    var dice = Dice(state: UInt64(seed))
    return shuffled(using: &dice)
  }
}
