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

  @Test
  func
    `Three accounts of one meeting are one event and two others stand alone, in nearly any order`()
  {
    let pieces: [Piece] = Self.titles.compactMap { name, title, lang in
      let file = Self.folder.appending(path: "\(name).txt")
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
      return Piece(id: name, title: title, text: text, lang: lang)
    }
    guard pieces.count == Self.titles.count else {
      return print("NOTICE: \(Self.folder.path) is not whole, the seed articles were NOT tested")
    }
    var right = 0
    for order in Self.orders(of: pieces) {
      var clusterer = EventClusterer(window: .seconds(7 * 86_400))
      var reader = Reader()
      for piece in order {
        reader.read(clusterer.add(piece).changes)
        reader.read(clusterer.repair(at: piece.at))
      }
      let events = Dictionary(grouping: Self.titles.map(\.0)) { reader.events[StoryID($0)] }
      let largest = events.values.max { $0.count < $1.count }
      if events.count == 3, largest?.sorted() == ["es", "fars", "glossy"] { right += 1 }
    }
    // 114; of the articles as the service reads them 120.
    #expect(right >= 110, "\(right) of 120")
  }

  private static func orders(of pieces: [Piece]) -> [[Piece]] {
    guard !pieces.isEmpty else { return [[]] }
    return pieces.indices.flatMap { place in
      var rest = pieces
      let first = rest.remove(at: place)
      return orders(of: rest).map { [first] + $0 }
    }
  }
}
