import Markup

/// The bytes of a page as UTF-8.
enum PageEncoding {
  /// What comes after is not looked at: the longest page of the benchmarks has 3 MB, and a page of
  /// 4 MiB of any bytes takes less than a second.
  private static let longestPage = 4 << 20

  /// A byte order mark's encoding; UTF-8 where most of what is not ASCII is, whatever was declared;
  /// else, unless UTF-8 is what was declared, windows-1252. Other charsets are not read yet.
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
    let repaired = String(decoding: body, as: UTF8.self)
    let isDeclared = charset?.lowercased().contains("utf-8") ?? false
    return !isDeclared && isMostlyBroken(repaired) ? windows1252(body) : Array(repaired.utf8)
  }

  /// Whether more bytes were wrong than characters beyond ASCII were right.
  private static func isMostlyBroken(_ text: String) -> Bool {
    var balance = 0
    for scalar in text.unicodeScalars where scalar.value >= 0x80 {
      balance += scalar == "\u{FFFD}" ? 1 : -1
    }
    return balance > 0
  }

  private static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      switch byte {
      case 0..<0x80: text.append(byte)
      case 0x80..<0xA0: text.append(HTMLEntities.windows1252[Int(byte) - 0x80])
      default: text.append(Unicode.Scalar(byte))
      }
    }
    return text
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
