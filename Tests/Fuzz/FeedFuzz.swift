import FeedParsing
import Markup
import NewsModel

/// Any bytes as a feed, whole and in two pieces: no trap, the same number of entries both ways.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFeed(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  let whole = try? FeedReader.read(bytes, base: "https://base.example/feed")
  for entry in whole?.entries ?? [] {
    for field in [entry.title, entry.summary, entry.content] {
      guard let field, field.form == .html else { continue }
      _ = MarkupText.plainText(html: field.source)
    }
  }
  guard var stream = try? FeedStream(base: "https://base.example/feed", contentType: nil) else {
    return 0
  }
  let first = Array(bytes[..<(count / 2)])
  let second = Array(bytes[(count / 2)...])
  stream.append(first.span)
  stream.append(second.span)
  let pieces = try? stream.finish()
  precondition(whole?.entries.count == pieces?.entries.count, "pieces are the whole")
  return 0
}
