/// The parts of a headline that signs set apart: "World | Bridge opens", "Bridge opens - The Paper".
enum HeadlineParts {
  private static let separators: Set<Unicode.Scalar> = [
    "|", "-", "–", "—", "·", "•", "»", "/", ":", "›", "\u{2012}", "\u{2015}", "｜", "：",
  ]
  /// Shorter parts are labels, not headlines; in characters.
  private static let shortest = 15
  private static let mostParts = 6

  /// Where a part ends and the next one begins; a sign within a word sets nothing apart.
  private static func gaps(in text: String) -> [(end: String.Index, start: String.Index)] {
    let scalars = text.unicodeScalars
    var gaps: [(String.Index, String.Index)] = []
    var index = scalars.startIndex
    while index < scalars.endIndex, gaps.count < mostParts {
      let next = scalars.index(after: index)
      if separators.contains(scalars[index]), next < scalars.endIndex, scalars[next] == " ",
        index > scalars.startIndex
      {
        let before = scalars.index(before: index)
        let end = scalars[before] == " " ? before : index
        gaps.append((end, scalars.index(after: next)))
      }
      index = next
    }
    return gaps
  }

  /// What comes before each sign, the longest first.
  static func heads(of text: String) -> [String] {
    gaps(in: text).reversed().map { String(text[..<$0.end]) }.filter { $0.count >= shortest }
  }

  /// What comes after each sign, the longest first.
  static func tails(of text: String) -> [String] {
    gaps(in: text).map { String(text[$0.start...]) }.filter { $0.count >= shortest }
  }

  /// Whether `part` is what comes after a sign in `text`.
  static func isTail(_ part: String, of text: String) -> Bool {
    guard part.count >= shortest, part.utf8.count < text.utf8.count, text.hasSuffix(part) else {
      return false
    }
    return tails(of: text).contains(part)
  }
}
