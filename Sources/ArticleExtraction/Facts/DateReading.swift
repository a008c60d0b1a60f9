import Markup
import NewsModel

/// Reads dates: ISO 8601 itself, what people write with the reader it is given.
struct DateReading: Sendable {
  private static let longestDate = 100
  private static let longestLine = 160
  /// What may stand before a date that is the story's: a place, a name, "Published".
  private static let longestLabel = 45

  let readDate: @Sendable (String) -> Timestamp?

  /// The date that a text is.
  func date(in text: String) -> PageDate? {
    guard text.utf8.count < Self.longestDate else { return nil }
    if let date = PageDate(iso: text) { return date }
    guard let instant = readDate(text), instant.seconds > 631_152_000 else { return nil }
    return PageDate(instant: instant, offset: nil, hasTime: text.utf8.contains(UInt8(ascii: ":")))
  }

  /// A date somewhere in a line: "17:41 JST, October 13, 2024", "Stand: 20. Mai 2026 | Sport".
  ///
  /// Around every year, the windows of words that may be a date are tried, the longest first.
  func date(within line: String) -> PageDate? {
    guard line.utf8.count <= Self.longestLine else { return nil }
    let words = line.split(whereSeparator: { $0 == " " || $0 == "|" || $0 == "," })
    for (index, word) in words.enumerated() where Self.holdsYear(word) {
      for window in Self.windows where index + window.lowerBound >= 0 {
        let last = index + window.upperBound
        let before = words[..<(index + window.lowerBound)].reduce(0) { $0 + $1.utf8.count + 1 }
        guard last < words.count, before <= Self.longestLabel else { continue }
        let text = words[(index + window.lowerBound)...last].joined(separator: " ")
        if Self.isDate(text), let date = date(in: text) { return date }
      }
    }
    return nil
  }

  /// Words before and after the one with the year.
  private static let windows: [ClosedRange<Int>] = [
    -2...0, -3...0, -1...0, 0...0, 0...2, 0...1,
  ]

  /// A year alone is no date.
  private static func isDate(_ text: String) -> Bool {
    text.utf8.count { $0.isASCIIDigit } >= 5
  }

  private static func holdsYear(_ word: Substring) -> Bool {
    var digits: [UInt8] = []
    for byte in Array(word.utf8) + [0] {
      if byte.isASCIIDigit {
        digits.append(byte)
        continue
      }
      if digits.count == 4, digits.starts(with: "20".utf8) || digits.starts(with: "199".utf8) {
        return true
      }
      digits.removeAll()
    }
    return isShort(word)
  }

  /// `25.04.24` or `4/25/24`.
  private static func isShort(_ word: Substring) -> Bool {
    let parts = word.split(whereSeparator: { $0 == "." || $0 == "/" })
    return parts.count == 3
      && parts.allSatisfy { part in
        part.utf8.count <= 2 && part.utf8.allSatisfy(\.isASCIIDigit)
      }
  }
}
