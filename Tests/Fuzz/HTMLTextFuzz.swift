import Markup

/// Any bytes as HTML: no trap, tokens that follow one another to the end, text no longer than what a
/// reference can grow to.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzHTMLText(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  var tokenizer = HTMLTokenizer()
  var end = 0
  while let token = tokenizer.next(in: bytes.span) {
    precondition(token.range.lowerBound == end, "tokens leave nothing out")
    precondition(token.range.upperBound > end, "every token moves on")
    end = token.range.upperBound
    var attributes = token.attributes
    while let attribute = attributes.next(in: bytes.span) {
      precondition(attribute.value.upperBound <= end, "attributes are inside of their tag")
    }
  }
  precondition(end == bytes.count, "the last token ends the document")
  precondition(MarkupText.plainText(utf8: bytes.span).utf8.count <= 3 * count + 16, "text is short")
  return 0
}
