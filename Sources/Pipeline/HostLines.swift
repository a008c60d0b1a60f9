import NewsModel

/// Due sources of hosts that have enough polls under way.
///
/// The transport spaces the requests to a host. Without a line here, a host with thousands of feeds
/// would take all places among the polls that are under way, and the others would wait for it.
struct HostLines {
  private struct Line {
    var polls = 0
    /// Last in, first out would starve the first.
    var waiting: [SourceID] = []
    var next = 0
  }

  private var lines: [String: Line] = [:]
  private let limit: Int

  /// - Parameter limit: polls under way to one host, waiting ones of the transport included.
  init(limit: Int) {
    self.limit = limit
  }

  /// Whether a poll of `source` may begin; if not, `leave` hands it out later.
  mutating func enter(_ source: SourceID, of host: String) -> Bool {
    guard lines[host, default: Line()].polls >= limit else {
      lines[host, default: Line()].polls += 1
      return true
    }
    lines[host]?.waiting.append(source)
    return false
  }

  /// A poll has ended: the source whose poll takes its place, nil where none waits.
  mutating func leave(_ host: String) -> SourceID? {
    guard var line = lines.removeValue(forKey: host) else { return nil }
    var next: SourceID?
    if line.next < line.waiting.count {
      next = line.waiting[line.next]
      line.next += 1
    } else {
      line.polls -= 1
      line.waiting = []
      line.next = 0
    }
    if line.polls > 0 { lines[host] = line }
    return next
  }
}
