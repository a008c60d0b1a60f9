import Foundation
import NewsModel
import Testing
import Transport

@Suite(.enabled(if: NginxServer.isInstalled, "nginx and openssl are needed"))
struct `Transport against nginx` {
  private func loopback(_ change: (inout TransportConfiguration) -> Void = { _ in }) -> Transport {
    var configuration = TransportConfiguration(hostGap: .zero, allowPrivateAddresses: true)
    change(&configuration)
    return Transport(configuration)
  }

  @Test func `A page comes once, then only when it has changed`() async throws {
    let server = try NginxServer()
    try server.put(String(repeating: "<item/>", count: 1_000), at: "feed.xml")
    let transport = loopback()
    let first = try #require(await transport.fetch(FetchRequest(url: server.url("feed.xml"))).page)
    #expect(first.body.count == 7_000)
    #expect(first.wireBytes < 1_000)
    #expect(first.contentType == "text/xml")
    #expect(first.effectiveURL == server.url("feed.xml"))
    #expect(!first.reusedConnection)
    let request = FetchRequest(
      url: server.url("feed.xml"), entityTag: first.entityTag, lastModified: first.lastModified)
    guard case .notModified(let second) = await transport.fetch(request) else {
      Issue.record("expected a 304")
      return
    }
    #expect(second.reusedConnection)
    #expect(second.body.isEmpty)
    await transport.shutDown()
  }

  @Test func `HTTPS is verified against the authorities given`() async throws {
    let server = try NginxServer()
    try server.put("<rss/>", at: "feed.xml")
    let trusting = loopback { $0.certificateAuthorities = server.authority }
    let page = await trusting.fetch(FetchRequest(url: server.tlsURL("feed.xml"))).page
    #expect(page.map { String(decoding: $0.body, as: UTF8.self) } == "<rss/>")
    let failure = await loopback().fetch(FetchRequest(url: server.tlsURL("feed.xml"))).failure
    #expect(failure?.reason == .tls)
  }

  @Test(arguments: [1, 8, 64])
  func `Five hundred feeds come, whatever the number of connections`(_ count: Int) async throws {
    let server = try NginxServer()
    for number in 0..<500 { try server.put("feed \(number)", at: "\(number).xml") }
    let transport = loopback {
      $0.connections = count
      $0.perHost = count
    }
    let bodies = await withTaskGroup(of: (Int, String?).self) { group in
      for number in 0..<500 {
        group.addTask {
          let page = await transport.fetch(FetchRequest(url: server.url("\(number).xml"))).page
          return (number, page.map { String(decoding: $0.body, as: UTF8.self) })
        }
      }
      return await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
    }
    #expect(bodies == Dictionary(uniqueKeysWithValues: (0..<500).map { ($0, "feed \($0)") }))
    #expect(await transport.pending == 0)
  }

  @Test func `What is not there is refused`() async throws {
    let server = try NginxServer()
    let outcome = await loopback().fetch(FetchRequest(url: server.url("nothing.xml")))
    guard case .refused(let response) = outcome else {
      Issue.record("expected a refusal, not \(outcome)")
      return
    }
    #expect(response.status == 404)
  }
}

extension FetchOutcome {
  var page: FetchResponse? {
    if case .fetched(let response) = self { response } else { nil }
  }

  var failure: FetchFailure? {
    if case .failed(let failure) = self { failure } else { nil }
  }
}
