/// How often the lines of one source have come, by hash.
struct SourceLines: Sendable {
  struct Line: Sendable {
    var stories: UInt16
    /// Ordinal of the last story that had it.
    var last: UInt32
  }

  private static let leastStories = 3
  private static let leastShare = 0.05
  private static let halfLife = 200
  private static let mostLines = 1_024

  var stories: UInt32 = 0
  /// The number of stories, halved together with the counts of the lines.
  var weight = 0
  var lastUse: UInt64 = 0
  var lines: [UInt64: Line] = [:]

  /// Whether the line is boilerplate by now.
  func repeats(_ key: UInt64) -> Bool {
    guard let line = lines[key] else { return false }
    return line.stories >= Self.leastStories
      && Double(line.stories) >= Self.leastShare * Double(weight)
  }

  /// Counts the lines of a story; whether a count has changed that is worth storing.
  mutating func count(_ keys: [UInt64?]) -> Bool {
    stories &+= 1
    weight += 1
    var changes = false
    for case let key? in keys {
      var line = lines[key] ?? Line(stories: 0, last: 0)
      guard line.last != stories else { continue }
      line.stories = min(.max - 1, line.stories) + 1
      line.last = stories
      lines[key] = line
      changes = changes || line.stories > 1
    }
    if weight >= 2 * Self.halfLife { decay() }
    if lines.count > Self.mostLines { shrink(to: Self.mostLines * 3 / 4) }
    return changes
  }

  private mutating func decay() {
    weight /= 2
    lines = lines.compactMapValues { line in
      line.stories < 2 ? nil : Line(stories: line.stories / 2, last: line.last)
    }
  }

  /// Forgets the lines that were seen the longest ago; of those of one story, the rarer first.
  private mutating func shrink(to count: Int) {
    let ranked = lines.sorted { left, right in
      (left.value.last, left.value.stories, left.key)
        > (right.value.last, right.value.stories, right.key)
    }
    lines = Dictionary(uniqueKeysWithValues: ranked.prefix(count).map { ($0.key, $0.value) })
  }
}
