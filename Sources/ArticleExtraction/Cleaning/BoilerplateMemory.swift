import Markup
package import NewsModel

/// Remembers which lines a source repeats from story to story, and takes them out.
///
/// Signatures, calls to subscribe, imprints: what no list of rules knows recurs in one source. A line
/// is boilerplate when at least three different stories of the source have had it and they are 5 %
/// of its stories; both counts are halved every 200 stories. A version or copy of a story seen before
/// counts for nothing: most of its lines are known already. Bounded: 1,024 lines a source, the least
/// recent go; 10,000 sources, likewise. A value without a clock: the same stories give the same
/// memory.
package struct BoilerplateMemory: Sendable {
  private static let mostSources = 10_000
  /// How many are left when there are more: so many are forgotten together that looking for the
  /// oldest takes next to nothing a story. One at a time took 2.8 % of a service of 100,000 sources.
  private static let keptSources = 9_000
  /// Longer lines are paragraphs: counted, so that a story is known again, but never taken out.
  private static let longestLine = 300

  private var sources: [SourceID: SourceLines] = [:]
  private var changed: Set<SourceID> = []
  private var uses: UInt64 = 0

  package init() {}

  /// The text without the lines that `source` repeats. The story is counted first.
  ///
  /// What would take nearly the whole text (a weather report has the same lines every day) is left.
  package mutating func strip(_ text: String, of source: SourceID) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
    let keys = lines.enumerated().map { Self.key($1, isFirst: $0 == 0) }
    uses += 1
    var memory = sources[source] ?? SourceLines()
    memory.lastUse = uses
    if Self.isNew(lines, keys, in: memory), memory.count(keys) { changed.insert(source) }
    sources[source] = memory
    if sources.count > Self.mostSources { forgetOldest() }
    let kept = lines.indices.filter { index in
      guard let key = keys[index] else { return true }
      return lines[index].utf8.count >= Self.longestLine || !memory.repeats(key)
    }
    guard kept.count < lines.count else { return text }
    let stripped = kept.map { lines[$0] }.joined(separator: "\n")
    return stripped.utf8.count > 80 || stripped.utf8.count * 3 > text.utf8.count ? stripped : text
  }

  /// Whether at least half of the text has not been seen.
  private static func isNew(_ lines: [Substring], _ keys: [UInt64?], in memory: SourceLines) -> Bool
  {
    var (known, all) = (0, 0)
    for (line, key) in zip(lines, keys) {
      guard let key else { continue }
      all += line.utf8.count
      if let seen = memory.lines[key], seen.stories < 2 { known += line.utf8.count }
    }
    return known * 2 < all
  }

  private mutating func forgetOldest() {
    let ages = sources.map { (use: $0.value.lastUse, source: $0.key) }.sorted { $0 < $1 }
    for (_, source) in ages.dropLast(Self.keptSources) {
      sources[source] = nil
      changed.insert(source)
    }
  }

  /// A hash of the line's letters, nil for what is not to be counted: quotations and a dateline.
  private static func key(_ line: Substring, isFirst: Bool) -> UInt64? {
    let text = String(line.utf8.count > 2_000 ? line.prefix(1_000) : line)
    let key = LineKey(text)
    if isFirst, key.core.count(where: { $0 == 0x20 }) < 2 { return nil }
    if key.whole.first == 0x22, key.whole.last == 0x22 { return nil }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var letters = 0
    for byte in key.core where byte.isASCIILetter || byte >= 0x80 || byte == UInt8(ascii: "#") {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      letters += 1
    }
    return letters >= 4 ? hash : nil
  }
}

// MARK: - Storing

extension BoilerplateMemory {
  /// The rows that changed since the last call: one a source, `b` and its name as the key.
  ///
  /// A row holds the lines of two stories and more, little-endian: weight (4 bytes), then hash (8)
  /// and stories (2) of each, in order of the hash. What was seen once is forgotten on a restart.
  package mutating func takeChanges() -> [ModelRow] {
    defer { changed.removeAll() }
    return changed.sorted().map { source in
      ModelRow(key: Array("b\(source.name)".utf8), value: sources[source].map(Self.bytes))
    }
  }

  /// The memory that `takeChanges()` has written; rows that are damaged or not its own are skipped.
  package init(restoring rows: [ModelRow]) {
    for row in rows {
      guard row.key.first == UInt8(ascii: "b"), let value = row.value, value.count >= 4,
        (value.count - 4) % 10 == 0
      else { continue }
      var source = SourceLines()
      source.weight = Int(Self.number(value[0..<4]))
      source.stories = 1
      for start in stride(from: 4, to: value.count, by: 10) {
        let stories = UInt16(Self.number(value[start + 8..<start + 10]))
        source.lines[Self.number(value[start..<start + 8])] = SourceLines.Line(
          stories: stories, last: 0)
      }
      sources[SourceID(String(decoding: row.key.dropFirst(), as: UTF8.self))] = source
    }
  }

  private static func bytes(_ source: SourceLines) -> [UInt8] {
    var bytes: [UInt8] = []
    append(UInt64(source.weight), 4, to: &bytes)
    for (key, line) in source.lines.sorted(by: { $0.key < $1.key }) where line.stories > 1 {
      append(key, 8, to: &bytes)
      append(UInt64(line.stories), 2, to: &bytes)
    }
    return bytes
  }

  private static func append(_ number: UInt64, _ width: Int, to bytes: inout [UInt8]) {
    for shift in 0..<width { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * shift))) }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
