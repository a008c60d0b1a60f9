/// Cuts HTML into tokens: any bytes, without failing, in linear time and without recursion.
///
/// The tokenizer states of the WHATWG HTML Standard (section 13.2.5), with three differences that
/// text asks for: a tag, comment or raw-text element that never ends does not swallow the rest of
/// the document, a `<` that starts no tag is text, and a CDATA section is text everywhere.
/// The tokenizer holds no bytes: pass the same document to every call of `next(in:)`.
package struct HTMLTokenizer: Sendable {
  private var position = 0
  /// The raw-text element whose start tag came last.
  private var opened: HTMLTag?
  /// Raw-text elements without an end tag in the rest: never searched for again, to stay linear.
  private var endless: [HTMLTag] = []
  private var commentsEnd = true
  private var sectionsEnd = true
  /// No `>` follows: the rest is text.
  private var isExhausted = false

  package init() {}

  /// The next token, nil at the end.
  package mutating func next(in bytes: Span<UInt8>) -> HTMLToken? {
    if let tag = opened {
      opened = nil
      if let token = rawText(of: tag, in: bytes) { return token }
    }
    guard position < bytes.count else { return nil }
    if !isExhausted, bytes[position] == UInt8(ascii: "<"), let token = markup(in: bytes) {
      position = token.range.upperBound
      if token.kind == .startTag, token.tag.content != .markup { opened = token.tag }
      return token
    }
    return text(in: bytes)
  }

  /// Text up to the next `<` that starts markup, at least one byte.
  private mutating func text(in bytes: Span<UInt8>) -> HTMLToken {
    let start = position
    var end = isExhausted ? bytes.count : start + 1
    while true {
      end = bytes.firstIndex(of: UInt8(ascii: "<"), in: end..<bytes.count)
      if end + 1 >= bytes.count {
        end = bytes.count
        break
      }
      if Self.mayStartMarkup(bytes[end + 1]) { break }
      end += 1
    }
    position = end
    return HTMLToken(.text, range: start..<end, content: start..<end)
  }

  private static func mayStartMarkup(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!")
      || byte == UInt8(ascii: "?")
  }

  private mutating func markup(in bytes: Span<UInt8>) -> HTMLToken? {
    guard position + 1 < bytes.count else { return nil }
    switch bytes[position + 1] {
    case UInt8(ascii: "/"): return endTag(in: bytes)
    case UInt8(ascii: "!"): return declaration(in: bytes)
    case UInt8(ascii: "?"): return bogusComment(in: bytes)
    case let byte where byte.isASCIILetter:
      return tag(.startTag, nameAt: position + 1, in: bytes)
    default: return nil
    }
  }

  private mutating func endTag(in bytes: Span<UInt8>) -> HTMLToken? {
    guard position + 2 < bytes.count else { return nil }
    let byte = bytes[position + 2]
    if byte.isASCIILetter { return tag(.endTag, nameAt: position + 2, in: bytes) }
    // "</3" is a broken heart, not a broken tag.
    return byte.isASCIIDigit ? nil : bogusComment(in: bytes)
  }

  private mutating func bogusComment(in bytes: Span<UInt8>) -> HTMLToken? {
    let end = bytes.firstIndex(of: UInt8(ascii: ">"), in: position..<bytes.count)
    guard end < bytes.count else {
      isExhausted = true
      return nil
    }
    return HTMLToken(.comment, range: position..<end + 1, content: min(position + 2, end)..<end)
  }
}

// MARK: - Tags

extension HTMLTokenizer {
  private mutating func tag(_ kind: HTMLToken.Kind, nameAt start: Int, in bytes: Span<UInt8>)
    -> HTMLToken?
  {
    var end = start
    while end < bytes.count, !Self.endsTagName(bytes[end]) { end += 1 }
    let tag = HTMLTag(name: bytes, start..<end)
    let close = Self.closeOfTag(from: end, in: bytes)
    if end == bytes.count, tag == .unknown {
      isExhausted = true
      return nil
    }
    let after = min(bytes.count, close + 1)
    return HTMLToken(
      kind, tag: tag, range: position..<after, name: start..<end, content: end..<close)
  }

