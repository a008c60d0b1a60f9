import CCurl
import Glibc
import NewsModel

/// The fields of an answer that newsloom reads. Every one of them is the server's word: lengths are
/// bounded, and what cannot be read counts as absent.
struct ResponseHead {
  /// A field longer than this is dropped: 8 KiB is what servers commonly take for a whole head, so
  /// that no honest validator, which must be sent back, is longer.
  static let longestValue = 8_192
  private static let mostLinks = 16

  private(set) var status = 0
  private(set) var entityTag: String?
  private(set) var lastModified: String?
  private(set) var contentType: String?
  private(set) var contentLength: Int?
  private(set) var links: [String] = []
  private var retryText: String?
  private var cacheControl: String?
  private var age: String?
  private var expiresText: String?
  private var dateText: String?

  /// Takes one line of the head with its line end. A status line begins a new head: those of
  /// interim answers (100, 103) come before that of the answer proper.
  mutating func read(_ line: UnsafeRawBufferPointer) {
    if line.starts(with: "HTTP/".utf8) {
      self = ResponseHead()
      status = Self.status(in: line)
      return
    }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
    // Most fields are of no interest: their names' lengths already tell.
    guard (3...14).contains(colon), let keep = field(named: line[..<colon]) else { return }
    guard let value = Self.value(line[(colon + 1)...]) else { return }
    take(value, keep)
  }

  private enum Field {
    case entityTag, lastModified, contentType, contentLength, link
    case retryAfter, cacheControl, age, expires, date
  }

  private func field(named name: Slice<UnsafeRawBufferPointer>) -> Field? {
    func isNamed(_ expected: StaticString) -> Bool {
      guard name.count == expected.utf8CodeUnitCount else { return false }
      let expected = UnsafeBufferPointer(start: expected.utf8Start, count: name.count)
      return zip(name, expected).allSatisfy { $0 == $1 || ($0 | 0x20) == $1 }
    }
    switch name.count {
    case 3: return isNamed("age") ? .age : nil
    case 4:
      return isNamed("etag") ? .entityTag : isNamed("date") ? .date : isNamed("link") ? .link : nil
    case 7: return isNamed("expires") ? .expires : nil
    case 11: return isNamed("retry-after") ? .retryAfter : nil
    case 12: return isNamed("content-type") ? .contentType : nil
    case 13:
      return isNamed("last-modified")
        ? .lastModified : isNamed("cache-control") ? .cacheControl : nil
    case 14: return isNamed("content-length") ? .contentLength : nil
    default: return nil
    }
  }

  private mutating func take(_ value: String, _ field: Field) {
    switch field {
    case .entityTag: entityTag = value
    case .lastModified: lastModified = value
    case .contentType: contentType = value
    case .contentLength: contentLength = Int(value)
    case .link: if links.count < Self.mostLinks { links.append(value) }
    case .retryAfter: retryText = value
    case .cacheControl: addCacheControl(value)
    case .age: age = value
    case .expires: expiresText = value
    case .date: dateText = value
    }
  }

  private mutating func addCacheControl(_ value: String) {
    guard let before = cacheControl else {
      cacheControl = value
      return
    }
    guard before.utf8.count + value.utf8.count < Self.longestValue else { return }
    cacheControl = before + "," + value
  }

  private static func status(in line: UnsafeRawBufferPointer) -> Int {
    let digits = line.drop { $0 != 0x20 }.drop { $0 == 0x20 }.prefix(3)
    guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return 0 }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// The trimmed value; nil where it is empty, too long, or holds control characters.
  private static func value(_ bytes: Slice<UnsafeRawBufferPointer>) -> String? {
    var bytes = bytes.drop { $0 <= 0x20 }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    guard (1...longestValue).contains(bytes.count) else { return nil }
    guard !bytes.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: What the fields mean

  var expires: Timestamp? { expiresText.flatMap(Self.timestamp) }

  /// RFC 9110, 10.2.3: seconds, or a date, which is counted from the server's own clock.
  var retryAfter: Duration? {
    guard let retryText else { return nil }
    if let seconds = Self.seconds(retryText) { return seconds }
    guard let instant = Self.timestamp(retryText) else { return nil }
    let date = dateText.flatMap(Self.timestamp) ?? Timestamp(seconds: Int64(time(nil)))
    return max(.zero, instant.since(date))
  }

  /// RFC 9111, 4.2.1 and 4.2.3.
  var maxAge: Duration? {
    guard let cacheControl else { return nil }
    let age = age.flatMap(Self.seconds) ?? .zero
    for directive in cacheControl.split(separator: ",") {
      let parts = directive.split(separator: "=", maxSplits: 1).map(Self.trimmed)
      switch parts.first?.lowercased() {
      case "no-cache", "no-store": return .zero
      case "max-age" where parts.count == 2:
        return Self.seconds(parts[1].filter { $0 != "\"" }).map { max(.zero, $0 - age) }
      default: continue
      }
    }
    return nil
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text
  }

  /// Digits only, at most a hundred years: RFC 9111, 1.2.2 has us cut what overflows.
  private static func seconds(_ text: some StringProtocol) -> Duration? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return .seconds(min(Int64(text) ?? .max, 3_155_760_000))
  }

  private static func timestamp(_ text: String) -> Timestamp? {
    guard text.utf8.count <= 64 else { return nil }
    let seconds = nl_curl_date(text)
    return seconds < 0 ? nil : Timestamp(seconds: seconds)
  }
}
