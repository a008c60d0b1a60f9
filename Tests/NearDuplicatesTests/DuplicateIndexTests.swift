import NearDuplicates
import NewsModel
import Testing

@Suite struct DuplicateIndexTests {
  private let noon = Timestamp(seconds: 1_795_262_400)

  private func decide(_ texts: [String], site: String? = nil) -> [Duplication?] {
    var index = DuplicateIndex(window: .seconds(14 * 86_400))
    return texts.enumerated().map { number, text in
      index.classify(
        Fixture.sketch(text, site: site), id: StoryID("s_\(number)"), at: noon)
    }
  }

  private func relation(of text: String, to head: String) -> DuplicateRelation? {
    decide([head, text])[1]?.relation
  }

  @Test func `The same words are an exact copy`() {
    let copy = decide([Fixture.flood, Fixture.flood.uppercased()])[1]
    #expect(copy == Duplication(head: StoryID("s_0"), similarity: 1, relation: .exact))
  }

  @Test func `A few replaced words make a near copy`() throws {
    let edited = Fixture.flood.replacing("warned", with: "cautioned")
      .replacing("inspected", with: "checked").replacing("Three", with: "Several")
    let copy = try #require(decide([Fixture.flood, edited])[1])
    #expect(copy.relation == .near)
    #expect((0.9..<1).contains(copy.similarity))
  }

  @Test func `Markup, references and quotes make no difference`() {
    let noisy =
      "<p>"
      + Fixture.flood.replacing("\n", with: "</p>\n<p class=\"x\">")
      .replacing("'", with: "&#8217;").replacing(" and ", with: " &nbsp;and ") + "</p>"
    #expect(relation(of: noisy, to: Fixture.flood) == .exact)
  }

  @Test func `A cut is an excerpt and the whole of a cut an extension`() {
    let cut = Fixture.flood.split(separator: "\n").prefix(2).joined(separator: "\n")
    #expect(relation(of: cut, to: Fixture.flood) == .excerpt)
    #expect(relation(of: Fixture.flood, to: cut) == .extended)
  }

  @Test func `Paragraphs in another order are a near copy`() {
    let turned = Fixture.flood.split(separator: "\n").reversed().joined(separator: "\n")
    #expect(relation(of: turned, to: Fixture.flood) == .near)
  }

  @Test func `A wire copy with dateline, byline and newsletter is found`() {
    let wire = """
      KARSHOLM (NordWire) - \(Fixture.flood)
      ADVERTISEMENT - Story continues below
      (Reporting by Olga Brandt; editing by Samir Okoye)
      Sign up to the Morning Gazette newsletter and get the top stories in your inbox every day.
      """
    #expect(decide([Fixture.flood, wire])[1] != nil)
  }

  @Test func `Reports of one make with other facts are different stories`() {
    let results = [
      ("Arvex", "12.4", "0.31", "Ines Holm"), ("Boltline", "87.9", "1.12", "Jan Maree"),
    ]
    .map { Fixture.results(company: $0, profit: $1, share: $2, person: $3) }
    #expect(decide(results) == [nil, nil])
    let weather = [("Ulm", 24, 11, 45, 80), ("Kassel", 17, 6, 70, 35), ("Trier", 29, 15, 20, 5)]
      .map { Fixture.weather(town: $0, high: $1, low: $2, wind: $3, chance: $4) }
    #expect(decide(weather) == [nil, nil, nil])
  }

  @Test func `Short texts under one boilerplate are different stories`() {
    let foot = """
      Our editors at the Harrow Gazette follow strict standards, and every story is read by two of \
      them before it is published in print or online, in line with the code of the press council.
      Sign up to the Harrow Gazette newsletter and get the top stories in your inbox each morning.
      Copyright Harrow Gazette. All rights reserved. No part may be copied, sold or rewritten.
      """
    let leads = [
      "Fire crews from Aldon put out a blaze at the Corvin paint factory on Sunday; 3 were hurt.",
      "The city of Elmsford will close its library on Mill Lane in June to save 90,000 crowns a year.",
      "Tennis player Mira Solano won the Karsholm Open, beating Dana Petrov in 74 minutes.",
      "A jury found the banker Otto Brenn guilty of fraud; he faces 8 years in prison, Judge Lind said.",
    ]
    #expect(decide(leads.map { "\($0)\n\(foot)" }, site: "gazette").allSatisfy { $0 == nil })
  }

