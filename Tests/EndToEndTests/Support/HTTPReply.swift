import Foundation

/// What the loopback server answers.
struct HTTPReply: Sendable {
  enum Body: Sendable {
    case bytes([UInt8])
    /// `chunk` again and again until this many bytes are out; without a Content-Length.
    case stream(chunk: [UInt8], total: Int)
    /// Nothing at all, ever: the connection just stays open.
    case silence
  }

  var status = 200
  var headers: [(name: String, value: String)] = []
  var body: Body
  /// Between the request and the first byte of the answer.
  var delay: Duration = .zero
  /// The body, made of the request.
  var computing: (@Sendable (HTTPRequest) -> [UInt8])?
  /// Where there is one, a request with the same `If-None-Match` gets 304.
  var etag: String?

  static func feed(_ text: String, etag: String? = nil, after delay: Duration = .zero) -> HTTPReply
  {
    HTTPReply(
      headers: [("Content-Type", "application/rss+xml; charset=utf-8")],
      body: .bytes(Array(text.utf8)), delay: delay, etag: etag)
  }

  static func page(_ html: String, status: Int = 200) -> HTTPReply {
    HTTPReply(
      status: status, headers: [("Content-Type", "text/html; charset=utf-8")],
      body: .bytes(Array(html.utf8)))
  }

  static let silence = HTTPReply(body: .silence)

  /// The answer to this request: 304 where the validator still holds.
  func answering(_ request: HTTPRequest) -> HTTPReply {
    var reply = self
    if let computing { reply.body = .bytes(computing(request)) }
    guard let etag else { return reply }
    reply.headers.append(("ETag", etag))
    if request.headers["if-none-match"] == etag {
      reply.status = 304
      reply.body = .bytes([])
    }
    return reply
  }

  /// Status line and headers.
  func head() -> [UInt8] {
    var lines = ["HTTP/1.1 \(status) \(Self.reason(status))"]
    lines += headers.map { "\($0.name): \($0.value)" }
    switch body {
    case .bytes(let bytes):
      if status != 304 { lines.append("Content-Length: \(bytes.count)") }
    case .stream, .silence: lines.append("Connection: close")
    }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }

  private static func reason(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 301: "Moved Permanently"
    case 304: "Not Modified"
    case 404: "Not Found"
    case 503: "Service Unavailable"
    default: "Status"
    }
  }
}

/// A request that the loopback server got.
struct HTTPRequest: Sendable {
  let path: String
  /// Names in lower case.
  let headers: [String: String]
  let received: ContinuousClock.Instant
  var body: [UInt8] = []

  /// Reads the head that ends `bytes`; nil where it is not HTTP.
  init?(head bytes: some Sequence<UInt8>) {
    let lines = String(decoding: Array(bytes), as: UTF8.self).split(separator: "\r\n")
    let parts = lines.first?.split(separator: " ") ?? []
    guard parts.count == 3 else { return nil }
    path = String(parts[1])
    headers = lines.dropFirst().reduce(into: [:]) { headers, line in
      guard let colon = line.firstIndex(of: ":") else { return }
      headers[line[..<colon].lowercased()] = line[line.index(after: colon)...]
        .trimmingCharacters(in: .whitespaces)
    }
    received = .now
  }
}
