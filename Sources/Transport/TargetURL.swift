import CCurl

/// A parsed and normalised `http` or `https` URL, by the same parser that libcurl connects by: two
/// parsers that disagree about the host are how address checks are got round.
final class TargetURL {
  /// Without credentials and fragment.
  let text: String
  let scheme: String
  /// Lower case, in the ASCII form; IPv6 in brackets.
  let host: String
  let port: String
  let credentials: Credentials?
  /// As libcurl has parsed it, so that it need not once more.
  let parsed: OpaquePointer

  /// Scheme, host and port: what credentials are bound to (RFC 6454).
  func hasSameOrigin(as other: TargetURL) -> Bool {
    scheme == other.scheme && host == other.host && port == other.port
  }

  init(parsing source: String) throws(FetchFailure) {
    let marks = Marks(source)
    guard source.utf8.count <= 8_192, !marks.hasNull, let parser = curl_url() else {
      throw FetchFailure(.invalidURL, host: "", "not a url, expected http://… or https://…")
    }
    var isKept = false
    defer { if !isKept { curl_url_cleanup(parser) } }
    let flags = UInt32(CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE)
    guard curl_url_set(parser, CURLUPART_URL, source, flags) == CURLUE_OK,
      let scheme = Self.part(CURLUPART_SCHEME, of: parser)?.lowercased()
    else {
      throw FetchFailure(.invalidURL, host: "", "not a url, expected http://… or https://…")
    }
    guard scheme == "http" || scheme == "https" else {
      throw FetchFailure(.scheme, host: "", "scheme \(scheme.prefix(32)), expected http or https")
    }
    guard let host = Self.part(CURLUPART_HOST, of: parser)?.lowercased(), !host.isEmpty else {
      throw FetchFailure(.invalidURL, host: "", "no host, expected http://host/…")
    }
    self.scheme = scheme
    self.host = host
    port = Self.part(CURLUPART_PORT, of: parser, flags: CURLU_DEFAULT_PORT) ?? ""
    credentials = marks.hasAt ? Self.takeCredentials(from: parser) : nil
    if marks.hasHash { curl_url_set(parser, CURLUPART_FRAGMENT, nil, 0) }
    text = Self.part(CURLUPART_URL, of: parser) ?? source
    parsed = parser
    isKept = true
  }

  deinit {
    curl_url_cleanup(parsed)
  }

  /// Which bytes of meaning a text has.
  private struct Marks {
    var hasNull = false
    var hasAt = false
    var hasHash = false

    init(_ text: String) {
      for byte in text.utf8 {
        switch byte {
        case 0: hasNull = true
        case UInt8(ascii: "@"): hasAt = true
        case UInt8(ascii: "#"): hasHash = true
        default: break
        }
      }
    }
  }

  private static func takeCredentials(from parser: OpaquePointer) -> Credentials? {
    let user = part(CURLUPART_USER, of: parser, flags: CURLU_URLDECODE)
    let password = part(CURLUPART_PASSWORD, of: parser, flags: CURLU_URLDECODE)
    curl_url_set(parser, CURLUPART_USER, nil, 0)
    curl_url_set(parser, CURLUPART_PASSWORD, nil, 0)
    curl_url_set(parser, CURLUPART_OPTIONS, nil, 0)
    guard user != nil || password != nil else { return nil }
    return Credentials(user: user ?? "", password: password ?? "")
  }

  private static func part(
    _ what: CURLUPart, of parser: OpaquePointer, flags: Int32 = 0
  ) -> String? {
    var value: UnsafeMutablePointer<CChar>?
    guard curl_url_get(parser, what, &value, UInt32(flags)) == CURLUE_OK, let value else {
      return nil
    }
    defer { curl_free(value) }
    return String(cString: value)
  }
}
