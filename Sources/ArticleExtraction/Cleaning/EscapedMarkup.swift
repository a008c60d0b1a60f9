import Markup

/// Markup that was escaped once too often and so shows as text.
///
/// Feeds of real sites hold up to three such levels. A tag counts as markup only on evidence:
/// a closing tag, an attribute, or a second tag on the same line. `a < b` and an e-mail address in
/// angle brackets are no evidence, and code is safe behind marks.
enum EscapedMarkup {
  /// More levels than three were never seen.
  private static let rounds = 3

  /// The text after at most three rounds of reading markup and references again.
  static func read(_ text: [UInt8]) -> [UInt8] {
    var text = text
    for _ in 0..<rounds {
      if let region = region(in: text.span) {
        var reader = MarkupReader(keepsLines: true)
        reader.read(text.span.extracting(region))
        text.replaceSubrange(region, with: reader.text)
      } else if let decoded = decoded(text.span) {
        text = decoded
      } else {
        break
      }
    }
    return text
  }

  /// References with their semicolon, decoded by one level; nil if there are none.
  private static func decoded(_ bytes: Span<UInt8>) -> [UInt8]? {
    let first = bytes.firstIndex(of: UInt8(ascii: "&"), in: 0..<bytes.count)
    guard first < bytes.count else { return nil }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    HTMLEntities.append(bytes, 0..<bytes.count, as: .strict, to: &text)
    return text.count == bytes.count ? nil : text
  }

  /// From the first to the last line that holds markup, so that a script over several lines is one.
  private static func region(in bytes: Span<UInt8>) -> Range<Int>? {
    guard bytes.firstIndex(of: UInt8(ascii: "<"), in: 0..<bytes.count) < bytes.count else {
      return nil
    }
    var region: Range<Int>?
    var start = 0
    while start < bytes.count {
      let end = bytes.firstIndex(of: 0x0A, in: start..<bytes.count)
      if holdsMarkup(bytes.extracting(start..<end)) {
        region = (region?.lowerBound ?? start)..<end
      }
      start = end + 1
    }
    return region
  }

  private static func holdsMarkup(_ line: Span<UInt8>) -> Bool {
    var tokenizer = HTMLTokenizer()
    var tags = 0
    while let token = tokenizer.next(in: line) {
      guard token.kind == .startTag || token.kind == .endTag, isEvidence(token.tag),
        line[token.range.upperBound - 1] == UInt8(ascii: ">")
      else { continue }
      tags += 1
      if token.kind == .endTag || tags > 1 || hasAttribute(token, in: line) { return true }
    }
    return false
  }

  private static func hasAttribute(_ token: HTMLToken, in line: Span<UInt8>) -> Bool {
    let equals = line.firstIndex(of: UInt8(ascii: "="), in: token.content)
    return equals < token.content.upperBound
  }

  private static func isEvidence(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .p, .br, .a, .div, .span, .img, .strong, .em, .b, .i, .u, .ul, .ol, .li, .h1, .h2, .h3,
      .h4, .h5, .h6, .table, .tbody, .thead, .tr, .td, .th, .blockquote, .figure, .figcaption,
      .iframe, .script, .style, .font, .section, .article, .center, .hr, .small, .sup, .sub:
      true
    default: false
    }
  }
}
