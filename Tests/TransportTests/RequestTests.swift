import NewsModel
import TestSupport
import Testing
import Transport

struct `Requests and answers` {
  private let configuration = TransportConfiguration(
    userAgent: "loom/2 (+https://example.org)", contact: "mailto:desk@example.org",
    timeout: .seconds(5), hostGap: .zero, allowPrivateAddresses: true)

  @Test func `The validators and fields go out, and each once`() async throws {
    let server = try ScriptedServer { _ in HostileAnswer.answer(304, "ETag: \"b\"\r\n", "") }
    let request = FetchRequest(
      url: server.url("/feed#part"), entityTag: "W/\"a\"",
      lastModified: "Sat, 21 Nov 2026 16:02:00 GMT",
      headers: [HeaderField(name: "X-Key", value: "k1"), HeaderField(name: "X-Empty", value: "")],
      credentials: Credentials(user: "ada", password: "lovelace"))
    guard case .notModified(let response) = await Transport(configuration).fetch(request) else {
      Issue.record("expected a 304")
      return
    }
    #expect(response.entityTag == "\"b\"")
    let lines = try #require(server.requests.first).split(separator: "\r\n").map(String.init)
    #expect(lines.first == "GET /feed HTTP/1.1")
    for line in [
      "If-None-Match: W/\"a\"", "If-Modified-Since: Sat, 21 Nov 2026 16:02:00 GMT", "A-IM: feed",
      "User-Agent: loom/2 (+https://example.org)", "From: desk@example.org", "X-Key: k1",
      "X-Empty:", "Authorization: Basic YWRhOmxvdmVsYWNl", "Accept: \(FetchRequest.acceptFeed)",
    ] {
      #expect(lines.count { $0 == line } == 1, "\(line)")
    }
    #expect(lines.contains { $0.hasPrefix("Accept-Encoding: ") && $0.contains("gzip") })
  }

  @Test func `Secrets stay with the host that they are for`() async throws {
    let other = try ScriptedServer { _ in HostileAnswer.answer(200, "", "page") }
    let target = other.url("/there", host: "localhost")
    let first = try ScriptedServer { _ in HostileAnswer.redirect(target) }
    let request = FetchRequest(
      url: "http://ada:lovelace@127.0.0.1:\(first.port)/",
      headers: [HeaderField(name: "X-Key", value: "k1")])
    let page = try #require(await Transport(configuration).fetch(request).page)
    #expect(page.effectiveURL == target)
    #expect(page.permanentURL == nil)
    let sent = try #require(first.requests.first)
    #expect(sent.contains("Authorization: Basic") && sent.contains("X-Key"))
    let forwarded = try #require(other.requests.first)
    #expect(!forwarded.contains("Authorization") && !forwarded.contains("X-Key"))
  }

  @Test func `No description shows a secret`() async throws {
    let server = try ScriptedServer { _ in "HTTP/1.1 999 x\r\n\r\n" }
    let url = "http://ada:lovelace@127.0.0.1:\(server.port)/?token=hush"
    let request = FetchRequest(
      url: url, headers: [HeaderField(name: "X-Key", value: "hush")],
      credentials: Credentials(user: "ada", password: "lovelace"))
    let failure = try #require(await Transport(configuration).fetch(request).failure)
    for text in ["\(failure)", "\(request.credentials as Any)", "\(request.headers)"] {
      #expect(!text.contains("lovelace") && !text.contains("hush"), "\(text)")
    }
  }

