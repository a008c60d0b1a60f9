/// HTML as plain text.
package enum MarkupText {
  /// The text of a fragment or a page: references decoded once, scripts, styles, frames and the like
  /// left out, white space collapsed.
  ///
  /// Block boundaries and `br` become one line feed, inline tags nothing, table cells a space.
  /// Linear in the length of `html`; never fails.
  package static func plainText(html: String) -> String {
    guard html.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
      return collapsed(html)
    }
    var html = html
    return html.withUTF8 { plainText(utf8: $0.span) }
  }

  /// The text of HTML in UTF-8; bytes that are no UTF-8 come out as U+FFFD.
  package static func plainText(utf8 bytes: Span<UInt8>) -> String {
    var tokenizer = HTMLTokenizer()
    var text = TextCollector()
    var hidden = HiddenElement()
    while let token = tokenizer.next(in: bytes) {
      if hidden.covers(token, in: bytes) { continue }
      switch token.kind {
      case .text: text.append(bytes, token.content)
      case .rawText where token.tag == .unknown || token.tag == .xmp:
        text.append(bytes, token.content, decoding: false)
      case .startTag, .endTag: text.breakAt(token.tag)
      default: break
      }
    }
    return text.finished()
  }

  /// Text without markup, white space collapsed: a run that holds a line feed stays one.
  package static func collapsed(_ text: String) -> String {
    var text = text
    return text.withUTF8 { buffer in
      var collector = TextCollector()
      collector.append(buffer.span, 0..<buffer.count, decoding: false)
      return collector.finished()
    }
  }
}

/// Collects text while it collapses white space.
struct TextCollector {
  private enum Gap {
    case none
    case space
    case line
  }

  private var text: [UInt8] = []
  private var gap = Gap.none
  private var scratch: [UInt8] = []

  mutating func breakAt(_ tag: HTMLTag) {
    if tag.isBlock {
      gap = .line
    } else if tag == .td || tag == .th, gap == .none {
      gap = .space
    }
  }

  mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>, decoding: Bool = true) {
    guard decoding, bytes.firstIndex(of: UInt8(ascii: "&"), in: range) < range.upperBound else {
      return collapse(bytes, range)
    }
    scratch.removeAll(keepingCapacity: true)
    HTMLEntities.append(bytes, range, to: &scratch)
    let decoded = scratch
    collapse(decoded.span, 0..<decoded.count)
  }

  /// Copies runs without white space; no-break spaces (C2 A0) count as white space.
  private mutating func collapse(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var position = range.lowerBound
    while position < range.upperBound {
      let width = Self.spaceWidth(bytes, at: position, before: range.upperBound)
      if width > 0 {
        if gap == .none { gap = .space }
        position += width
        continue
      }
      let start = position
      repeat {
        position += 1
      } while position < range.upperBound
        && Self.spaceWidth(bytes, at: position, before: range.upperBound) == 0
      close()
      bytes.append(start..<position, to: &text)
    }
  }

  private static func spaceWidth(_ bytes: Span<UInt8>, at place: Int, before end: Int) -> Int {
    if bytes[place] <= 0x20 { return bytes[place].isHTMLSpace || bytes[place] == 0x0B ? 1 : 0 }
    guard bytes[place] == 0xC2, place + 1 < end, bytes[place + 1] == 0xA0 else { return 0 }
    return 2
  }

  private mutating func close() {
    if !text.isEmpty, gap != .none { text.append(gap == .line ? 0x0A : 0x20) }
    gap = .none
  }

  func finished() -> String {
    String(decoding: text, as: UTF8.self)
  }
}
