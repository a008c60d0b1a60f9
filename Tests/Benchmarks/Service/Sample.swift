import Glibc

/// What a process costs at one moment.
struct Sample: Sendable {
  let hour: Double
  var descriptors = 0
  var residentBytes = 0
  var walBytes = 0
  var databaseBytes = 0
  var stories = 0
  var windowStories = 0
  var openEvents = 0
  var polls = 0

  /// The costs of this process, whose state is in `directory`.
  init(hour: Double, state directory: String) {
    self.hour = hour
    if let listing = opendir("/proc/self/fd") {
      while readdir(listing) != nil { descriptors += 1 }
      closedir(listing)
      descriptors -= 3
    }
    residentBytes = Self.residentBytes()
    walBytes = Self.size(directory + "/newsloom.sqlite-wal")
    databaseBytes = Self.size(directory + "/newsloom.sqlite")
  }

  static let heading =
    "hour    fds  RSS MiB  WAL KiB  database MiB   polls  stories  in window  open events"

  var line: String {
    [
      (Self.rounded(hour, 10), 4), ("\(descriptors)", 7), (Self.rounded(mebibytes, 10), 9),
      ("\(walBytes >> 10)", 9), ("\(databaseBytes >> 20)", 14), ("\(polls)", 8), ("\(stories)", 9),
      ("\(windowStories)", 11), ("\(openEvents)", 13),
    ].map { String(repeating: " ", count: max(1, $1 - $0.count)) + $0 }.joined()
  }

  var mebibytes: Double { Double(residentBytes) / 1_048_576 }

  private static func rounded(_ number: Double, _ parts: Double) -> String {
    "\((number * parts).rounded() / parts)"
  }

  private static func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  private static func residentBytes() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var buffer = [CChar](repeating: 0, count: 256)
    guard fgets(&buffer, Int32(buffer.count), file) != nil else { return 0 }
    let text = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    let fields = text.split(separator: " ").compactMap { Int($0) }
    return fields.count > 1 ? fields[1] * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
  }
}

extension [Sample] {
  /// Least squares: by how much `value` grows in an hour.
  func slope(_ value: (Sample) -> Double) -> Double {
    let number = Double(count)
    let meanHour = map(\.hour).reduce(0, +) / number
    let mean = map(value).reduce(0, +) / number
    let above = map { ($0.hour - meanHour) * (value($0) - mean) }.reduce(0, +)
    let below = map { ($0.hour - meanHour) * ($0.hour - meanHour) }.reduce(0, +)
    return below > 0 ? above / below : 0
  }
}
