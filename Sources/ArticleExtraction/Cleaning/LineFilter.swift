import Markup

/// Takes the lines away that are not the story: steps 10 and 11 of the order of cleaning.
///
/// What a rule names goes for certain. What only looks like other headlines (links at the tail, runs
/// of lines without an end) goes unless that were nearly everything: a field may be but one link.
struct LineFilter: Sendable {
  /// Longer lines are paragraphs, in which a rule's words are part of a sentence.
  static let longestRuled = 200
  static let longestLegal = 1_500
  /// Headings of lists are short: "Related", "More from our partners".
  static let longestListHeading = 80
  /// Headlines are shorter, paragraphs mostly longer.
  static let longestHeadline = 150
  /// A story must have begun before a line can end it.
  private static let leastBeforeEnd = 200
  /// The last part of a text, where rules for the tail hold.
  private static let tailShare = 0.35
  private static let headLines = 3

  let rules: LineRules

  /// The lines of the story. `title` is its headline, which the text need not repeat.
  func story(of lines: [TextLine], title: LineKey?) -> [TextLine] {
    let named = withoutNamed(Self.belowTitle(lines, title: title))
    let bare = withoutHeadlines(named)
    let (before, after) = (Self.length(named), Self.length(bare))
    return after * 4 >= before && after > 0 ? bare : named
  }

  private static func length(_ lines: [TextLine]) -> Int {
    lines.reduce(0) { $0 + $1.length }
  }
}

// MARK: - The headline again

extension LineFilter {
  /// Site name, path and headline above a text are a handful of lines.
  private static let masthead = 6

  /// The lines below the headline, where it is repeated at the top with nothing but labels above it.
  private static func belowTitle(_ lines: [TextLine], title: LineKey?) -> [TextLine] {
    guard let title, !title.core.isEmpty else { return lines }
    var start = 0
    for (index, line) in lines.prefix(masthead).enumerated() {
      if LineKey(line.text).core == title.core {
        start = index + 1
      } else if line.length > longestListHeading, line.endsSentence() {
        break
      }
    }
    return start < lines.count ? Array(lines[start...]) : lines
  }
}

// MARK: - What a rule names

extension LineFilter {
  private func withoutNamed(_ lines: [TextLine]) -> [TextLine] {
    let total = Self.length(lines)
    let lines = RepeatedLines.removed(from: lines)
    var kept: [TextLine] = []
    var passed = 0
    var inList = false
    for (index, line) in lines.enumerated() {
      passed += line.length
      let key = line.length <= Self.longestLegal ? LineKey(line.text) : nil
      let isLong = line.length > Self.longestRuled
      let effects = key.map { rules.effects(on: $0, isLong: isLong) } ?? []
      if effects.contains(.end), passed - line.length >= Self.leastBeforeEnd { break }
      if effects.contains(.related), line.length <= Self.longestListHeading {
        inList = true
        continue
      }
      let isTail =
        Double(total - passed) <= Self.tailShare * Double(total)
        || index + 6 >= lines.count
      let isHead = index < Self.headLines
      let isGone =
        isNamed(line, effects, isHead: isHead, isTail: isTail)
        || ScriptLeftover.isLeftover(line.text) && !line.isCode
      if isGone { continue }
      if inList, isListed(line) { continue }
      inList = false
      kept.append(cut(line))
    }
    return Self.withoutTables(kept)
  }

  private func isNamed(
    _ line: TextLine, _ effects: [LineRules.Effect], isHead: Bool, isTail: Bool
  ) -> Bool {
    effects.contains { effect in
      switch effect {
      case .drop, .end: line.length <= Self.longestRuled
      case .edge: (isHead || isTail) && line.length <= Self.longestRuled
      case .legal: isTail || isHead || line.length <= Self.longestRuled
      case .related, .cut: false
      }
    }
  }

