import TestSupport
import Testing
import Transport

/// A way in which a server misbehaves, and how a request to it must end.
struct HostileAnswer: Sendable, CustomTestStringConvertible {
  enum End: Sendable {
    case failed(Set<FetchFailure.Reason>)
    case refused(Int)
    case notModified
    case fetched(String)
  }

  let name: String
  let end: End
  /// Of the copy that the request is about; nil: it is about none.
  let entityTag: String?
  let script: @Sendable (PeerConnection) -> Void

  var testDescription: String { name }

  /// `script` begins after the request has come.
  init(
    _ name: String, _ end: End, to entityTag: String? = nil,
    _ script: @escaping @Sendable (PeerConnection) -> Void
  ) {
    self.name = name
    self.end = end
    self.entityTag = entityTag
    self.script = { peer in
      guard peer.readRequest() != nil else { return }
      script(peer)
    }
  }

  /// Says the same to each request.
  init(_ name: String, _ end: End, saying text: String) {
    self.init(name, end) { peer in
      peer.send(text)
      while peer.readRequest() != nil, peer.send(text) {}
    }
  }

  func matches(_ outcome: FetchOutcome) -> Bool {
    switch (end, outcome) {
    case (.failed(let reasons), .failed(let failure)): reasons.contains(failure.reason)
    case (.refused(let status), .refused(let response)): response.status == status
    case (.notModified, .notModified): true
    case (.fetched(let text), .fetched(let response)): response.body == Array(text.utf8)
    default: false
    }
  }

  static let all: [HostileAnswer] = slow + endless + broken + misleading

  private static let slow: [HostileAnswer] = [
    HostileAnswer("never answers", .failed([.timeout])) { peer in
      while peer.linger(milliseconds: 1_000) {}
    },
    HostileAnswer("drips its head, a byte at a time", .failed([.timeout])) { peer in
      for byte in "HTTP/1.1 200 OK\r\nX-Long: ".utf8 {
        guard peer.send([byte]), peer.linger(milliseconds: 200) else { return }
      }
      while peer.send("x"), peer.linger(milliseconds: 200) {}
    },
    HostileAnswer("drips its body, a byte at a time", .failed([.timeout])) { peer in
      peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
      while peer.send("x"), peer.linger(milliseconds: 200) {}
    },
    HostileAnswer("stops in the middle of the body", .failed([.timeout])) { peer in
      peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<rss>")
      while peer.linger(milliseconds: 1_000) {}
    },
  ]

