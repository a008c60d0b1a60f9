import FeedParsing

/// Any bytes under any charset: no trap, no endless loop. The first byte chooses the charset.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEncoding(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  guard let choice = bytes.first else { return 0 }
  let labels = [
    "utf-8", "utf-16", "utf-16be", "utf-32", "windows-1251", "windows-1255", "windows-1258",
    "koi8-r",
    "shift_jis", "euc-jp", "iso-2022-jp", "iso-2022-kr", "euc-kr", "gb18030", "big5", "tis-620",
    "ibm037", "utf-7", "iso-8859-8-i", "macintosh", "johab", "euc-tw", "", "none",
  ]
  let label = labels[Int(choice) % labels.count]
  let type = label.isEmpty ? nil : "text/xml; charset=\(label)"
  let title = Array(bytes.dropFirst())
  let head = Array("<rss><channel><item><title>".utf8)
  _ = try? FeedReader.read(title, contentType: type)
  _ = try? FeedReader.read(head + title, contentType: type)
  return 0
}
