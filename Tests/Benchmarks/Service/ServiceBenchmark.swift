import Configuration
import Glibc
import Logging
import Pipeline
import Service

/// A day of the service in minutes: the real pipeline with its transport, state, output and rotation,
/// against a server of invented papers, on a clock that runs fast. Prints what it costs every hour,
/// and by how much that grows once the windows of the comparing stages are full.
///
/// Arguments: [HOURS] [PAPERS] [FACTOR]; 24 hours, 2,000 papers, 180 times as fast as life.
@main
enum ServiceBenchmark {
  /// Short windows, so that the second half of the day sees them full: what grows then, leaks.
  private static func configuration(_ papers: Int, _ port: UInt16, _ directory: String) -> String {
    let sources = (0..<papers).map { paper in
      // A host each: the connections that are kept are part of what is measured.
      "  - {url: 'http://127.0.\(paper / 250).\(paper % 250 + 1):\(port)/\(paper)', id: p\(paper)}"
    }
    return """
      sources:
      \(sources.joined(separator: "\n"))
      http: {allow_private_addresses: true, host_gap: 0ms}
      dedup: {window: 4h}
      events: {window: 4h}
      output: {directory: out, rotate_size: 4MiB, rotate_every: 1h, keep: 6h}
      """
  }

  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst().compactMap { Int64($0) }
    if CommandLine.arguments.dropFirst().first == "serve", arguments.count == 3 {
      let time = VirtualTime(origin: arguments[1], factor: arguments[2])
      var server = PaperServer(listener: Int32(arguments[0]), time: time)
      return server.run()
    }
    let hours = arguments.first ?? 24
    let papers = Int(arguments.dropFirst().first ?? 2_000)
    let time = VirtualTime.beginning(factor: arguments.dropFirst(2).first ?? 180)
    guard let (listener, port) = PaperServer.listen() else { exit(74) }
    let server = startServer(listener, time)
    defer { kill(server, SIGKILL) }
    try await run(hours: Double(hours), papers, port, time)
  }

  private static func startServer(_ listener: Int32, _ time: VirtualTime) -> pid_t {
    var process: pid_t = 0
    let arguments = ["day", "serve", "\(listener)", "\(time.origin)", "\(time.factor)"]
    var argv = arguments.map { strdup($0) } + [nil]
    posix_spawn(&process, "/proc/self/exe", nil, nil, &argv, environ)
    for argument in argv { free(argument) }
    close(listener)
    return process
  }

  private static func run(
    hours: Double, _ papers: Int, _ port: UInt16, _ time: VirtualTime
  ) async throws {
    Memory.limitArenas()
    var template = Array("/tmp/newsloom-day-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { exit(73) }
    let directory = String(
      decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    let configuration = try ConfigurationReader.read(
      yaml: Self.configuration(papers, port, directory), file: directory + "/newsloom.yaml")
    var log = Logger(label: "day") { _ in SwiftLogNoOpLogHandler() }
    log.logLevel = .critical
    let pipeline = try Pipeline(configuration, clock: time.clock, log: log)
    let service = Task { try await pipeline.serve() }
    let givingBack = Task { await Memory.keepGivingBack() }
    defer { givingBack.cancel() }
    let samples = try await samples(of: pipeline, hours: hours, directory, time)
    await pipeline.stop()
    try await service.value
    report(samples)
    print("files: \(directory)")
  }

  private static func samples(
    of pipeline: Pipeline, hours: Double, _ directory: String, _ time: VirtualTime
  ) async throws -> [Sample] {
    print(Sample.heading)
    var samples: [Sample] = []
    var hour = 0.0
    while hour <= hours {
      let metrics = await pipeline.metrics()
      var sample = Sample(hour: hour, state: directory + "/state")
      sample.stories = metrics.counters.stories
      sample.polls = metrics.counters.polls.values.reduce(0, +)
      sample.windowStories = metrics.windowStories
      sample.openEvents = metrics.openEvents
      if Int(hour) != samples.last.map({ Int($0.hour) }) { print(sample.line) }
      fflush(nil)
      samples.append(sample)
      try await Task.sleep(for: .milliseconds(500))
      hour = time.hours
    }
    return samples
  }

  private static func report(_ samples: [Sample]) {
    guard let last = samples.last else { return }
    let steady = samples.filter { $0.hour >= last.hour / 2 }
    let descriptors = steady.slope { Double($0.descriptors) }
    let memory = steady.slope { $0.mebibytes }
    let wal = steady.slope { Double($0.walBytes) / 1_024 }
    print("growth an hour over the second half (\(steady.count) samples):")
    print(
      "  descriptors \(shown(descriptors)), resident \(shown(memory)) MiB, WAL \(shown(wal)) KiB")
    print("  most: \(steady.map(\.descriptors).max() ?? 0) descriptors, ", terminator: "")
    print("\(shown(steady.map(\.mebibytes).max() ?? 0)) MiB, ", terminator: "")
    print("\((steady.map(\.walBytes).max() ?? 0) >> 10) KiB of WAL")
  }

  private static func shown(_ number: Double) -> String { "\((number * 100).rounded() / 100)" }
}
