import Foundation
import TestSupport

/// A way in which a server misbehaves, and what must become of a source there.
struct HostileBehaviour: Sendable {
  let source: HostileSource
  let script: @Sendable (PeerConnection) -> Void

  /// `script` begins after the request has come.
  init(_ source: HostileSource, script: @escaping @Sendable (PeerConnection) -> Void) {
    self.source = source
    self.script = { peer in
      guard peer.readRequest() != nil else { return }
      script(peer)
    }
  }

  /// Says the same to each request.
  init(_ source: HostileSource, saying text: String) {
    self.source = source
    script = { peer in
      while peer.readRequest() != nil, peer.send(text) {}
    }
  }

  static let all = slow + endless + broken + misleading + harmless

  private static let slow = [
    HostileBehaviour(HostileSource("bad-silent", "expected an answer in time")) { peer in
      while peer.linger(milliseconds: 1_000) {}
    },
    HostileBehaviour(HostileSource("bad-loris-head", "expected an answer in time")) { peer in
      peer.send("HTTP/1.1 200 OK\r\nX-Long: ")
      while peer.send("x"), peer.linger(milliseconds: 100) {}
    },
    HostileBehaviour(HostileSource("bad-loris-body", "expected an answer in time")) { peer in
      peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n<rss>")
      while peer.send(" "), peer.linger(milliseconds: 100) {}
    },
    // Quick enough for the limit on low speed, and still without end.
    HostileBehaviour(HostileSource("bad-loris-brisk", "expected an answer in time")) { peer in
      peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n<rss>")
      while peer.send(String(repeating: " ", count: 100)), peer.linger(milliseconds: 100) {}
    },
    HostileBehaviour(HostileSource("bad-late", "expected an answer in time")) { peer in
      while peer.linger(milliseconds: 1_000) {}
      // To a connection that the client has closed.
      for _ in 0..<10 where peer.send(reply(FeedText.rss("late"))) {}
    },
  ]

  private static let endless = [
    HostileBehaviour(HostileSource("bad-chunks", "body over")) { peer in
      peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      let chunk = "10000\r\n" + String(repeating: " ", count: 65_536) + "\r\n"
      while peer.send(chunk) {}
    },
    HostileBehaviour(HostileSource("bad-head", "head over")) { peer in
      peer.send("HTTP/1.1 200 OK\r\n")
      let field = ": " + String(repeating: "y", count: 1_000) + "\r\n"
      for number in 0..<10_000 where !peer.send("X-\(number)" + field) { return }
    },
    HostileBehaviour(
      HostileSource("bad-head-line", "head over", "expected an answer in http", "whole answer")
    ) {
      peer in
      peer.send("HTTP/1.1 200 OK\r\nX: ")
      let part = String(repeating: "y", count: 65_536)
      for _ in 0..<160 where !peer.send(part) { return }
    },
    HostileBehaviour(HostileSource("bad-100s", "head over")) { peer in
      while peer.send(String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 100)) {}
    },
    HostileBehaviour(HostileSource("bad-304-body", "status 304 to a request without validators")) {
      peer in
      peer.send("HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n")
      while peer.send("1000\r\n" + String(repeating: "x", count: 0x1000) + "\r\n") {}
    },
    HostileBehaviour(
      HostileSource("bad-304", "status 304 to a request without validators"),
      saying: "HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\n\r\n"),
  ]

  private static let broken = [
    HostileBehaviour(HostileSource("bad-reset", "expected the whole answer")) { peer in
      peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + FeedText.rss("half"))
      peer.linger(milliseconds: 50)
      peer.reset()
    },
    HostileBehaviour(HostileSource("bad-length-short", "expected the whole answer")) { peer in
      peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + FeedText.rss("half"))
    },
    HostileBehaviour(HostileSource("bad-0.9", "expected an answer in http")) {
      $0.send(FeedText.rss("old"))
    },
  ]

  private static let misleading = [
    HostileBehaviour(HostileSource("bad-loop", "redirect"), saying: redirect("/")),
    HostileBehaviour(
      HostileSource("bad-metadata", "169.254.169.254 is not public"),
      saying: redirect("http://169.254.169.254/latest/meta-data/")),
    HostileBehaviour(HostileSource("bad-file", "file"), saying: redirect("file:///etc/passwd")),
    HostileBehaviour(
      HostileSource("bad-inside", "is not public"), saying: redirect("http://deep.example/")),
    HostileBehaviour(
      HostileSource("bad-429-seconds", "answered 429", health: "waiting"),
      saying: "HTTP/1.1 429 No\r\nRetry-After: 7200\r\nContent-Length: 0\r\n\r\n"),
    HostileBehaviour(HostileSource("bad-429-date", "answered 429", health: "waiting")) { peer in
      let now = Date()
      peer.send(
        "HTTP/1.1 429 No\r\nDate: \(httpDate(now))\r\nRetry-After: \(httpDate(now + 7_200))\r\n"
          + "Content-Length: 0\r\n\r\n")
    },
  ]

  /// What looks odd and is right.
  private static let harmless = [
    HostileBehaviour(HostileSource("odd-length-long", "1 entries", health: "good")) { peer in
      peer.send(reply(FeedText.rss("odd-length-long")) + "<rss>more than announced</rss>")
    },
    HostileBehaviour(
      HostileSource("odd-100", "1 entries", health: "good"),
      saying: "HTTP/1.1 100 Continue\r\n\r\n" + reply(FeedText.rss("odd-100"))),
    // Keeps the connection, says so, and ends it all the same.
    HostileBehaviour(HostileSource("odd-closing", "1 entries", health: "good")) { peer in
      peer.send(reply(FeedText.rss("odd-closing"), "Connection: keep-alive\r\n"))
    },
  ]

  static func reply(_ body: String, _ fields: String = "") -> String {
    "HTTP/1.1 200 OK\r\n\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  private static func redirect(_ location: String) -> String {
    "HTTP/1.1 302 Found\r\nLocation: \(location)\r\nContent-Length: 0\r\n\r\n"
  }

  private static func httpDate(_ date: Date) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(identifier: "GMT")
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return formatter.string(from: date)
  }
}
