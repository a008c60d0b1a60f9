import Markup

/// The bytes of a page as UTF-8.
enum PageEncoding {
  /// What comes after is not looked at: the longest page of the benchmarks has 3 MB, and a page of
  /// 4 MiB of any bytes takes less than a second.
  private static let longestPage = 4 << 20

  /// The page in UTF-8: by its byte order mark, the charset of its header, its `meta` element, or
  /// what its bytes look like (see `DocumentDecoder`). Linear.
  static func utf8(_ page: [UInt8], contentType: String?) -> [UInt8] {
    let bytes = cut(page)
    let isUTF8 = DocumentDecoder.declaresUTF8(contentType) && bytes.first != 0xEF
    if isUTF8, (try? UTF8Span(validating: bytes.span)) != nil { return bytes }
    var decoder = DocumentDecoder(contentType: contentType, format: .html)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    decoder.append(bytes.span, to: &text)
    decoder.finish(to: &text)
    return text
  }

  /// As much of a page as is looked at.
  static func cut(_ page: [UInt8]) -> [UInt8] {
    page.count > longestPage ? Array(page.prefix(longestPage)) : page
  }
}
