import FeedParsing
import Markup
import NewsModel

/// Feeds made for tests, and what comes out of them in short.
enum Sample {
  static let rssHead = """
    <?xml version="1.0" encoding="UTF-8"?><rss version="2.0" \
    xmlns:dc="http://purl.org/dc/elements/1.1/" \
    xmlns:content="http://purl.org/rss/1.0/modules/content/" \
    xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">\
    <channel><title>The Gazette</title><link>https://gazette.example/</link>
    """
  static let rssTail = "</channel></rss>"

  static func rss(_ items: String) -> String { rssHead + items + rssTail }

  static func item(_ fields: String) -> String { rss("<item>\(fields)</item>") }

  static func atom(_ entries: String) -> String {
    "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>The Gazette</title>\(entries)</feed>"
  }
}

func parse(_ text: String, base: String? = nil, contentType: String? = nil) throws -> Feed {
  try parse(Array(text.utf8), base: base, contentType: contentType)
}

func parse(_ bytes: [UInt8], base: String? = nil, contentType: String? = nil) throws -> Feed {
  try FeedReader.read(bytes, base: base, contentType: contentType)
}

extension Feed {
  var titles: [String?] { entries.map { $0.title?.plain } }
}

extension FieldText {
  /// The text on one line.
  var plain: String {
    let text = form == .plain ? MarkupText.collapsed(source) : MarkupText.plainText(html: source)
    return text.split(separator: "\n").joined(separator: " ")
  }
}
