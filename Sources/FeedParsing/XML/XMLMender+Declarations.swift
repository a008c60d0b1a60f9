import Markup

extension XMLMender {
  /// Comments, CDATA sections, the document type declaration and everything else in `<!`.
  mutating func declaration(in bytes: Span<UInt8>, at start: Int, isLast: Bool) -> Outcome {
    let longestStart = 9
    if bytes.hasPrefix("<!--", at: start) { return comment(in: bytes, at: start, isLast: isLast) }
    if bytes.hasPrefix("<![cdata[", at: start) {
      return section(in: bytes, at: start, isLast: isLast)
    }
    if bytes.count - start < longestStart, !isLast { return .incomplete }
    if bytes.hasPrefix("<!doctype", at: start), !hasDocumentType {
      return documentType(in: bytes, at: start, isLast: isLast)
    }
    return throughGreater(in: bytes, at: start)
  }

  private mutating func throughGreater(in bytes: Span<UInt8>, at start: Int) -> Outcome {
    if let end = greater.next(in: bytes, from: start) { return .done(end + 1) }
    return bytes.count - start > Self.longestTag ? .text : .incomplete
  }

  // MARK: Comments

  /// A comment is dropped; one that is open at the end of the document is markup after all.
  private mutating func comment(in bytes: Span<UInt8>, at start: Int, isLast: Bool) -> Outcome {
    if let end = commentEnd.next(in: bytes, from: start + 2) { return .done(end + 3) }
    if isLast {
      isRepaired = true
      return .done(start + 4)
    }
    guard bytes.count - start > Self.longestLookahead else { return .incomplete }
    beginConstruct(endingIn: "-->", isText: false)
    return .done(bytes.count - 2)
  }

  // MARK: Sections

  /// A CDATA section becomes text.
  ///
  /// Where the next section begins before this one ends, and the end tag of the element stands
  /// between, the section was left open and ends at that tag; one that is open at the end of the
  /// document is markup.
  private mutating func section(in bytes: Span<UInt8>, at start: Int, isLast: Bool) -> Outcome {
    let content = start + 9
    guard let end = sectionEnd.next(in: bytes, from: content) else {
      if isLast {
        isRepaired = true
        return .done(content)
      }
      guard bytes.count - start > Self.longestLookahead else { return .incomplete }
      beginConstruct(endingIn: "]]>", isText: true)
      appendSection(bytes, content..<bytes.count - 2)
      return .done(bytes.count - 2)
    }
    if let tag = endTagBeforeNextSection(in: bytes, content..<end) {
      isRepaired = true
      appendSection(bytes, content..<tag)
      return .done(tag)
    }
    appendSection(bytes, content..<end)
    return .done(end + 3)
  }

  private func endTagBeforeNextSection(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var position = range.lowerBound
    var endTag: Int?
    while position < range.upperBound {
      position = bytes.firstIndex(of: UInt8(ascii: "<"), in: position..<range.upperBound)
      guard position + 1 < range.upperBound else { return nil }
      if bytes[position + 1] == UInt8(ascii: "/"), endTag == nil {
        let name = position + 2..<Self.endOfName(in: bytes, from: position + 2)
        if open.lastIs(bytes, name) { endTag = position }
      } else if bytes.hasPrefix("<![cdata[", at: position) {
        return endTag
      }
      position += 1
    }
    return nil
  }

  // MARK: Document types and instructions

  private mutating func documentType(in bytes: Span<UInt8>, at start: Int, isLast: Bool) -> Outcome
  {
    guard let close = greater.next(in: bytes, from: start) else {
      return throughGreater(in: bytes, at: start)
    }
    let bracket = bytes.firstIndex(of: UInt8(ascii: "["), in: start..<close)
    guard bracket < close else { return throughGreater(in: bytes, at: start) }
    var end = bracket
    while end < bytes.count {
      end = bytes.firstIndex(of: UInt8(ascii: "]"), in: end..<bytes.count)
      var next = end + 1
      while next < bytes.count, bytes[next].isHTMLSpace { next += 1 }
      if next < bytes.count, bytes[next] == UInt8(ascii: ">") {
        hasDocumentType = true
        entities.read(bytes.extracting(bracket + 1..<end))
        return .done(next + 1)
      }
      end += 1
    }
    if !isLast, bytes.count - start <= Self.longestTag { return .incomplete }
    hasDocumentType = true
    isRepaired = true
    return .done(close + 1)
  }

  /// Processing instructions and XML declarations, wherever they stand; `?>` or, where a tag begins
  /// before that, `>` ends them.
  mutating func instruction(in bytes: Span<UInt8>, at start: Int, isLast: Bool) -> Outcome {
    guard let close = greater.next(in: bytes, from: start) else {
      return bytes.count - start > Self.longestTag ? .text : .incomplete
    }
    if bytes[close - 1] == UInt8(ascii: "?") { return .done(close + 1) }
    let next = bytes.firstIndex(of: UInt8(ascii: "<"), in: start + 1..<bytes.count)
    if let end = bytes.firstIndex(of: "?>", from: start + 2, before: next) { return .done(end + 2) }
    isRepaired = true
    return .done(close + 1)
  }
}
