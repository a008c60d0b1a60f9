import EventClustering
import Foundation
import NewsModel
import TextAnalysis
import Testing

/// Five real articles that lie beside the project: one meeting told three times, once in Spanish,
/// and two others on the same governments.
@Suite struct SeedArticlesTests {
  private static let folder = URL(fileURLWithPath: #filePath).appending(
    path: "../../../../shared/eval/seeds"
  ).standardized

  /// The headlines are the tests' own; the texts are read where they lie.
  private static let titles = [
    ("fars", "Cooperation of Russia with China in military and space", "en"),
    ("glossy", "Putin wants closer work with China on satellites and weapons", "en"),
    ("es", "Putin y Zhang: cooperación en satélites militares", "es"),
    ("spacewar", "Belousov in Beijing for talks with the army", "en"),
    ("krone", "Putin and Pezeshkian meet", "en"),
  ]

  @Test func `Three accounts of one meeting are one event and two others stand alone`() throws {
    var clusterer = EventClusterer(window: .seconds(7 * 86_400))
    var reader = Reader()
    for (name, title, lang) in Self.titles {
      let file = Self.folder.appending(path: "\(name).txt")
      guard let text = try? String(contentsOf: file, encoding: .utf8) else {
        return print("NOTICE: \(file.path) is missing, the seed articles were NOT tested")
      }
      let piece = Piece(id: name, title: title, text: text, lang: lang)
      reader.read(clusterer.add(piece).changes)
      reader.read(clusterer.repair(at: piece.at))
    }
    let events = Dictionary(grouping: Self.titles.map(\.0)) { reader.events[StoryID($0)] }
    #expect(
      events.values.map { $0.sorted() }.sorted { $0.count > $1.count }.first
        == ["es", "fars", "glossy"])
    #expect(events.count == 3)
  }
}
