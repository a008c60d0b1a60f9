import Markup

/// Reads markup into text with marks: a line a block, references decoded by one level.
struct MarkupReader {
  private(set) var text: [UInt8] = []
  private var codeDepth = 0
  private var preDepth = 0
  private var scratch: [UInt8] = []
  /// Whether a line feed of the source ends a line: it does in a second round, where the first one
  /// has made line feeds of blocks.
  private let keepsLines: Bool

  init(keepsLines: Bool) {
    self.keepsLines = keepsLines
  }

  mutating func read(_ bytes: Span<UInt8>) {
    text.reserveCapacity(text.count + bytes.count)
    var tokenizer = HTMLTokenizer()
    var hidden = HiddenElement()
    while let token = tokenizer.next(in: bytes) {
      let hides = token.kind == .startTag && Self.isHidden(token, in: bytes)
      if hidden.covers(token, in: bytes, alsoHidden: hides) {
        if token.tag.isBlock { text.append(0x0A) }
        continue
      }
      switch token.kind {
      case .text: append(bytes, token.content)
      case .rawText: bytes.append(token.content, to: &text)
      case .startTag: open(token.tag)
      case .endTag: close(token.tag)
      case .comment: break
      }
    }
  }

  /// Form controls, captions, and what the page itself hides.
  private static func isHidden(_ token: HTMLToken, in bytes: Span<UInt8>) -> Bool {
    switch token.tag {
    case .button, .textarea, .figcaption, .dialog, .input: return true
    case .unknown, .a, .p, .div, .span, .section, .ul, .li, .aside, .table, .figure:
      return HiddenStyle.hides(token, in: bytes)
    default: return false
    }
  }

  private mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    scratch.removeAll(keepingCapacity: true)
    HTMLEntities.append(bytes, range, to: &scratch)
    let isCode = codeDepth > 0
    for byte in scratch {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        text.append(keepsLines || preDepth > 0 ? 0x0A : 0x20)
      case UInt8(ascii: "<") where isCode: text.append(.less)
      case UInt8(ascii: ">") where isCode: text.append(.greater)
      case UInt8(ascii: "&") where isCode: text.append(.ampersand)
      default: text.append(byte)
      }
    }
  }

  private mutating func open(_ tag: HTMLTag) {
    if tag.isBlock { text.append(0x0A) }
    if tag.isCode { codeDepth += 1 }
    switch tag {
    case .a: text.append(.linkStart)
    case .li, .dd, .dt: text.append(.item)
    case .td, .th: text.append(0x20)
    case .pre:
      preDepth += 1
      text.append(.code)
    case let tag where tag.isHeading: text.append(.heading)
    default: break
    }
  }

  private mutating func close(_ tag: HTMLTag) {
    if tag == .a { text.append(.linkEnd) }
    if tag.isCode { codeDepth = max(0, codeDepth - 1) }
    if tag == .pre { preDepth = max(0, preDepth - 1) }
    if tag.isBlock { text.append(0x0A) } else if tag == .td || tag == .th { text.append(0x20) }
  }
}

/// What a tag's own attributes hide.
enum HiddenStyle {
  /// Whether the tag has `hidden` or an inline style that does not show it.
  static func hides(_ token: HTMLToken, in bytes: Span<UInt8>) -> Bool {
    var attributes = token.attributes
    while let attribute = attributes.next(in: bytes) {
      if attribute.isNamed("hidden", in: bytes) {
        return !isUntilFound(bytes, attribute.value)
      }
      if attribute.isNamed("style", in: bytes), isDisplayNone(bytes, attribute.value) {
        return true
      }
    }
    return false
  }

  private static func isUntilFound(_ bytes: Span<UInt8>, _ value: Range<Int>) -> Bool {
    bytes.hasPrefix("until-found", at: value.lowerBound)
  }

  private static func isDisplayNone(_ bytes: Span<UInt8>, _ value: Range<Int>) -> Bool {
    var place = value.lowerBound
    while place < value.upperBound {
      if bytes.hasPrefix("display", at: place) {
        var next = place + 7
        while next < value.upperBound, bytes[next].isHTMLSpace || bytes[next] == 0x3A { next += 1 }
        if bytes.hasPrefix("none", at: next) { return next + 4 <= value.upperBound }
      }
      place += 1
    }
    return false
  }
}
