import FeedParsing
import Glibc
import NewsModel

/// Measures the feed parser and prints the peak memory:
/// `swift run -c release feed-benchmark`.
@main
enum FeedBenchmark {
  static func main() throws {
    let feed = SyntheticFeed.rss(bytes: 5 << 20)
    try measureThroughput(of: feed)
    try measureStreaming()
    measureDates()
    print("peak memory: \(peakMemory) MB")
  }

  /// Complete entries of a 5 MB RSS document, the best and the median of 25 runs.
  private static func measureThroughput(of feed: [UInt8]) throws {
    var seconds: [Double] = []
    var entries = 0
    for _ in 0..<25 {
      let elapsed = try ContinuousClock().measure {
        entries = try FeedReader.read(feed, base: "https://wire.example/feed.xml").entries.count
      }
      seconds.append(elapsed / .seconds(1))
    }
    seconds.sort()
    let megabytes = Double(feed.count) / 1_000_000
    print(
      "RSS, \(megabytes.rounded()) MB, \(entries) entries:",
      "\(Int(megabytes / seconds[0])) MB/s at best,",
      "\(Int(megabytes / seconds[seconds.count / 2])) MB/s in the median")
  }

  /// Feeds of very different lengths through the streaming form: memory must not grow with them.
  private static func measureStreaming() throws {
    let head = SyntheticFeed.head
    let items = SyntheticFeed.items(bytes: 1 << 20)
    for megabytes in [8, 64, 256] {
      var stream = try FeedStream(base: nil, contentType: nil)
      var count = 0
      stream.append(head.span)
      for _ in 0..<megabytes {
        stream.append(items.span)
        count += stream.takeEntries().count
      }
      _ = try stream.finish()
      print("streamed \(megabytes) MB: \(count) entries, peak memory so far \(peakMemory) MB")
    }
  }

  private static func measureDates() {
    let dates = [
      "Tue, 19 Mar 2024 14:05:09 GMT", "Tue, 19 Mar 2024 14:05:09 +0100",
      "2024-03-19T14:05:09Z", "2024-03-19T14:05:09.123+01:00", "19. maaliskuuta 2024 klo 14.05",
      "Mar. 19, 2024, 2:05 p.m.", "вторник, 19 марта 2024 г. 14:05", "1710857109",
    ]
    for date in dates {
      let rounds = 200_000
      var checksum: Int64 = 0
      let elapsed = ContinuousClock().measure {
        for _ in 0..<rounds { checksum &+= FeedDate.parse(date)?.seconds ?? 0 }
      }
      let nanoseconds = Int(elapsed / .nanoseconds(1)) / rounds
      print("date: \(nanoseconds) ns, \(date)", checksum == 0 ? "(not read)" : "")
    }
  }

  /// The largest resident set so far, in megabytes.
  private static var peakMemory: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1_024
  }
}
