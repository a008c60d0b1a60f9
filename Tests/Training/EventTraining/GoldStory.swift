import Foundation
import NearDuplicates
import NewsModel
import TextAnalysis

@testable import EventClustering

/// A labelled story of a development set.
struct GoldStory: Decodable {
  var id: String
  var title: String?
  var text: String?
  var source: String?
  var published: String?
  var lang: String?
  var event: String?

  var at: Timestamp {
    let parts = (published ?? "").split { !$0.isNumber }.compactMap { Int($0) }
    guard parts.count >= 6 else { return Timestamp(seconds: 0) }
    return Timestamp(
      year: parts[0], month: parts[1], day: parts[2], hour: parts[3], minute: parts[4],
      second: parts[5])
  }

  var features: StoryFeatures {
    .make(
      AnalyzedStory(title: title ?? "", text: text ?? ""), lang: LanguageCode.stated(lang) ?? "und")
  }

  /// As the service folds it, before the clusterer sees it.
  var sketch: StorySketch {
    .make(AnalyzedStory(title: title ?? "", text: text ?? "", site: source))
  }

  /// What a single language's cluster can find of the event.
  var monolingualEvent: String { "\(event ?? id)|\(LanguageCode.stated(lang) ?? "und")" }

  static func read(_ path: String) throws -> [GoldStory] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let decoder = JSONDecoder()
    return try data.split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(GoldStory.self, from: Data($0))
    }
  }
}
