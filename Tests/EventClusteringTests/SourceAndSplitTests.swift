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

  /// A round-up of two happenings, and accounts of each that at first mention the other: one cluster.
  private var torn: [Piece] {
    let texts = [
      (
        "r0",
        """
        The collapsed containers picket tremor Dunmere wages hospital negotiators strike union \
        Valdoro earthquake dockers rescuers harbour Okafor Ambro houses rubble injured.
        """
      ),
      (
        "q0",
        """
        The houses rescuers rubble Ambro Valdoro tremor collapsed injured earthquake hospital \
        dockers strike wages.
        """
      ),
      (
        "k0",
        """
        The strike wages picket containers Okafor union harbour Dunmere dockers negotiators Ambro \
        Valdoro earthquake.
        """
      ),
      (
        "q1",
        """
        The rescuers collapsed rubble hospital Ambro injured houses Valdoro tremor earthquake \
        containers harbour.
        """
      ),
      (
        "k1",
        """
        The negotiators union Okafor picket strike dockers Dunmere wages containers harbour rubble \
        tremor.
        """
      ),
      (
        "q2",
        """
        The tremor Valdoro injured rubble Ambro houses earthquake collapsed hospital rescuers \
        dockers.
        """
      ),
      (
        "k2",
        """
        The strike wages harbour picket union negotiators containers dockers Okafor Dunmere \
        hospital.
        """
      ),
      (
        "q3",
        "The Ambro injured tremor collapsed Valdoro earthquake rescuers houses rubble hospital."
      ),
      (
        "k3", "The negotiators containers strike Dunmere union dockers wages picket Okafor harbour."
      ),
    ]
    return texts.enumerated().map { place, text in
      Piece(
        id: "s_" + text.0, title: text.1.split(separator: " ")[1...6].joined(separator: " "),
        text: text.1, hour: 1.5 * Double(place))
    }
  }

  private func events(_ reader: Reader, of kind: String) -> Set<EventID?> {
    Set((0...3).map { reader.events[StoryID("s_\(kind)\($0)")] })
  }

  @Test func `A cluster that was two happenings is parted, and the records tell`() throws {
    var clusterer = EventClusterer(window: window)
    var reader = Reader()
    for piece in torn {
      reader.read(clusterer.add(piece).changes)
      reader.read(clusterer.repair(at: piece.at))
    }
    for piece in torn {
      #expect(reader.events[StoryID(piece.id)] == clusterer.event(of: StoryID(piece.id)))
    }
    let parting = try #require(reader.records.first { $0.action == .split })
    #expect(parting.storyIDs.count > 1)
    let (quakes, strikes) = (events(reader, of: "q"), events(reader, of: "k"))
    #expect(quakes.count == 1 && strikes.count == 1)
    #expect(quakes.isDisjoint(with: strikes))
  }

  @Test func `What was parted is not put together again by a third that has the names of both`()
    throws
  {
    var clusterer = EventClusterer(window: window)
    var reader = Reader()
    var pieces = torn
    pieces.insert(
      Piece(
        id: "s_de", title: "Beben in Valdoro und Ambro, Okafor bestreikt Dunmere",
        text: """
          Die Helfer in Valdoro und Ambro suchen nach dem Beben, während Okafor den Hafen von \
          Dunmere bestreikt. Dunmere und Valdoro, sagte Okafor, Ambro auch.
          """, lang: "de", hour: 3.1), at: 3)
    for piece in pieces {
      reader.read(clusterer.add(piece).changes)
      reader.read(clusterer.repair(at: piece.at))
    }
    let german = reader.events[StoryID("s_de")]
    #expect(events(reader, of: "k").union(events(reader, of: "q")).contains(german), "no link")
    #expect(reader.records.contains { $0.action == .split })
    for step in 1...30 {
      let later = Piece(id: "", title: "", hour: 12 + Double(step) / 6)
      reader.read(clusterer.repair(at: later.at))
    }
    #expect(events(reader, of: "q").isDisjoint(with: events(reader, of: "k")))
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
