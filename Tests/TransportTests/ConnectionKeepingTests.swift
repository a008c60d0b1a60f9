import Dispatch
import NewsModel
import TestSupport
import Testing
import Transport

@Suite(.enabled(if: NginxServer.isInstalled, "nginx and openssl are needed"))
struct `Keeping connections` {
  private let transport = Transport(
    TransportConfiguration(perHost: 1, hostGap: .zero, allowPrivateAddresses: true))
  private let server: NginxServer

  init() throws {
    server = try NginxServer()
    try server.put("<rss/>", at: "feed.xml")
  }

  /// Whether the answer of a host came over a kept connection. All `….localhost` are this machine.
  private func reuses(_ host: String) async throws -> Bool {
    let request = FetchRequest(url: "http://\(host).localhost:\(server.port)/feed.xml")
    return try #require(await transport.fetch(request).page).reusedConnection
  }

  private func reuses(_ hosts: some Sequence<Int>) async throws -> Int {
    var count = 0
    for host in hosts where try await reuses("host\(host)") { count += 1 }
    return count
  }

  @Test func `Some are kept for hosts that may be asked again, not one for each host`() async throws
  {
    #expect(try await reuses(0..<300) == 0)
    #expect((64...256).contains(try await reuses(0..<300)))
    await transport.shutDown()
  }

  @Test func `One that a request waits for is kept although there are many`() async throws {
    #expect(try await reuses(0..<200) == 0)
    #expect(try await !reuses("alone"))
    #expect(try await !reuses("alone"))
    // No answer comes before all three have asked: only who waits when a connection is done counts.
    let mayAnswer = DispatchSemaphore(value: 0)
    let busy = try ScriptedServer { _ in
      mayAnswer.wait()
      return HostileAnswer.answer(200, "", "<rss/>")
    }
    let url = busy.url()
    let asked = (0..<3).map { _ in Task { await transport.fetch(FetchRequest(url: url)).page } }
    while await transport.pending < 3 { await Task.yield() }
    for _ in asked { mayAnswer.signal() }
    var reused = 0
    for task in asked where try #require(await task.value).reusedConnection { reused += 1 }
    #expect(reused == 2)
    await transport.shutDown()
  }

  @Test func `A handle that ended a connection keeps the next one`() async throws {
    #expect(try await reuses(0..<200) == 0)
    // The kept ones are used and kept again, by a handle that has just ended others.
    let counts = try await [reuses(0..<32), reuses(0..<32), reuses(0..<32)]
    #expect(counts == [32, 32, 32])
    await transport.shutDown()
  }
}
