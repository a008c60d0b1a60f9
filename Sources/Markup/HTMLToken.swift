/// A piece of an HTML document; its places are byte offsets into the document.
package struct HTMLToken: Sendable {
  package enum Kind: Sendable {
    /// Text whose references are still to be decoded.
    case text
    /// Text to be taken as it is: what a script or a CDATA section holds.
    case rawText
    case startTag
    case endTag
    /// A comment, a document type, a processing instruction.
    case comment
  }

  package var kind: Kind
  /// The element of a tag; for the text of a raw-text element, that element.
  package var tag: HTMLTag
  /// All bytes of the token.
  package var range: Range<Int>
  /// A tag's name.
  package var name: Range<Int>
  /// The text of text and comments; what stands between the name of a tag and its `>`.
  package var content: Range<Int>

  init(
    _ kind: Kind, tag: HTMLTag = .unknown, range: Range<Int>, name: Range<Int> = 0..<0,
    content: Range<Int>
  ) {
    self.kind = kind
    self.tag = tag
    self.range = range
    self.name = name
    self.content = content
  }
}

extension HTMLToken {
  /// Whether a start tag ends in `/>`.
  package func isSelfClosing(in bytes: Span<UInt8>) -> Bool {
    !content.isEmpty && bytes[content.upperBound - 1] == UInt8(ascii: "/")
  }

  /// The attributes of a tag.
  package var attributes: HTMLAttributes { HTMLAttributes(content) }

  /// The value of the first attribute called `name` (in lower case), decoded; nil if there is none.
  package func attribute(_ name: StaticString, in bytes: Span<UInt8>) -> String? {
    var attributes = attributes
    while let attribute = attributes.next(in: bytes) {
      if attribute.isNamed(name, in: bytes) { return attribute.decodedValue(in: bytes) }
    }
    return nil
  }
}
