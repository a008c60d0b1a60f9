import Glibc
import NewsModel
import Scheduling
import TestSupport

/// What the schedule costs a poll: taking the source that is due, recording what its poll gave,
/// planning the next and putting it back. On a virtual clock, without any polling.
///
/// Prints processor time a poll for ever more sources, and beside it what growing with log n would
/// allow.
@main
enum ScheduleBenchmark {
  static func main() {
    print("sources  schedule's processor time a poll    against 1,000 sources  log n")
    var first: Double?
    for count in [1_000, 10_000, 100_000] {
      // The best of five: others have the processor, too.
      let cost = (0..<5).map { Self.cost(of: count, seed: UInt64($0)) }.min() ?? 0
      let base = first ?? cost
      first = base
      let growth = log(Double(count)) / log(1_000)
      print(
        "\(count)\t \(shown(cost * 1e6)) us\t\t\t      \(shown(cost / base))\t\t     \(shown(growth))"
      )
    }
  }

  /// Seconds of processor time a poll, over a hundred thousand polls of `count` sources that have
  /// been polled before.
  private static func cost(of count: Int, seed: UInt64) -> Double {
    var schedules = SchedulesInUse(count: count, seed: seed)
    schedules.poll(count)
    let polls = 100_000
    return ProcessorTime.measure { schedules.poll(polls) } / .seconds(polls)
  }

  private static func shown(_ number: Double) -> String { "\((number * 100).rounded() / 100)" }
}
