import Foundation
import Markup

/// One spelling for the address of an article, however it was linked.
package enum CanonicalURL {
  /// The address without what does not name the page; nil for what is no web address.
  ///
  /// Scheme and host in lower case, no user, default port, fragment or tracking parameters; AMP
  /// caches and forms and mobile hosts become the page itself; dot segments resolved, percent-
  /// encoding in one form (RFC 3986, section 6.2.2). Idempotent.
  package static func canonical(_ url: String) -> String? {
    guard var address = Address(url) else { return nil }
    for _ in 0..<3 {
      guard let inner = address.cachedAddress.flatMap(Address.init) else { break }
      address = inner
    }
    address.dropMobileForms()
    address.dropTracking()
    return address.text
  }

  /// What two addresses of one article have in common: the canonical form without scheme, `www.`,
  /// an index page and the last slash, the query in order.
  package static func identity(_ url: String) -> String? {
    guard let canonical = canonical(url), let address = Address(canonical) else { return nil }
    return address.identity
  }
}

/// The parts of a web address.
struct Address {
  private var scheme: String
  private var host: String
  private var port: Int?
  private var path: String
  private var query: [Substring]
  /// Only `#!…`, which names a page.
  private var fragment: String

  init?(_ url: String) {
    let text = url.utf8.drop { $0 <= 0x20 }
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    scheme = String(text[..<colon])?.lowercased() ?? ""
    guard scheme == "http" || scheme == "https" else { return nil }
    var rest = Substring(text[text.index(after: colon)...])
    guard rest.hasPrefix("//") else { return nil }
    rest = rest.dropFirst(2)
    while rest.last?.isWhitespace == true { rest.removeLast() }
    let hash = rest.firstIndex(of: "#") ?? rest.endIndex
    let tail = rest[hash...]
    fragment = tail.hasPrefix("#!") ? Self.encoded(tail.utf8) : ""
    rest = rest[..<hash]
    let mark = rest.firstIndex(of: "?") ?? rest.endIndex
    query = Self.encoded(rest[mark...].dropFirst().utf8)
      .split(separator: "&", omittingEmptySubsequences: true)
    rest = rest[..<mark]
    let slash = rest.firstIndex(where: { $0 == "/" || $0 == "\\" }) ?? rest.endIndex
    path = Self.withoutDots(Self.encoded(rest[slash...].utf8))
    let authority =
      rest[..<slash].split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    guard let named = Self.hostAndPort(authority) else { return nil }
    (host, port) = named
    if port == (scheme == "https" ? 443 : 80) { port = nil }
  }

  private static func hostAndPort(_ authority: Substring) -> (String, Int?)? {
    var name = authority
    var port: Int?
    if let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") {
      let digits = authority[authority.index(after: colon)...]
      guard let number = digits.isEmpty ? 0 : Int(digits), (0...65_535).contains(number) else {
        return nil
      }
      port = number == 0 ? nil : number
      name = authority[..<colon]
    }
    while name.hasSuffix(".") { name = name.dropLast() }
    guard !name.isEmpty, !name.contains(where: { $0.isWhitespace || $0 == "<" || $0 == "\"" })
    else { return nil }
    return (asciiHost(name.lowercased()), port)
  }

  /// The host as servers are asked for it: `bücher.example` and `xn--bcher-kva.example` are one
  /// (UTS #46, as in the URL standard); as it is where that fails.
  private static func asciiHost(_ host: String) -> String {
    guard host.utf8.contains(where: { $0 >= 0x80 || $0 == UInt8(ascii: "%") }) else { return host }
    let plain = host.removingPercentEncoding ?? host
    let named = URLComponents(string: "https://\(plain)/")?.encodedHost
    return named.flatMap { $0.isEmpty || $0.contains("%") ? nil : $0 } ?? host
  }

  private var authority: String { host + (port.map { ":\($0)" } ?? "") }

  var text: String {
    scheme + "://" + authority + path + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
      + fragment
  }

  var identity: String {
    var name = authority
    if name.hasPrefix("www.") { name.removeFirst(4) }
    var page = path
    for index in ["/index.html", "/index.htm", "/index.php"] where page.hasSuffix(index) {
      page.removeLast(index.count)
    }
    while page.hasSuffix("/") { page.removeLast() }
    let parameters = query.sorted().joined(separator: "&")
    return name + page + (parameters.isEmpty ? "" : "?" + parameters) + fragment
  }
}