  @Test func `A group never chains: every copy names its head`() {
    var words = Fixture.flood.split(separator: " ").map(String.init)
    var texts = [Fixture.flood]
    for place in stride(from: 3, to: words.count, by: 9) {
      words[place] = "changed\(place)"
      texts.append(words.joined(separator: " "))
    }
    let heads = Set(
      decide(texts).enumerated().filter { $1 == nil }.map { StoryID("s_\($0.offset)") })
    #expect(decide(texts).allSatisfy { $0.map { heads.contains($0.head) } ?? true })
  }

  @Test(arguments: ["", "word", "two words", "😀😀😀", "!!!", "\u{301}\u{301}", "только три слова"])
  func `Texts of next to no words are never copies`(text: String) {
    #expect(decide([text, text, text]) == [nil, nil, nil])
  }

  @Test(arguments: [
    ("word ", 1_000_000), ("مرحبا بالعالم اليوم ", 100_000), ("a\u{301}\u{323} ", 300_000),
    ("😀 x", 200_000), ("今天天气很好", 100_000), ("1,", 500_000), ("<p>a &amp; b", 100_000),
  ])
  func `A long monotonous text is decided and repeats itself`(piece: String, count: Int) {
    let text = String(repeating: piece, count: count)
    #expect(decide([text, text])[1]?.relation == .exact)
  }

  @Test func `A text of five megabytes is decided and repeats itself`() {
    let text = (0..<900_000).map { String($0, radix: 36) }.joined(separator: " ")
    #expect(decide([text, text])[1]?.relation == .exact)
  }

  @Test func `Headlines alone are copies only when they say the same`() {
    let headlines = [
      "At least 8 killed in market fire in Karsholm, officials say on Friday",
      "At least 12 killed in market fire in Karsholm, officials say on Friday",
      "At least 8 killed in market fire in Karsholm, officials say on Friday!",
    ]
    let decisions = decide(headlines)
    #expect(decisions[1] == nil)
    #expect(decisions[2]?.head == StoryID("s_0"))
  }

  @Test func `Stories leave the window by age and by number`() {
    var aged = DuplicateIndex(window: .seconds(86_400))
    var small = DuplicateIndex(window: .seconds(86_400), capacity: 2)
    let other = Fixture.results(company: "Arvex", profit: "1.5", share: "2", person: "Ines Holm")
    for (number, text) in [Fixture.flood, other, other + " More."].enumerated() {
      let instant = noon + .seconds(50_000 * number)
      let id = StoryID("s_\(number)")
      _ = aged.classify(Fixture.sketch(text), id: id, at: instant)
      _ = small.classify(Fixture.sketch(text), id: id, at: noon)
    }
    #expect(aged.count == 2)
    #expect(small.count == 2)
    let late = noon + .seconds(100_000)
    let flood = Fixture.sketch(Fixture.flood)
    #expect(aged.classify(flood, id: StoryID("s_9"), at: late) == nil)
    #expect(small.classify(flood, id: StoryID("s_9"), at: noon) == nil)
  }

  @Test func `One date in the far future empties no window`() {
    var index = DuplicateIndex(window: .seconds(86_400))
    let flood = Fixture.sketch(Fixture.flood)
    _ = index.classify(flood, id: StoryID("s_0"), at: noon)
    let other = Fixture.sketch(
      Fixture.results(company: "Arvex", profit: "1.5", share: "2", person: "Ines Holm"))
    _ = index.classify(other, id: StoryID("s_1"), at: Timestamp(seconds: .max))
    #expect(index.classify(flood, id: StoryID("s_2"), at: noon)?.head == StoryID("s_0"))
  }

  @Test func `A revision stays in its group and its new text is known`() {
    var index = DuplicateIndex(window: .seconds(86_400))
    let other = Fixture.results(company: "Arvex", profit: "1.5", share: "2", person: "Ines Holm")
    _ = index.classify(Fixture.sketch(Fixture.flood), id: StoryID("s_0"), at: noon)
    _ = index.classify(Fixture.sketch(Fixture.flood), id: StoryID("s_1"), at: noon)
    #expect(index.revise(StoryID("s_0"), Fixture.sketch(other), at: noon) == nil)
    #expect(index.revise(StoryID("s_1"), Fixture.sketch(other), at: noon)?.head == StoryID("s_0"))
    let copies = [Fixture.flood, other].enumerated().map { number, text in
      index.classify(Fixture.sketch(text), id: StoryID("s_9\(number)"), at: noon)?.head
    }
    #expect(copies == [StoryID("s_0"), StoryID("s_0")])
  }
}
