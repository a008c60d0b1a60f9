import EventClustering
import NewsModel
import Testing

/// How soon second accounts come, and what that says of two like stories days apart.
@Suite struct PaceTests {
  private static let gaps: [Float] = [0, 0.1, 0.2, 0.4, 0.9, 1.5, 3, 6, 40]

  private func pace(_ gaps: [Float]) -> Pace {
    gaps.reduce(into: Pace()) { $0.learn($1) }
  }

  @Test func `A stream without a history has no pace`() {
    for gap in Self.gaps { #expect(abs(Pace().evidence(of: gap)) < 1e-5) }
  }

  @Test func `In a quick stream what is close gains and what is days apart loses`() {
    let quick = pace((0..<40).map { 0.004 * Float($0) })
    #expect(quick.evidence(of: 0.05) > 0.5)
    #expect(quick.evidence(of: 1.5) < -2)
    #expect(quick.evidence(of: 40) < -2)
  }

  @Test func `In a slow stream no gap loses`() {
    let slow = pace((0..<40).map { 1 + 0.1 * Float($0) })
    for gap in Self.gaps { #expect(slow.evidence(of: gap) >= 0) }
  }

  @Test(arguments: [0.01, 0.3, 1, 5] as [Float]) func `A longer gap never counts for more`(
    scale: Float
  ) {
    var dice = Dice(state: 5)
    let some = pace((0..<60).map { _ in scale * Float.random(in: 0..<2, using: &dice) })
    for (near, far) in zip(Self.gaps, Self.gaps.dropFirst()) {
      #expect(some.evidence(of: near) >= some.evidence(of: far))
    }
  }

  @Test func `A stream that turns quick is known as quick after some hundred stories`() {
    var turned = pace([Float](repeating: 3, count: 1_000))
    #expect(turned.evidence(of: 3) >= 0)
    for _ in 0..<1_000 { turned.learn(0.01) }
    #expect(turned.evidence(of: 3) < -2)
  }

  /// Happenings of two accounts that lie so many hours apart, among lone stories, and at the end a
  /// story in English and one in German with its names and figures, sixty hours apart.
  private func linked(apart: Double) -> Bool {
    var made = MadeUpStream(seed: 31)
    var pieces: [Piece] = []
    for number in 0..<60 {
      var pair = made.happening(accounts: 2, hours: 0..<1)
      for place in pair.indices { pair[place].hour = Double(number) + Double(place) * apart }
      var alone = (0..<4).flatMap { _ in made.happening(accounts: 1, hours: 0..<1) }
      for place in alone.indices { alone[place].hour += Double(number) }
      pieces += pair + alone
    }
    pieces.sort { ($0.hour, $0.id) < ($1.hour, $1.id) }
    let late = pieces.reduce(0) { max($0, $1.hour) } + 1
    let names = ["Qorvenka Zulmiri", "Tavosdu Brigalpe"]
    let english = Piece(
      id: "s_en", title: "\(names.joined(separator: " and ")) elected in France",
      text: "\(names.joined(separator: ", ")) won 417 votes.", hour: late)
    let german = Piece(
      id: "s_de", title: "\(names.joined(separator: " und ")) in Frankreich gewählt",
      text: "\(names.joined(separator: ", ")) erhielten 417 Stimmen.",
      lang: "de", hour: late + 60)
    var clusterer = EventClusterer(window: .seconds(7 * 86_400))
    let reader = clusterer.run(pieces + [english, german])
    return reader.events[StoryID("s_en")] == reader.events[StoryID("s_de")]
  }

  @Test func `Two stories sixty hours apart are linked where accounts take days`() {
    #expect(linked(apart: 70))
    #expect(!linked(apart: 0.5))
  }
}
