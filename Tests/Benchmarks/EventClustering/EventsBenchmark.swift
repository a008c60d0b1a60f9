import EventClustering
import Foundation
import NewsModel
import TextAnalysis

/// Speed and memory of the clusterer over made-up stories with the shape of a day's news.
///
///     events-benchmark [OPEN EVENTS…]      default 2000 20000 50000
///
/// Prints, for headlines and texts of 350 words, a line a size: how many events came out beside the
/// happenings that were made up and how well they agree, processor time a story, memory. The
/// reference follows where python3 and `../shared/eval/events-dev/baseline.py` are there, over the
/// same stories in the same run.
@main
struct EventsBenchmark {
  private static let texts = [0, 350]

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    if CommandLine.arguments.contains("--one"), arguments.count == 2 {
      var run = BenchmarkRun(press(words: arguments[0]))
      return print("  " + run.measure(open: arguments[1]))
    }
    let sizes = arguments.isEmpty ? [2_000, 20_000, 50_000] : arguments
    for words in texts {
      print(words == 0 ? "headlines" : "texts of \(words) words")
      for size in sizes {
        // Each in a process of its own, whose memory is new.
        try run(CommandLine.arguments[0], ["--one", String(words), String(size)])
      }
      try reference(press(words: words))
    }
  }

  private static func press(words: Int) -> Press {
    Press(seed: 7, words: words, lexicon: Lexicon())
  }

  private static func run(_ program: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    fflush(nil)
    try process.run()
    process.waitUntilExit()
  }

  /// Runs the reference over 4,000 of the same stories; it prints its own rate.
  private static func reference(_ press: Press) throws {
    let script = URL(fileURLWithPath: #filePath).appending(
      path: "../../../../../shared/eval/events-dev/baseline.py"
    ).standardized.path
    guard FileManager.default.fileExists(atPath: script) else {
      return print("NOTICE: no reference at \(script), ratio not measured")
    }
    var press = press
    var lines = ""
    for number in 0..<4_000 {
      let story = press.story()
      lines += """
        {"id":"\(number)","title":"\(story.title)","text":"\(story.text)",\
        "published":"\(BenchmarkRun.time(of: story).rfc3339)","lang":"\(story.language)",\
        "event":"\(story.happening)"}\n
        """
    }
    let file = FileManager.default.temporaryDirectory.appending(path: "events-benchmark.ndjson")
    try lines.write(to: file, atomically: true, encoding: .utf8)
    print("  reference over 4,000 stories:")
    try run("/usr/bin/env", ["python3", script, file.path])
    try FileManager.default.removeItem(at: file)
  }
}
