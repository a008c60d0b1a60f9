import Markup

/// A feed of an OPML list (opml.org/spec2.opml): an outline with `xmlUrl`, and the outlines around it
/// as categories.
package struct OPMLFeed: Hashable, Sendable {
  package let url: String
  package let categories: [String]

  package init(url: String, categories: [String]) {
    self.url = url
    self.categories = categories
  }
}

/// Reads lists of feeds as feed readers export them.
package enum OPML {
  /// The feeds of `text` in document order, each URL once.
  ///
  /// Read with the tokenizer for HTML: exported lists are often not well-formed (bare `&` in URLs),
  /// and attribute names come in any case.
  package static func feeds(in text: String) -> [OPMLFeed] {
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

  /// A list that every feed reader takes in: OPML 2.0, the feeds of a category in one outline.
  package static func text(_ feeds: [OPMLFeed], title: String) -> String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <opml version="2.0">
        <head><title>\(escaped(title))</title></head>
        <body>

      """
    let groups = Dictionary(grouping: feeds) { $0.categories.first ?? "" }
    for (name, feeds) in groups.sorted(by: { $0.key < $1.key }) {
      let indent = name.isEmpty ? "    " : "      "
      if !name.isEmpty { text += "    <outline text=\"\(escaped(name))\">\n" }
      for feed in feeds {
        let url = escaped(feed.url)
        text += "\(indent)<outline type=\"rss\" text=\"\(url)\" xmlUrl=\"\(url)\"/>\n"
      }
      if !name.isEmpty { text += "    </outline>\n" }
    }
    return text + "  </body>\n</opml>\n"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case _ where scalar.value < 0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
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
