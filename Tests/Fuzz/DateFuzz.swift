import FeedParsing
import NewsModel

/// Any bytes as a date: no trap, and what is read can be written and read again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDate(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  guard let date = FeedDate.parse(utf8: bytes.span) else { return 0 }
  let text = date.rfc3339
  if text.utf8.count == 20, text.utf8.first != UInt8(ascii: "0"), text > "1800-01-03" {
    precondition(FeedDate.parse(text) == date, "a written date is read")
  }
  return 0
}
