import EventClustering
import NewsModel
import Testing

@Suite struct WordListTests {
  /// One list for Polish.
  private struct PolishWords: WordListSource {
    let list: WordList

    func words(of language: String) -> WordList? { language == "pl" ? list : nil }
  }

  /// Accounts of as many happenings in two made-up languages that share a name each, and the list of
  /// their words.
  private static func twoLanguages(_ happenings: Int) -> (pieces: [Piece], words: PolishWords) {
    var stream = MadeUpStream(seed: 5)
    var builder = WordListBuilder()
    var pieces: [Piece] = []
    for number in 0..<happenings {
      let name = "Q" + stream.word(3)
      let english = (0..<6).map { _ in stream.word(3) }
      let polish = (0..<6).map { _ in "w" + stream.word(3) }
      for (word, translation) in zip(polish, english) { builder.add(word, english: translation) }
      func title(_ words: [String], _ own: String) -> String {
        words[0...2].joined(separator: " ") + " \(name) \(own) "
          + words[3...5].joined(separator: " ")
      }
      let hour = Double(number) / 4
      pieces.append(
        Piece(id: "s_en\(number)", title: title(english, "Z" + stream.word(3)), hour: hour))
      // A case ending: the word is found by how it begins.
      pieces.append(
        Piece(
          id: "s_pl\(number)",
          title: title(polish.map { $0 + "ego" }, "K" + stream.word(3)), lang: "pl",
          hour: hour + 1))
    }
    return (
      pieces.sorted { ($0.hour, $0.id) < ($1.hour, $1.id) }, PolishWords(list: builder.list())
    )
  }

  private static func links(_ pieces: [Piece], _ words: PolishWords?) -> (right: Int, wrong: Int) {
    var clusterer = EventClusterer(window: .seconds(7 * 86_400), words: words)
    let events = clusterer.run(pieces).events
    var right = 0
    for number in 0..<pieces.count / 2 {
      let english = events[StoryID("s_en\(number)")]
      right += english != nil && english == events[StoryID("s_pl\(number)")] ? 1 : 0
    }
    return (right, pieces.count - right - Set(events.values).count)
  }

  @Test func `Translated words link what names alone leave apart, and nothing else`() {
    let (pieces, words) = Self.twoLanguages(40)
    let without = Self.links(pieces, nil)
    let with = Self.links(pieces, words)
    // Lone stories in a stream of lone stories ask for much: lists alone carry some over the line.
    #expect(with.right >= without.right + 10, "\(without) without lists, \(with) with them")
    #expect(with.wrong <= without.wrong)
  }

  @Test func `A clusterer without lists and one whose lists have no word decide alike`() {
    let (pieces, _) = Self.twoLanguages(20)
    struct NoWords: WordListSource {
      func words(of language: String) -> WordList? { nil }
    }
    var plain = EventClusterer(window: .seconds(7 * 86_400))
    var empty = EventClusterer(window: .seconds(7 * 86_400), words: NoWords())
    #expect(plain.run(pieces).records == empty.run(pieces).records)
  }

  @Test func `Only single words are kept, a doubled pair once`() {
    var builder = WordListBuilder()
    for _ in 0..<2 { builder.add("rzeka", english: "river") }
    builder.add("trzęsienie ziemi", english: "earthquake")
    builder.add("kot", english: "tom cat")
    builder.add("", english: "nothing")
    builder.add("42", english: "number")
    #expect(builder.list().count == 2, "by its term and by how it begins")
  }
}
