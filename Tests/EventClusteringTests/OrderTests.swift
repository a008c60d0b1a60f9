import EventClustering
import Foundation
import NewsModel
import Testing

/// The order in which the stories of a day come in says nothing of what they tell.
@Suite struct OrderTests {
  private let window = Duration.seconds(7 * 86_400)
  private static let sets = URL(fileURLWithPath: #filePath).appending(
    path: "../../../../shared/eval/events-dev"
  ).standardized

  /// The events of the same stories in five orders.
  private func results(_ pieces: [Piece]) -> [[EventID?]] {
    let features = pieces.map(\.features)
    return (1...5).map { seed in
      var dice = Dice(state: UInt64(seed))
      var clusterer = EventClusterer(window: window)
      var reader = Reader()
      for place in pieces.indices.shuffled(using: &dice) {
        let piece = pieces[place]
        reader.read(
          clusterer.add(
            features[place], story: StoryID(piece.id), title: piece.title, source: nil,
            at: piece.at
          ).changes)
      }
      if let last = pieces.last { reader.read(clusterer.repair(at: last.at)) }
      return pieces.map { reader.events[StoryID($0.id)] }
    }
  }

  /// The mean agreement of two results: BCubed F1 of the one against the other, which asks of every
  /// story how many of those beside it are the same.
  private func agreement(_ results: [[EventID?]]) -> Double {
    var sum = 0.0
    var count = 0.0
    for one in results.indices {
      for other in results.indices where other > one {
        sum += Self.agreement(results[one], results[other])
        count += 1
      }
    }
    return sum / count
  }

  private static func agreement(_ one: [EventID?], _ other: [EventID?]) -> Double {
    var (precision, recall) = (0.0, 0.0)
    for story in one.indices {
      let here = one.indices.filter { one[$0] == one[story] }
      let there = other.indices.filter { other[$0] == other[story] }
      let both = Double(Set(here).intersection(there).count)
      precision += both / Double(here.count)
      recall += both / Double(there.count)
    }
    return 2 * precision * recall / (precision + recall) / Double(one.count)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `Made-up stories of a day in five orders are put together alike`(seed: UInt64) {
    var made = MadeUpStream(seed: seed)
    var pieces: [Piece] = []
    while pieces.count < 250 {
      pieces += made.happening(accounts: 1, hours: 0..<24)
      pieces += made.happening(accounts: 2 + pieces.count % 6, hours: 0..<24)
    }
    let agreement = agreement(results(pieces))
    #expect(agreement >= 0.95)
  }

  /// A story of a labelled set.
  private struct Labelled: Decodable {
    var id: String
    var title: String?
    var text: String?
    var lang: String?
    var event: String
  }

  /// A day of a week that brings all events of a set: of every third some stories, of the others
  /// one; nil where the set is missing.
  private func day(of set: String) throws -> [Labelled]? {
    let file = Self.sets.appending(path: "\(set)-dev.ndjson.gz")
    guard FileManager.default.fileExists(atPath: file.path) else {
      print("NOTICE: \(file.path) is missing, the order of its stories was NOT tested")
      return nil
    }
    let unpacking = Process()
    let output = Pipe()
    unpacking.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    unpacking.arguments = ["gzip", "-dc", file.path]
    unpacking.standardOutput = output
    try unpacking.run()
    let stories = try output.fileHandleForReading.readDataToEndOfFile().split(separator: 10).map {
      try JSONDecoder().decode(Labelled.self, from: Data($0))
    }
    let events = Dictionary(grouping: stories, by: \.event).sorted { $0.key < $1.key }
    return events.indices.filter { $0 % 7 == 3 }.enumerated().flatMap { place, event in
      events[event].value.prefix(place % 3 == 0 ? 8 : 1)
    }
  }

  @Test func `Labelled stories of a day in five orders are put together alike`() throws {
    var stories: [Labelled] = []
    for set in ["ecbplus", "fnc1", "vims", "itn"] {
      guard let day = try day(of: set) else { return }
      stories += day
    }
    let pieces = stories.enumerated().map { place, story in
      Piece(
        id: "s_\(story.id)", title: story.title ?? "", text: story.text ?? "",
        lang: story.lang ?? "und", hour: Double(place * 7 % 24))
    }
    let agreement = agreement(results(pieces))
    #expect(agreement >= 0.95)
  }
}
