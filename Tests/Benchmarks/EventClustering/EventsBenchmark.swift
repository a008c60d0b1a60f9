import EventClustering
import Foundation
import NewsModel
import TextAnalysis

/// Speed and memory of the clusterer over made-up stories with a Zipf vocabulary.
///
///     events-benchmark [OPEN EVENTS…]      default 2000 20000 50000
///
/// Prints one line a size and kind of story; the reference follows where python3 and
/// `../shared/eval/events-dev/baseline.py` are there, over the same stories in the same run.
@main
struct EventsBenchmark {
  static func main() throws {
    let sizes = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    for words in [0, 300] {
      for size in sizes.isEmpty ? [2_000, 20_000, 50_000] : sizes {
        measure(open: size, words: words)
      }
    }
    try reference(words: 0)
    try reference(words: 300)
  }

  private static func measure(open: Int, words: Int) {
    var press = Press(seed: 7, words: words)
    var clusterer = EventClusterer(window: .seconds(90 * 86_400))
    var number = 0
    func feed(_ story: (title: String, text: String)) {
      _ = clusterer.add(
        .make(AnalyzedStory(title: story.title, text: story.text), lang: "en"),
        story: StoryID("s_\(number)"), title: story.title, source: nil,
        at: Timestamp(seconds: 1_790_000_000 + Int64(number)))
      number += 1
      if number % 500 == 0 { _ = clusterer.takeChanges() }
    }
    let before = residentBytes()
    while clusterer.openEvents < open { feed(press.story()) }
    let bytes = residentBytes() - before
    let stories = (0..<4_000).map { _ in press.story() }
    let count = stories.count
    let start = processorSeconds()
    for story in stories { feed(story) }
    let rate = Double(count) / (processorSeconds() - start)
    print(
      words == 0 ? "headlines" : "full texts", "open \(open):", "\(Int(rate)) stories/s,",
      "\(bytes / max(1, open)) bytes an open event (\(number - count) stories)")
  }

  private static func processorSeconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
  }

  private static func residentBytes() -> Int {
    let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let fields = text.split(separator: " ")
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * 4_096 : 0
  }

  /// Runs the reference over 4,000 of the same stories; it prints its own rate.
  private static func reference(words: Int) throws {
    let script = URL(fileURLWithPath: #filePath).appending(
      path: "../../../../../shared/eval/events-dev/baseline.py"
    ).standardized.path
    guard FileManager.default.fileExists(atPath: script) else {
      return print("NOTICE: no reference at \(script), ratio not measured")
    }
    var press = Press(seed: 7, words: words)
    var lines = ""
    for number in 0..<4_000 {
      let story = press.story()
      let time = Timestamp(seconds: 1_790_000_000 + Int64(number)).rfc3339
      lines += """
        {"id":"\(number)","title":"\(story.title)","text":"\(story.text)","published":"\(time)",\
        "lang":"en"}\n
        """
    }
    let file = FileManager.default.temporaryDirectory.appending(path: "events-benchmark.ndjson")
    try lines.write(to: file, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", script, file.path]
    print("reference,", words == 0 ? "headlines:" : "full texts:")
    try process.run()
    process.waitUntilExit()
    try FileManager.default.removeItem(at: file)
  }
}