// MARK: - Other forms of the page

extension Address {
  /// The page behind an AMP cache: `google.com/amp/s/HOST/…`, `….cdn.ampproject.org/c/s/HOST/…`.
  var cachedAddress: String? {
    var segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    if host.hasSuffix(".cdn.ampproject.org") || host == "cdn.ampproject.org" {
      guard let kind = segments.popFirst(), kind.count == 1 else { return nil }
    } else if host.hasPrefix("www.google.") || host.hasPrefix("google.") {
      guard segments.popFirst() == "amp" else { return nil }
    } else {
      return nil
    }
    let isSecure = segments.first == "s"
    if isSecure { segments.removeFirst() }
    guard let inner = segments.first, inner.contains(".") else { return nil }
    return (isSecure ? "https://" : "http://") + segments.joined(separator: "/")
      + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  mutating func dropMobileForms() {
    var labels = host.split(separator: ".")
    if labels.count > 2, let first = labels.first, ["m", "mobile", "amp", "mobil"].contains(first) {
      labels.removeFirst()
    } else if labels.count > 3, labels[1] == "m" {
      labels.remove(at: 1)
    }
    host = labels.joined(separator: ".")
    for ending in ["/amp/", "/amp", ".amp", ".amp.html", "/amp.html"] where path.hasSuffix(ending) {
      path.removeLast(ending.count)
      if ending == ".amp.html" { path += ".html" }
      if ending == "/amp/" { path += "/" }
      break
    }
    if path.hasPrefix("/amp/") { path.removeFirst(4) }
    if path.isEmpty { path = "/" }
  }

  mutating func dropTracking() {
    query.removeAll { parameter in
      let value = parameter.lowercased()
      return value == "amp" || value == "amp=1" || value == "amp=true" || value == "outputtype=amp"
        || value == "m=1" || TrackingParameters.standard.contains(parameter)
    }
    dropSession()
  }

  /// Cuts the path at `;jsessionid=`.
  private mutating func dropSession() {
    let bytes = Array(path.utf8)
    var place = 0
    while place < bytes.count {
      place = bytes.span.firstIndex(of: UInt8(ascii: ";"), in: place..<bytes.count)
      if bytes.span.hasPrefix(";jsessionid=", at: place) {
        path = String(decoding: bytes[..<place], as: UTF8.self)
        return
      }
      place += 1
    }
  }
}

// MARK: - Spelling

extension Address {
  /// Unreserved characters plain, all others as upper-case percent triplets, delimiters as they are.
  private static func encoded(_ text: Substring.UTF8View) -> String {
    let bytes = Array(text)
    var encoded: [UInt8] = []
    encoded.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      var byte = bytes[place]
      var isEscaped = false
      if byte == UInt8(ascii: "%"), place + 2 < bytes.count,
        let high = bytes[place + 1].hexDigit, let low = bytes[place + 2].hexDigit
      {
        byte = high << 4 | low
        isEscaped = true
        place += 2
      } else if byte == UInt8(ascii: "\\") {
        byte = UInt8(ascii: "/")
      }
      if isUnreserved(byte) || !isEscaped && isDelimiter(byte) {
        encoded.append(byte)
      } else if byte != 0x0A && byte != 0x0D && byte != 0x09 {
        let digits = Array("0123456789ABCDEF".utf8)
        encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
      place += 1
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !"\"<>^`{|}%".utf8.contains(byte)
  }

  private static func withoutDots(_ path: String) -> String {
    guard path.contains("/.") else { return path.isEmpty ? "/" : path }
    var kept: [Substring] = []
    let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    for segment in segments {
      if segment == ".." {
        _ = kept.popLast()
      } else if segment != "." {
        kept.append(segment)
      }
    }
    if segments.last == "." || segments.last == ".." { kept.append("") }
    return "/" + kept.joined(separator: "/")
  }
}
