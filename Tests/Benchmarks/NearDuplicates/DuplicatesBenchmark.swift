import Foundation
import NearDuplicates
import NewsModel
import TextAnalysis

/// Measures string to decision at two sizes of the window.
struct DuplicatesBenchmark {
  let smallWindow: Int
  let largeWindow: Int

  private static let measured = 20_000
  private static let start = Timestamp(seconds: 1_700_000_000)

  func run() {
    let stories = StoryGenerator(seed: 7).stories(Self.measured)
    let small = measure(stories, window: smallWindow)
    report("window \(smallWindow)", small, goal: 40_000)
    report("window \(largeWindow)", measure(stories, window: largeWindow), goal: 25_000)
    measureRestart()
    for peer in Peers.measure(stories.prefix(3_000).map(\.text)) {
      let ratio = small.rate / peer.rate
      print("\(peer.name): \(Int(peer.rate)) stories/s, ratio \(Int(ratio))")
    }
  }

  private func report(_ name: String, _ result: Result, goal: Int) {
    print(
      """
      \(name): \(Int(result.rate)) stories/s (goal \(goal)), sketching alone \
      \(Int(result.sketchRate)), duplicates \(result.duplicates), \
      \(result.bytesPerStory) bytes a story
      """)
  }

  /// Stores and restores a window of a million stories.
  private func measureRestart() {
    let count = 1_000_000
    var index = fill(DuplicateIndex(window: .seconds(14 * 86_400)), count)
    var rows: [ModelRow] = []
    let storing = processorSeconds { rows = index.takeChanges() }
    let restoring = processorSeconds {
      let restored = try? DuplicateIndex(window: .seconds(14 * 86_400), restoring: rows)
      precondition(restored?.count == count, "every story comes back")
    }
    print("\(count) stories: rows made in \(storing) s, restored in \(restoring) s (goal 3)")
  }

  private func fill(_ empty: DuplicateIndex, _ count: Int) -> DuplicateIndex {
    var index = empty
    for number in 0..<count {
      let sketch = StorySketch.synthetic(seed: UInt64(number) << 20, shingles: 398, facts: 40)
      _ = index.classify(
        sketch, id: StoryID("s_\(1_000_000_000_000_000 + number)"), at: Self.start)
    }
    return index
  }

  private struct Result {
    var rate: Double
    var sketchRate: Double
    var duplicates: Int
    var bytesPerStory: Int
  }

  /// Fills a window, then sends the stories through it.
  private func measure(_ stories: [GeneratedStory], window: Int) -> Result {
    let before = residentBytes()
    var index = fill(
      DuplicateIndex(window: .seconds(14 * 86_400), capacity: window), window)
    let bytes = (residentBytes() - before) / max(1, window)
    var duplicates = 0
    let all = processorSeconds {
      for (number, story) in stories.enumerated() {
        let id = StoryID("s_measured_\(number)")
        if index.classify(sketch(of: story), id: id, at: Self.start) != nil { duplicates += 1 }
      }
    }
    var empty = 0
    let sketching = processorSeconds {
      for story in stories where sketch(of: story).isEmpty { empty += 1 }
    }
    precondition(empty == 0, "no story is empty")
    let count = Double(stories.count)
    return Result(
      rate: count / all, sketchRate: count / sketching, duplicates: duplicates,
      bytesPerStory: bytes)
  }

  private func sketch(of story: GeneratedStory) -> StorySketch {
    .make(AnalyzedStory(title: story.title, text: story.text, site: story.site))
  }

  /// The processor time that `work` takes: other work on the machine does not count.
  private func processorSeconds(_ work: () -> Void) -> Double {
    let start = clock()
    work()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }

  /// Resident set of this process, from `/proc/self/statm`.
  private func residentBytes() -> Int {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else {
      return 0
    }
    let fields = text.split(separator: " ")
    return (fields.count > 1 ? Int(fields[1]) ?? 0 : 0) * 4_096
  }
}