  private static let endless: [HostileAnswer] = [
    HostileAnswer("sends chunks without end", .failed([.tooLarge])) { peer in
      peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      let chunk = "2000\r\n" + String(repeating: "x", count: 0x2000) + "\r\n"
      while peer.send(chunk) {}
    },
    HostileAnswer("sends a body without end or length", .failed([.tooLarge])) { peer in
      peer.send("HTTP/1.0 200 OK\r\n\r\n")
      let block = String(repeating: "x", count: 65_536)
      while peer.send(block) {}
    },
    HostileAnswer("announces 200 MB", .failed([.tooLarge])) { peer in
      peer.send("HTTP/1.1 200 OK\r\nContent-Length: 209715200\r\n\r\n")
      while peer.send(String(repeating: "x", count: 65_536)) {}
    },
    HostileAnswer("has a head of 10 MB", .failed([.tooLarge])) { peer in
      peer.send("HTTP/1.1 200 OK\r\n")
      for number in 0..<10_000 {
        guard peer.send("X-\(number): " + String(repeating: "y", count: 1_000) + "\r\n") else {
          return
        }
      }
    },
    HostileAnswer("has a head line of 10 MB", .failed([.tooLarge, .protocolError, .interrupted])) {
      peer in
      peer.send("HTTP/1.1 200 OK\r\nX: ")
      for _ in 0..<160 {
        guard peer.send(String(repeating: "y", count: 65_536)) else { return }
      }
    },
    HostileAnswer("says 100 without end", .failed([.tooLarge])) { peer in
      while peer.send(String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 100)) {}
    },
    HostileAnswer("sends trailers without end", .failed([.tooLarge])) { peer in
      peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n")
      while peer.send("X-More: " + String(repeating: "z", count: 1_000) + "\r\n") {}
    },
    HostileAnswer("sends a 304 with a body without end", .notModified, to: "\"a\"") { peer in
      peer.send("HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n")
      while peer.send("1000\r\n" + String(repeating: "x", count: 0x1000) + "\r\n") {}
    },
    HostileAnswer(
      "says 304 to who has no copy", .failed([.protocolError]),
      saying: "HTTP/1.1 304 Not Modified\r\n\r\n"),
    HostileAnswer("sends a 404 with a body without end", .refused(404)) { peer in
      peer.send("HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n")
      while peer.send("1000\r\n" + String(repeating: "x", count: 0x1000) + "\r\n") {}
    },
  ]

  private static let broken: [HostileAnswer] = [
    HostileAnswer("closes without a word", .failed([.interrupted])) { _ in },
    HostileAnswer("resets without a word", .failed([.interrupted])) { $0.reset() },
    HostileAnswer("resets in the middle of the body", .failed([.interrupted])) { peer in
      peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<rss>")
      peer.linger(milliseconds: 50)
      peer.reset()
    },
    HostileAnswer("closes before its length is reached", .failed([.interrupted])) { peer in
      peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<rss>")
    },
    HostileAnswer("closes in the middle of a chunk", .failed([.interrupted])) { peer in
      peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n100\r\n<rss>")
    },
    HostileAnswer("has a chunk size that is no number", .failed([.interrupted, .protocolError])) {
      $0.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n<rss>")
    },
    HostileAnswer(
      "has a chunk size that overflows", .failed([.interrupted, .protocolError, .tooLarge])
    ) {
      $0.send(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFFFF\r\n<rss>")
    },
    HostileAnswer("has a negative length", .failed([.protocolError, .interrupted, .tooLarge])) {
      $0.send("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n<rss>")
    },
    HostileAnswer("speaks HTTP/0.9", .failed([.protocolError])) { $0.send("<rss></rss>") },
    HostileAnswer("speaks SSH", .failed([.protocolError])) { $0.send("SSH-2.0-OpenSSH_9\r\n") },
    HostileAnswer("says it is gzip and is not", .failed([.protocolError])) { peer in
      peer.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\n<rss>")
    },
    HostileAnswer("has status 999", .failed([.protocolError]), saying: answer(999, "", "x")),
  ]

  private static let misleading: [HostileAnswer] = [
    HostileAnswer(
      "redirects to itself", .failed([.redirectLoop]), saying: answer(302, "Location: /\r\n", "")),
    HostileAnswer(
      "redirects to a file", .failed([.scheme]), saying: redirect("file:///etc/passwd")),
    HostileAnswer("redirects to gopher", .failed([.scheme]), saying: redirect("gopher://x.org/")),
    HostileAnswer(
      "redirects to the cloud's metadata", .failed([.privateAddress]),
      saying: redirect("http://169.254.169.254/latest/meta-data/")),
    HostileAnswer(
      "redirects to a private address in octal", .failed([.privateAddress]),
      saying: redirect("http://0300.0250.1.1/")),
    HostileAnswer(
      "redirects to a private address in v6", .failed([.privateAddress]),
      saying: redirect("http://[::ffff:10.0.0.1]/")),
    HostileAnswer(
      "redirects nowhere", .failed([.protocolError]), saying: answer(301, "", "")),
    HostileAnswer(
      "redirects to nonsense", .failed([.invalidURL, .protocolError, .dns]),
      saying: redirect("http://exa mple.org:99999999/")),
    HostileAnswer(
      "says 100 and 103 first", .fetched("<rss/>"),
      saying: "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n"
        + answer(200, "", "<rss/>")),
    HostileAnswer("asks to wait, in seconds", .refused(429)) {
      $0.send(answer(429, "Retry-After: 120\r\n", ""))
    },
    HostileAnswer("asks for a password", .refused(401)) {
      $0.send(answer(401, "WWW-Authenticate: Basic realm=\"x\"\r\n", ""))
    },
    HostileAnswer("does not know its length", .fetched("<rss/>")) {
      $0.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<rss/>")
    },
    HostileAnswer("answers twice", .fetched("one")) {
      $0.send(answer(200, "", "one") + answer(200, "", "two"))
    },
  ]

  static func answer(_ status: Int, _ fields: String, _ body: String) -> String {
    "HTTP/1.1 \(status) Words\r\n\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  static func redirect(_ location: String) -> String {
    answer(302, "Location: \(location)\r\n", "")
  }
}
