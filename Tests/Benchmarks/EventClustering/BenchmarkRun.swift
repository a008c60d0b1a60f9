import EventClustering
import Foundation
import NewsModel
import TextAnalysis

/// One clusterer that a press feeds until so many events are open, and then 4,000 stories more.
struct BenchmarkRun {
  private static let timed = 4_000

  private var press: Press
  private var clusterer = EventClusterer(window: .seconds(400 * 86_400))
  /// The happening of each story.
  private var told: [Int] = []

  /// - Parameter press: copies of it give the same stories.
  init(_ press: Press) {
    // What a language brings with its first story is not an event's.
    var (warm, once) = (press, EventClusterer(window: .seconds(86_400)))
    for number in 0..<500 {
      let story = warm.story()
      _ = once.add(
        .make(AnalyzedStory(title: story.title, text: story.text), lang: story.language),
        story: Self.id(of: number), title: story.title, source: nil, at: Self.time(of: story))
    }
    self.press = press
  }

  static func time(of story: Press.Story) -> Timestamp {
    Timestamp(seconds: 1_790_000_000 + story.seconds)
  }

  mutating func measure(open: Int) -> String {
    let before = Usage.residentBytes()
    while clusterer.openEvents < open { feed(press.story()) }
    clusterer.discardChanges()
    let bytes = Usage.residentBytes() - before
    let events = clusterer.openEvents
    let count = told.count
    let shape = agreement()
    let stories = (0..<Self.timed).map { _ in press.story() }
    let start = Usage.processorSeconds()
    for story in stories { feed(story) }
    let seconds = Usage.processorSeconds() - start
    return "open \(events): \(Int(Double(Self.timed) / seconds)) stories/s, "
      + "\(Int(seconds / Double(Self.timed) * 1e6)) us a story, "
      + "\(bytes / max(1, events)) bytes an open event, \(bytes / count) a story; \(shape)"
  }

  private mutating func feed(_ story: Press.Story) {
    _ = clusterer.add(
      .make(AnalyzedStory(title: story.title, text: story.text), lang: story.language),
      story: Self.id(of: told.count), title: story.title, source: "paper-\(told.count % 40)",
      at: Self.time(of: story))
    told.append(story.happening)
    if told.count % 500 == 0 { clusterer.discardChanges() }
  }

  /// As long as the service's ids are.
  private static func id(of number: Int) -> StoryID {
    let digits = String(number)
    return StoryID("s_" + String(repeating: "0", count: 26 - digits.count) + digits)
  }

  /// The events that came out beside the happenings told: a stream that does not do what it should
  /// says so.
  private func agreement() -> String {
    var eventOf: [EventID] = []
    for number in told.indices {
      eventOf.append(clusterer.event(of: Self.id(of: number)) ?? EventID("none"))
    }
    let events = Dictionary(grouping: told.indices) { eventOf[$0] }
    let happenings = Dictionary(grouping: told.indices) { told[$0] }
    var (precision, recall) = (0.0, 0.0)
    for (_, members) in events {
      let shares = Dictionary(grouping: members) { told[$0] }
      for (happening, both) in shares {
        let common = Double(both.count * both.count)
        precision += common / Double(members.count)
        recall += common / Double(happenings[happening]?.count ?? 1)
      }
    }
    let count = Double(told.count)
    func mean(_ groups: Int) -> String { String(format: "%.2f", count / Double(max(1, groups))) }
    return "\(told.count) stories in \(events.count) events of \(mean(events.count)) "
      + "for \(happenings.count) happenings of \(mean(happenings.count)), "
      + String(format: "BCubed precision %.3f, recall %.3f", precision / count, recall / count)
  }
}
