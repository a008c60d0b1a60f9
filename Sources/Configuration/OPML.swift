import Markup

/// A feed of an OPML list (opml.org/spec2.opml): an outline with `xmlUrl`, and the outlines around it
/// as categories.
struct OPMLFeed: Hashable {
  let url: String
  let categories: [String]
}

/// Reads lists of feeds as feed readers export them.
enum OPML {
  /// The feeds of `text` in document order, each URL once.
  ///
  /// Read with the tokenizer for HTML: exported lists are often not well-formed (bare `&` in URLs),
  /// and attribute names come in any case.
  static func feeds(in text: String) -> [OPMLFeed] {
    let bytes = text.utf8.span
    var tokenizer = HTMLTokenizer()
    var feeds: [OPMLFeed] = []
    var known: Set<String> = []
    var around: [String?] = []
    while let token = tokenizer.next(in: bytes) {
      guard isOutline(token, in: bytes) else { continue }
      if token.kind == .endTag {
        _ = around.popLast()
        continue
      }
      let url = token.attribute("xmlurl", in: bytes)
      if let url, known.insert(url).inserted {
        feeds.append(OPMLFeed(url: url, categories: around.compactMap(\.self)))
      }
      if !token.isSelfClosing(in: bytes) {
        around.append(url == nil ? token.attribute("text", in: bytes) : nil)
      }
    }
    return feeds
  }

  private static func isOutline(_ token: HTMLToken, in bytes: Span<UInt8>) -> Bool {
    guard token.kind == .startTag || token.kind == .endTag else { return false }
    return token.name.count == 7 && bytes.extracting(token.name).lowercasedText == "outline"
  }
}

extension Span<UInt8> {
  fileprivate var lowercasedText: String {
    withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }.lowercased()
  }
}
