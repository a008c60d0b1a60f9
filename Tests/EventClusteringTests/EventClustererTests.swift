import EventClustering
import NewsModel
import Testing

@Suite struct EventClustererTests {
  private let window = Duration.seconds(7 * 86_400)

  private let ferry = [
    Piece(
      id: "s_ferry1", title: "Ferry Astoria runs aground off Kalvik, 214 passengers rescued",
      text: """
        The ferry Astoria ran aground on rocks near Kalvik early on Tuesday. All 214 passengers \
        were brought ashore by the coast guard, said harbour master Ingrid Solheim. The captain of \
        the Astoria is being questioned by the police in Kalvik.
        """, source: "north"),
    Piece(
      id: "s_ferry2", title: "All 214 aboard stranded Astoria ferry safe, says Solheim",
      text: """
        Rescuers took all 214 passengers off the ferry Astoria after it hit rocks outside Kalvik. \
        "Nobody was hurt," harbour master Ingrid Solheim told reporters. Police in Kalvik are \
        questioning the captain of the Astoria, the coast guard said.
        """, source: "coast", hour: 3),
  ]
  private let others = [
    Piece(
      id: "s_bank", title: "Central bank of Torvania raises rates to 6 percent",
      text: """
        The central bank of Torvania raised its key rate by half a point to 6 percent. Governor \
        Pavel Dorin said inflation remained too high and that more steps may follow in spring.
        """, source: "money", hour: 1),
    Piece(
      id: "s_ferry3", title: "Port of Dunmere orders two new ferries",
      text: """
        The port of Dunmere will buy two electric ferries from the Belmont yard for 80 million. \
        They are to carry commuters across the bay from 2029 on, said port director Ruth Okafor.
        """, source: "coast", hour: 2),
  ]

  @Test func `Two accounts of one accident are one event and other news stays apart`() {
    var clusterer = EventClusterer(window: window)
    let reader = clusterer.run([ferry[0], others[0], others[1], ferry[1]])
    let events = reader.events
    #expect(events[StoryID("s_ferry1")] == events[StoryID("s_ferry2")])
    #expect(Set(events.values).count == 3)
    #expect(reader.events[StoryID("s_ferry1")] == EventID("e_ferry1"))
  }

  @Test func `A record tells title, counts, names and why`() throws {
    var clusterer = EventClusterer(window: window)
    let reader = clusterer.run(ferry)
    let first = try #require(reader.records.first)
    #expect(first.action == .opened && first.stories == 1 && first.sources == 1)
    let last = try #require(reader.records.last)
    #expect(last.languages.map(\.stories).reduce(0, +) == last.stories)
    #expect(ferry.map(\.title).contains(last.title))
    #expect(last.entities.contains { $0.contains("Kalvik") })
    #expect(last.reason.contains("Astoria"))
    #expect(last.reason.contains("similarity 0."))
  }

  @Test func `A story that is added again keeps its event and changes nothing`() {
    var clusterer = EventClusterer(window: window)
    let first = clusterer.add(ferry[0])
    let again = clusterer.add(ferry[0])
    #expect(again.event == first.event && again.changes.isEmpty)
  }

  @Test func `A copy counts towards the event of its head and is named by it`() throws {
    var clusterer = EventClusterer(window: window)
    _ = clusterer.add(ferry[0])
    let copy = clusterer.addDuplicate(
      EventClusterer.Copy(
        of: StoryID("s_ferry1"), story: StoryID("s_copy"), source: "other",
        at: ferry[1].at))
    #expect(copy.event == EventID("e_ferry1"))
    let change = try #require(copy.changes.first)
    #expect(change.action == .updated && change.storyIDs == [StoryID("s_copy")])
    #expect(change.stories == 1 && change.duplicates == 1 && change.sources == 2)
    #expect(clusterer.event(of: StoryID("s_copy")) == copy.event)
  }

  @Test func `A copy of an unknown story has no event`() {
    var clusterer = EventClusterer(window: window)
    let copy = clusterer.addDuplicate(
      EventClusterer.Copy(of: StoryID("s_x"), story: StoryID("s_y"), source: nil, at: ferry[0].at))
    #expect(copy.event == nil && copy.changes.isEmpty)
  }

  @Test func `An edited copy lends its words to the event`() {
    let head = Piece(id: "s_alert", title: "Ferry runs aground, passengers rescued")
    func event(learning: Bool) -> EventID? {
      var clusterer = EventClusterer(window: window)
      _ = clusterer.add(head)
      _ = clusterer.addDuplicate(
        EventClusterer.Copy(
          of: StoryID(head.id), story: StoryID("s_copy"), source: nil, at: ferry[0].at,
          features: learning ? ferry[0].features : nil, title: ferry[0].title))
      return clusterer.add(ferry[1]).event
    }
    #expect(event(learning: true) == EventID("e_alert"))
    #expect(event(learning: false) == EventID("e_ferry2"))
  }

  @Test func `An event closes when nothing came within the window and keeps its copies`() throws {
    var clusterer = EventClusterer(window: window)
    _ = clusterer.add(ferry[0])
    let early = clusterer.repair(at: ferry[0].at + .seconds(6 * 86_400))
    #expect(early.isEmpty)
    let changes = clusterer.repair(at: ferry[0].at + .seconds(8 * 86_400))
    #expect(changes.map(\.action) == [.closed])
    #expect(clusterer.event(of: StoryID("s_ferry1")) == EventID("e_ferry1"))
    let copy = clusterer.addDuplicate(
      EventClusterer.Copy(
        of: StoryID("s_ferry1"), story: StoryID("s_copy"), source: nil,
        at: ferry[0].at))
    #expect(copy.event == EventID("e_ferry1") && copy.changes.first?.duplicates == 1)
    _ = clusterer.repair(at: ferry[0].at + .seconds(40 * 86_400))
    #expect(clusterer.event(of: StoryID("s_ferry1")) == nil)
  }

  @Test func `Nothing dirty makes a repair do nothing`() {
    var clusterer = EventClusterer(window: window)
    _ = clusterer.run(ferry)
    #expect(clusterer.repair(at: ferry[1].at).isEmpty)
  }

  @Test func `Where nothing else is open, a like story is not taken for an unrelated one`() {
    var whole = 0
    for shared in [3, 4, 5] {
      var made = MadeUpStream(seed: 12)
      var clusterer = EventClusterer(window: window)
      // Pairs that are weeks apart, every third of which is told in other words.
      var pairs: [[Piece]] = []
      for number in 0..<60 {
        let pair = made.lookAlikes(sharing: number % 3 == 2 ? shared : 11, hours: 0..<24)
        pairs.append(
          pair.sorted { $0.hour < $1.hour }.map { $0.later(by: 21 * 24 * Double(number)) })
      }
      let reader = clusterer.run(pairs.flatMap { $0 })
      whole += pairs.indices.count { number in
        number % 3 == 2 && Set(pairs[number].map { reader.events[StoryID($0.id)] }).count == 1
      }
    }
    // 50; 41 where the other pairs counted as what unrelated stories have in common.
    #expect(whole >= 46, "\(whole) of 60")
  }
}
