/// Text of others for a terminal: no control reaches it, and its width is known in columns.
///
/// Headlines are hostile: an escape sequence could rename the window or worse, a bidi override
/// could turn the rest of the line round, a heap of combining marks could climb over other lines.
package enum TerminalText {
  /// The longest character in scalars; a family emoji takes seven.
  private static let longestCharacter = 8

  /// `text` on one line, without controls, bidi marks and characters that nobody can see.
  package static func safe(_ text: String) -> String {
    var safe = ""
    var isSpace = true
    for character in text {
      var kept = ""
      for scalar in character.unicodeScalars.prefix(longestCharacter) {
        guard let shown = shown(scalar) else { continue }
        kept.unicodeScalars.append(shown)
      }
      if kept.isEmpty { continue }
      let isBlank = kept.allSatisfy { $0 == " " }
      if isBlank, isSpace { continue }
      isSpace = isBlank
      safe += isBlank ? " " : kept
    }
    if isSpace, !safe.isEmpty { safe.removeLast() }
    return safe
  }

  /// `text` made safe and cut to `columns`, with `…` where something is missing.
  package static func fitted(_ text: String, columns: Int) -> String {
    let safe = safe(text)
    guard width(of: safe) > columns else { return safe }
    guard columns > 0 else { return "" }
    var cut = ""
    var used = 0
    for character in safe {
      let wide = width(of: character)
      guard used + wide <= columns - 1 else { break }
      cut.append(character)
      used += wide
    }
    return cut + "…"
  }

  /// The columns that `text`, which is safe, takes.
  package static func width(of text: String) -> Int {
    text.reduce(0) { $0 + width(of: $1) }
  }

  private static func width(of character: Character) -> Int {
    character.unicodeScalars.reduce(0) { max($0, width(of: $1)) }
  }

  /// What is shown in place of a scalar; nil for nothing.
  private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if (0x20..<0x7F).contains(scalar.value) { return scalar }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: return " "
    // Persian words and emoji are made with the joiners; nothing else of this kind is seen.
    case .format: return scalar == "\u{200C}" || scalar == "\u{200D}" ? scalar : nil
    case .unassigned, .privateUse, .surrogate: return "\u{FFFD}"
    default: return scalar
    }
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    guard scalar.value >= 0x300 else { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default:
      let isWide = scalar.properties.isEmojiPresentation || EastAsianWidth.isWide(scalar.value)
      return isWide ? 2 : 1
    }
  }
}

/// The blocks whose characters take two columns (Unicode Annex 11: W and F), without the emoji.
private enum EastAsianWidth {
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD,
  ]

  static func isWide(_ value: UInt32) -> Bool {
    value >= 0x1100 && wide.contains { $0.contains(value) }
  }
}