  /// Whether a line after the heading of a list belongs to the list.
  private func isListed(_ line: TextLine) -> Bool {
    if line.linkShare > 0.8 { return true }
    return line.length <= Self.longestHeadline && !line.endsSentence(orCall: false)
  }

  private static func withoutTables(_ lines: [TextLine]) -> [TextLine] {
    guard lines.contains(where: { $0.text.utf8.contains(UInt8(ascii: "|")) }) else { return lines }
    return lines.filter { !ScriptLeftover.isRuler($0.text) && !ScriptLeftover.isRow($0) }
  }

  /// The line without a "read more" after its last sentence.
  private func cut(_ line: TextLine) -> TextLine {
    let text = line.text
    guard let end = Self.lastSentenceEnd(text), end < text.endIndex else { return line }
    let rest = LineKey(String(text[end...])).core
    guard rest.count < Self.longestRuled,
      rules.cuts.contains(where: { cut in
        cut.last == 0x20 ? rest.starts(with: cut) : rest == cut
      })
    else { return line }
    var line = line
    line.text = String(text[..<end])
    while line.text.last == " " { line.text.removeLast() }
    return line
  }

  /// After the last sign that ends a sentence and has something behind it, in the last 200 bytes.
  private static func lastSentenceEnd(_ text: String) -> String.Index? {
    let scalars = text.unicodeScalars
    var index = scalars.endIndex
    var steps = 0
    var seenLetter = false
    while index > scalars.startIndex, steps < longestRuled {
      let before = scalars.index(before: index)
      switch scalars[before] {
      case ".", "…", "!", "?", "。", "]", "”", "\"", "»":
        if seenLetter { return index }
      case let scalar where scalar.value >= 0xC0 || UInt8(scalar.value).isASCIILetter:
        seenLetter = true
      default: break
      }
      index = before
      steps += 1
    }
    return nil
  }
}

// MARK: - What looks like other headlines

extension LineFilter {
  private func withoutHeadlines(_ lines: [TextLine]) -> [TextLine] {
    var lines = lines
    Self.cutTail(&lines)
    return Self.withoutLinkRuns(lines)
  }

  /// "Hair Stylist: Jane Doe": a short label, a colon, a name.
  private static func isCredit(_ line: TextLine) -> Bool {
    guard line.length < longestListHeading, !line.endsSentence(), !line.isItem,
      let colon = line.text.firstIndex(of: ":")
    else { return false }
    let label = line.text[..<colon]
    let name = line.text[line.text.index(after: colon)...].drop { $0 == " " }
    return label.utf8.count <= 40 && !label.isEmpty && name.first?.isUppercase == true
      && name.utf8.count < 60
  }

  /// Runs of three or more short lines that are links.
  private static func withoutLinkRuns(_ lines: [TextLine]) -> [TextLine] {
    var kept: [TextLine] = []
    var run: [TextLine] = []
    for line in lines {
      if line.linkShare > 0.6, line.length <= longestHeadline {
        run.append(line)
      } else {
        if run.count < 3 {
          kept += run
        } else if let label = kept.last, label.length <= longestListHeading, !label.endsSentence() {
          kept.removeLast()
        }
        run.removeAll()
        kept.append(line)
      }
    }
    return run.count < 3 ? kept + run : kept
  }

  /// Cuts what trails after the last paragraph: links, and the headings between and above them.
  private static func cutTail(_ lines: inout [TextLine]) {
    var end = lines.count
    var keep = lines.count
    while end > 1 {
      let line = lines[end - 1]
      let isLink = line.linkShare > 0.8 && line.length <= 2 * longestHeadline
      let isLabel = keep < lines.count || line.isHeading
      if isLink || isCredit(line) && end > 1 && (keep < lines.count || isCredit(lines[end - 2])) {
        keep = end - 1
      } else if isLabel, line.length <= longestListHeading, !line.endsSentence(), !line.isItem {
        keep = end - 1
      } else {
        break
      }
      end -= 1
    }
    lines.removeLast(lines.count - keep)
  }
}
