import Glibc
package import NewsModel

/// What the process costs.
package struct ProcessNumbers: Sendable {
  package var residentBytes = 0
  package var openDescriptors = 0
  package var started: Timestamp

  package init(started: Timestamp) {
    self.started = started
  }

  /// The numbers of this process, now. Zero where `/proc` does not tell.
  static func current(started: Timestamp) -> ProcessNumbers {
    var numbers = ProcessNumbers(started: started)
    let text = AtomicFile.read("/proc/self/statm").map { String(decoding: $0, as: UTF8.self) } ?? ""
    let fields = text.split(separator: " ").compactMap { Int($0) }
    if fields.count > 1 { numbers.residentBytes = fields[1] * Int(sysconf(Int32(_SC_PAGESIZE))) }
    numbers.openDescriptors = countDescriptors()
    return numbers
  }

  private static func countDescriptors() -> Int {
    guard let directory = opendir("/proc/self/fd") else { return 0 }
    defer { closedir(directory) }
    var count = 0
    while readdir(directory) != nil { count += 1 }
    // `.`, `..` and the descriptor of the directory itself.
    return count - 3
  }
}