  private static func endsTagName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte.isHTMLSpace
  }

  /// The place of the `>` of a tag whose name ends at `start`; the end of the document if none.
  ///
  /// A quotation mark counts only after `=`. Where the second one is missing, the first `>` ends
  /// the tag: that happens at most once for each kind of mark, so it costs no more than a pass.
  private static func closeOfTag(from start: Int, in bytes: Span<UInt8>) -> Int {
    var position = start
    var afterEquals = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: ">") { return position }
      if afterEquals, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        let close = bytes.firstIndex(of: byte, in: position + 1..<bytes.count)
        guard close < bytes.count else {
          return bytes.firstIndex(of: UInt8(ascii: ">"), in: position..<bytes.count)
        }
        position = close
      }
      if !byte.isHTMLSpace { afterEquals = byte == UInt8(ascii: "=") }
      position += 1
    }
    return position
  }
}

// MARK: - Comments, sections, raw text

extension HTMLTokenizer {
  private mutating func declaration(in bytes: Span<UInt8>) -> HTMLToken? {
    if bytes.hasPrefix("<!--", at: position) { return comment(in: bytes) }
    if bytes.hasPrefix("<![cdata[", at: position), sectionsEnd {
      let start = position + 9
      if let end = Self.end("]]>", from: start, in: bytes) {
        return HTMLToken(.rawText, range: position..<end + 3, content: start..<end)
      }
      sectionsEnd = false
      return HTMLToken(.comment, range: position..<start, content: start..<start)
    }
    return bogusComment(in: bytes)
  }

  private mutating func comment(in bytes: Span<UInt8>) -> HTMLToken? {
    let start = position + 4
    if bytes.hasPrefix(">", at: start) || bytes.hasPrefix("->", at: start) {
      let end = bytes.firstIndex(of: UInt8(ascii: ">"), in: start..<bytes.count)
      return HTMLToken(.comment, range: position..<end + 1, content: start..<start)
    }
    if commentsEnd {
      if let end = Self.end("-->", from: start, in: bytes) {
        return HTMLToken(.comment, range: position..<end + 3, content: start..<end)
      }
      commentsEnd = false
    }
    return bogusComment(in: bytes)
  }

  /// The first place of `mark`, which ends in `>`, from `start` on.
  private static func end(_ mark: StaticString, from start: Int, in bytes: Span<UInt8>) -> Int? {
    let length = mark.utf8CodeUnitCount
    var close = min(bytes.count, start + length - 1)
    while true {
      close = bytes.firstIndex(of: UInt8(ascii: ">"), in: close..<bytes.count)
      guard close < bytes.count else { return nil }
      if bytes.hasPrefix(mark, at: close + 1 - length) { return close + 1 - length }
      close += 1
    }
  }

  private mutating func rawText(of tag: HTMLTag, in bytes: Span<UInt8>) -> HTMLToken? {
    guard !endless.contains(tag) else { return nil }
    var end = position
    while true {
      end = bytes.firstIndex(of: UInt8(ascii: "<"), in: end..<bytes.count)
      guard end < bytes.count else { break }
      if isEndTag(of: tag, at: end, in: bytes) { break }
      end += 1
    }
    if end == bytes.count {
      endless.append(tag)
      // What is left of a cut-off script is no text; of a title or a frame it may be the page.
      if tag != .script, tag != .style { return nil }
    }
    guard end > position else { return nil }
    let range = position..<end
    position = end
    return HTMLToken(
      tag.content == .text ? .text : .rawText, tag: tag, range: range, content: range)
  }

  private func isEndTag(of tag: HTMLTag, at start: Int, in bytes: Span<UInt8>) -> Bool {
    let name = tag.rawValue.utf8
    let end = start + 2 + name.count
    guard end < bytes.count, bytes[start + 1] == UInt8(ascii: "/"),
      Self.endsTagName(bytes[end])
    else { return false }
    var place = start + 2
    for byte in name {
      if bytes[place].lowercasedASCII != byte { return false }
      place += 1
    }
    return true
  }
}
