import Glibc
import NewsModel
import Transport

/// Polls feeds that have not changed, as `poll.c` does, and tells what each took.
///
/// Arguments: URL COUNT CONCURRENCY ETAG [CA-FILE].
@main
enum TransportBenchmark {
  static func main() async {
    let arguments = CommandLine.arguments
    guard arguments.count > 4, let count = Int(arguments[2]), let concurrency = Int(arguments[3])
    else { exit(64) }
    let transport = Transport(
      TransportConfiguration(
        connections: concurrency, perHost: concurrency, hostGap: .zero,
        allowPrivateAddresses: true,
        certificateAuthorities: arguments.count > 5 ? arguments[5] : nil))
    let begin = ContinuousClock.now
    let notModified = await withTaskGroup(of: Int.self) { group in
      for worker in 0..<concurrency {
        group.addTask(executorPreference: transport.executor) {
          var hits = 0
          for number in stride(from: worker, to: count, by: concurrency) {
            let request = FetchRequest(
              url: "\(arguments[1])\(number % 500).xml", entityTag: arguments[4])
            if case .notModified = await transport.fetch(request) { hits += 1 }
          }
          return hits
        }
      }
      var sum = 0
      for await hits in group { sum += hits }
      return sum
    }
    report(count, notModified, begin.duration(to: .now))
  }

  private static func report(_ count: Int, _ notModified: Int, _ wall: Duration) {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let busy =
      Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6
      + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
    let rate = Int(Double(count) / (wall / .seconds(1)))
    let each = (busy / Double(count) * 10).rounded() / 10
    print(
      "Swift  \(count) polls, \(notModified) not modified, \(rate)/s, "
        + "\(each) us of processor time each, \(usage.ru_maxrss / 1_024) MB")
  }
}
