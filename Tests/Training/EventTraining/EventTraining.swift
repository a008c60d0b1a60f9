import Foundation
import NearDuplicates
import NewsModel
import TextAnalysis

@testable import EventClustering

/// The Swift half of the training: `dump` writes features, `run` clusters with a model file.
///
///     event-training names
///     event-training dump STREAM… --models FILE|- --wrong SHARE|own --seed N > features.tsv
///     event-training run MODELS|- STREAM=ASSIGNMENT…
@main
struct EventTraining {
  static let window = Duration.seconds(7 * 86_400)

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "names":
      print("join", JoinFeatures.names.joined(separator: " "))
      print("merge", MergeFeatures.names.joined(separator: " "))
      print("link", LinkFeatures.names.joined(separator: " "))
    case "dump": try dump(Array(arguments.dropFirst()))
    case "run": try run(models: arguments[1], pairs: Array(arguments.dropFirst(2)))
    default: FileHandle.standardError.write(Data("usage: names | dump | run\n".utf8))
    }
  }

  private static func value(_ name: String, in arguments: [String]) -> String? {
    guard let place = arguments.firstIndex(of: name), place + 1 < arguments.count else {
      return nil
    }
    return arguments[place + 1]
  }

  private static func dump(_ arguments: [String]) throws {
    let models = try ModelFile.read(value("--models", in: arguments))
    let wrong = value("--wrong", in: arguments).flatMap(Double.init)
    let seed = value("--seed", in: arguments).flatMap(UInt64.init) ?? 1
    for path in arguments.prefix(while: { !$0.hasPrefix("--") }) {
      var dump = FeatureDump(window: window, models: models, wrongShare: wrong, seed: seed)
      dump.run(try GoldStory.read(path))
      print("stream\t\(path)")
      print(dump.lines.joined(separator: "\n"))
    }
  }

  private static func run(models path: String, pairs: [String]) throws {
    let models = try ModelFile.read(path)
    let isFolding = pairs.first == "--fold"
    for pair in pairs where pair != "--fold" {
      let parts = pair.split(separator: "=").map(String.init)
      var clusterer = EventClusterer(window: window)
      clusterer.models = models
      try assign(GoldStory.read(parts[0]), clusterer, isFolding: isFolding).write(
        toFile: parts[1], atomically: true, encoding: .utf8)
    }
  }

  /// One line a story, with the event that the records give it in the end.
  private static func assign(
    _ stories: [GoldStory], _ empty: EventClusterer, isFolding: Bool
  ) -> String {
    var clusterer = empty
    var events: [StoryID: EventID] = [:]
    func read(_ changes: [EventRecord]) {
      for change in changes {
        for story in change.storyIDs { events[story] = change.into ?? change.id }
      }
    }
    var index = DuplicateIndex(window: .seconds(14 * 86_400))
    var repaired: Timestamp?
    for story in stories {
      if isFolding, story.at.since(repaired ?? story.at) >= .seconds(60) || repaired == nil {
        read(clusterer.repair(at: story.at))
        repaired = story.at
      }
      let id = StoryID(story.id)
      if isFolding, let duplication = index.classify(story.sketch, id: id, at: story.at) {
        read(
          clusterer.addDuplicate(
            EventClusterer.Copy(
              of: duplication.head, story: id, source: story.source, at: story.at,
              features: duplication.relation == .exact ? nil : story.features,
              title: story.title ?? "")
          ).changes)
        continue
      }
      read(
        clusterer.add(
          story.features, story: id, title: story.title ?? "", source: story.source, at: story.at
        ).changes)
    }
    if let last = stories.last { read(clusterer.repair(at: last.at)) }
    return stories.map { story in
      "{\"id\":\"\(story.id)\",\"event\":\"\(events[StoryID(story.id)]?.name ?? "")\"}\n"
    }.joined()
  }
}