  @Test(arguments: [
    ([301], "/1"), ([308, 301], "/2"), ([302], nil), ([302, 301], nil), ([301, 307], "/1"),
    ([303], nil),
  ])
  func `Only what has moved for good is a new address`(_ statuses: [Int], _ path: String?)
    async throws
  {
    let server = try ScriptedServer { head in
      let hop = head.dropFirst(5).first.flatMap { Int(String($0)) } ?? 0
      guard hop < statuses.count else { return HostileAnswer.answer(200, "", "end") }
      return HostileAnswer.answer(statuses[hop], "Location: /\(hop + 1)\r\n", "moved")
    }
    let page = try #require(
      await Transport(configuration).fetch(FetchRequest(url: server.url("/0"))).page)
    #expect(page.effectiveURL == server.url("/\(statuses.count)"))
    #expect(page.permanentURL == path.map { server.url($0) })
  }

  @Test func `A long chain of redirects ends`() async throws {
    let server = try ScriptedServer { head in
      HostileAnswer.answer(302, "Location: /\(head.prefix(40).hashValue)\r\n", "")
    }
    let outcome = await Transport(configuration).fetch(FetchRequest(url: server.url()))
    #expect(outcome.failure?.reason == .redirectLoop)
    #expect(server.requests.count <= 12)
  }

  @Test(arguments: [
    ("Retry-After: 120\r\n", Duration.seconds(120)),
    (
      "Date: Sat, 21 Nov 2026 16:00:00 GMT\r\nRetry-After: Sat, 21 Nov 2026 16:02:00 GMT\r\n",
      .seconds(120)
    ),
    (
      "Date: Sat, 21 Nov 2026 16:00:00 GMT\r\nRetry-After: Saturday, 21-Nov-26 16:02:00 GMT\r\n",
      .seconds(120)
    ),
    ("Retry-After: Sat, 21 Nov 1998 16:02:00 GMT\r\n", .zero),
    ("Retry-After: 99999999999999999999\r\n", .seconds(3_155_760_000)),
    ("Retry-After: soon\r\n", nil), ("", nil),
  ])
  func `Retry-After is read in both forms`(_ fields: String, _ wait: Duration?) async throws {
    let server = try ScriptedServer { _ in HostileAnswer.answer(429, fields, "") }
    guard
      case .refused(let response) = await Transport(configuration).fetch(
        FetchRequest(url: server.url()))
    else {
      Issue.record("expected a refusal")
      return
    }
    #expect(response.retryAfter == wait)
  }

  @Test(arguments: [
    ("Cache-Control: public, max-age=600\r\nAge: 100\r\n", Duration.seconds(500)),
    ("Cache-Control: max-age=60\r\nAge: 100\r\n", .zero),
    ("Cache-Control: MAX-AGE = \"60\"\r\n", .seconds(60)),
    ("Cache-Control: no-cache, max-age=60\r\n", .zero),
    ("Cache-Control: private\r\nCache-Control: max-age=7\r\n", .seconds(7)),
    ("Cache-Control: max-age=x\r\n", nil), ("", nil),
  ])
  func `How long an answer is fresh is told`(_ fields: String, _ age: Duration?) async throws {
    let server = try ScriptedServer { _ in
      HostileAnswer.answer(200, fields + "Link: <https://hub.example/>; rel=\"hub\"\r\n", "")
    }
    let page = try #require(
      await Transport(configuration).fetch(FetchRequest(url: server.url())).page)
    #expect(page.maxAge == age)
    #expect(page.links == ["<https://hub.example/>; rel=\"hub\""])
  }

  @Test(arguments: [
    ("ftp://example.org/", FetchFailure.Reason.scheme), ("file:///etc/passwd", .scheme),
    ("javascript:alert(1)", .invalidURL), ("", .invalidURL), ("example.org/feed", .invalidURL),
    ("http://", .invalidURL), ("http://exa\u{0}mple/", .invalidURL),
    ("http://[::1", .invalidURL), ("http://10.0.0.1/", .privateAddress),
  ])
  func `What cannot be asked for is refused at once`(_ url: String, _ reason: FetchFailure.Reason)
    async
  {
    let outcome = await Transport(TransportConfiguration()).fetch(FetchRequest(url: url))
    #expect(outcome.failure?.reason == reason, "\(outcome)")
  }

  @Test func `A field with a line break is not sent`() async throws {
    let server = try ScriptedServer { _ in HostileAnswer.answer(200, "", "") }
    let request = FetchRequest(url: server.url(), entityTag: "\"a\"\r\nX-Evil: 1")
    let outcome = await Transport(configuration).fetch(request)
    #expect(outcome.failure?.reason == .invalidRequest)
    #expect(server.requests.isEmpty)
  }

  @Test func `A proxy carries the request, but not to a private address`() async throws {
    let proxy = try ScriptedServer { head in
      HostileAnswer.answer(200, "", String(head.prefix { $0 != "\r\n" }))
    }
    var configuration = configuration
    configuration.allowPrivateAddresses = false
    configuration.proxy = proxy.url("")
    let transport = Transport(configuration)
    let page = await transport.fetch(FetchRequest(url: "http://news.example/feed")).page
    #expect(
      page.map { String(decoding: $0.body, as: UTF8.self) }
        == "GET http://news.example/feed HTTP/1.1")
    let inside = await transport.fetch(FetchRequest(url: "http://10.1.2.3/")).failure
    #expect(inside?.reason == .privateAddress)
    #expect(proxy.requests.count == 1)
  }

  @Test func `Nothing listens: a failure to connect`() async throws {
    let port = try Loopback.freePort()
    let outcome = await Transport(configuration).fetch(
      FetchRequest(url: "http://127.0.0.1:\(port)/"))
    #expect(outcome.failure?.reason == .connect)
  }
}
