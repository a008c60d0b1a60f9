import Markup

/// The rules by which lines are told from the story, as read from `line-rules.txt`.
///
/// A whole-line rule is found by hash, one that begins with a word by its first byte; the few that
/// begin with `*` are tried one after the other.
struct LineRules: Sendable {
  /// What becomes of a line that a rule matches; the sections of the file.
  enum Effect: String, Sendable {
    case end, drop, edge, legal, related, cut

    var holdsForParagraphs: Bool { self == .end || self == .legal }
  }

  private struct Pattern: Sendable {
    var pieces: [[UInt8]]
    var startsFree: Bool
    var endsFree: Bool
    var effect: Effect
    /// The trigram of its longest piece; a line without it cannot match.
    var trigram: Int
  }

  static let standard = LineRules(
    parsing: String(decoding: PackageResources.line_rules_txt, as: UTF8.self))

  private var literals: [[UInt8]: Effect] = [:]
  private var lines: [[UInt8]: Effect] = [:]
  /// The length in bytes of the longest rule without `*`.
  private var longestLine = 0
  private var anchored: [[Pattern]] = Array(repeating: [], count: 256)
  private var floating: [Pattern] = []
  /// Of those, the rules that hold for paragraphs.
  private var anchoredToLong: [[Pattern]] = []
  private var floatingInLong: [Pattern] = []
  /// What may be cut from the end of a line on.
  private(set) var cuts: [[UInt8]] = []

  init(parsing source: String) {
    var effect = Effect.drop
    for line in source.split(separator: "\n") where !line.hasPrefix("//") {
      if line.hasPrefix("["), line.hasSuffix("]"),
        let section = Effect(rawValue: String(line.dropFirst().dropLast()))
      {
        effect = section
      } else if effect == .cut {
        cuts.append(LineKey.pattern(line.prefix { $0 != "*" }))
      } else {
        add(line, effect)
      }
    }
    longestLine = (literals.keys.map(\.count) + lines.keys.map(\.count)).max() ?? 0
    anchoredToLong = anchored.map { $0.filter(\.effect.holdsForParagraphs) }
    floatingInLong = floating.filter(\.effect.holdsForParagraphs)
  }

  private mutating func add(_ rule: Substring, _ effect: Effect) {
    guard rule.contains("*") || rule.contains(where: \.isLetter) else {
      literals[LineKey(String(rule)).whole] = effect
      return
    }
    guard rule.contains("*") else {
      lines[LineKey(String(rule)).core] = lines[LineKey(String(rule)).core] ?? effect
      return
    }
    let pieces = rule.split(separator: "*", omittingEmptySubsequences: true)
      .map(LineKey.pattern).filter { !$0.isEmpty && $0 != [0x20] }
    guard let first = pieces.first?.first else { return }
    let pattern = Pattern(
      pieces: pieces, startsFree: rule.hasPrefix("*"), endsFree: rule.hasSuffix("*"),
      effect: effect, trigram: Trigrams.first(of: pieces.max { $0.count < $1.count } ?? []))
    if pattern.startsFree { floating.append(pattern) } else { anchored[Int(first)].append(pattern) }
  }

  /// The effects of all rules that match, the surest first; empty for most lines.
  ///
  /// - Parameter isLong: whether the line is a paragraph, which only few effects may touch.
  func effects(on key: LineKey, isLong: Bool = false) -> [Effect] {
    guard let first = key.core.first else { return literals[key.whole].map { [$0] } ?? [] }
    var effects: [Effect] = []
    if key.core.count <= longestLine {
      if let effect = literals[key.whole] { return [effect] }
      if let effect = lines[key.core] { effects.append(effect) }
    }
    let (anchored, floating) =
      isLong ? (anchoredToLong, floatingInLong) : (self.anchored, self.floating)
    // A rule may begin with the punctuation that the core has lost.
    for pattern in anchored[Int(first)] where Self.matches(pattern, key.core.span) {
      effects.append(pattern.effect)
    }
    if let begin = key.whole.first, begin != first {
      for pattern in anchored[Int(begin)] where Self.matches(pattern, key.whole.span) {
        effects.append(pattern.effect)
      }
    }
    let trigrams = Trigrams(key.core.span)
    for pattern in floating
    where trigrams.contains(pattern.trigram) && Self.matches(pattern, key.core.span) {
      effects.append(pattern.effect)
    }
    return effects
  }

  private static func matches(_ pattern: Pattern, _ line: Span<UInt8>) -> Bool {
    var place = 0
    for (index, piece) in pattern.pieces.enumerated() {
      let isLast = index == pattern.pieces.count - 1
      if index == 0, !pattern.startsFree {
        guard hasPrefix(line, piece, at: 0) else { return false }
        place = piece.count
      } else if isLast, !pattern.endsFree {
        let start = line.count - piece.count
        guard start >= place, hasPrefix(line, piece, at: start) else { return false }
        return true
      } else {
        guard let found = find(piece, in: line, from: place) else { return false }
        place = found + piece.count
      }
    }
    return pattern.endsFree || place == line.count
  }

  /// Whether `piece` is at `place`; the space at its end may be missing at the end of the line.
  private static func hasPrefix(_ line: Span<UInt8>, _ piece: [UInt8], at place: Int) -> Bool {
    guard place + piece.count <= line.count else { return false }
    for offset in 0..<piece.count where line[place + offset] != piece[offset] { return false }
    return true
  }

  private static func find(_ piece: [UInt8], in line: Span<UInt8>, from start: Int) -> Int? {
    var place = start
    while place + piece.count <= line.count {
      place = line.firstIndex(of: piece[0], in: place..<line.count)
      if hasPrefix(line, piece, at: place) { return place }
      place += 1
    }
    return nil
  }
}

/// Which runs of three bytes a line has, in 4,096 bits; a few more than it has seem to be there.
private struct Trigrams {
  private var bits: [UInt64]

  init(_ line: Span<UInt8>) {
    bits = [UInt64](repeating: 0, count: 64)
    guard line.count > 2 else { return }
    for place in 0..<line.count - 2 {
      let hash = Self.hash(line[place], line[place + 1], line[place + 2])
      bits[hash >> 6] |= 1 << UInt64(hash & 63)
    }
  }

  func contains(_ trigram: Int) -> Bool {
    trigram < 0 || bits[trigram >> 6] >> UInt64(trigram & 63) & 1 == 1
  }

  /// -1 for pieces of fewer than three bytes.
  static func first(of piece: [UInt8]) -> Int {
    piece.count > 2 ? hash(piece[0], piece[1], piece[2]) : -1
  }

  private static func hash(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
    let mixed = (UInt32(first) << 16 | UInt32(second) << 8 | UInt32(third)) &* 2_654_435_761
    return Int(mixed >> 20)
  }
}
