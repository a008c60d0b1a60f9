/// Which tokens are inside an element whose content is no text, such as `svg` or `template`.
package struct HiddenElement: Sendable {
  private var tag: HTMLTag?
  private var depth = 0

  package init() {}

  /// Whether the token is such an element's or inside of one.
  ///
  /// Only start and end tags of the element itself are counted, so that an unclosed child cannot
  /// hide the rest. With `alsoHidden` the caller hides the element that a start tag opens.
  package mutating func covers(
    _ token: HTMLToken, in bytes: Span<UInt8>, alsoHidden: Bool = false
  ) -> Bool {
    guard let tag else { return opens(token, in: bytes, alsoHidden: alsoHidden) }
    if token.kind == .startTag, tag.isLeft(by: token.tag) {
      self.tag = nil
      depth = 0
      return opens(token, in: bytes, alsoHidden: alsoHidden)
    }
    guard token.tag == tag, token.kind == .startTag || token.kind == .endTag else { return true }
    if token.kind == .startTag, !token.isSelfClosing(in: bytes) { depth += 1 }
    if token.kind == .endTag { depth -= 1 }
    if depth == 0 { self.tag = nil }
    return true
  }

  private mutating func opens(
    _ token: HTMLToken, in bytes: Span<UInt8>, alsoHidden: Bool
  ) -> Bool {
    guard token.tag.isInvisible || (alsoHidden && token.kind == .startTag) else { return false }
    // The tokenizer has already made one raw token of what raw-text elements hold.
    guard token.kind == .startTag, !token.tag.isVoid,
      token.tag.content == .markup || !token.tag.isInvisible
    else { return true }
    if !token.isSelfClosing(in: bytes) {
      tag = token.tag
      depth = 1
    }
    return true
  }
}

extension HTMLTag {
  /// Whether the start of `tag` ends the element, as HTML's parser has it for drawings and lists of
  /// options, so that a missing end tag does not hide the page.
  fileprivate func isLeft(by tag: HTMLTag) -> Bool {
    switch self {
    case .svg, .math, .select, .datalist, .canvas, .object, .video, .audio: break
    default: return false
    }
    switch tag {
    case .article, .body, .h1, .h2, .h3, .main, .p, .section, .table, .ul, .ol: return true
    default: return false
    }
  }
}
