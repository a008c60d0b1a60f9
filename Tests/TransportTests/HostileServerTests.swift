import Foundation
import NewsModel
import TestSupport
import Testing
import Transport

@Suite(.serialized)
struct `Transport against hostile servers` {
  /// Loopback is allowed as a network, so that all other private addresses stay forbidden.
  private let configuration = TransportConfiguration(
    timeout: .seconds(3), hostGap: .zero, maximumBody: 1 << 20,
    allowedNetworks: ["127.0.0.0/8", "::1"].compactMap(AddressBlock.init))

  @Test(arguments: HostileAnswer.all)
  func `Each ends as it should, in time`(_ answer: HostileAnswer) async throws {
    let server = try ScriptedServer(answer.script)
    let transport = Transport(configuration)
    let start = ContinuousClock.now
    let outcome = await transport.fetch(
      FetchRequest(url: server.url(), entityTag: answer.entityTag))
    #expect(answer.matches(outcome), "\(outcome)")
    #expect(start.duration(to: .now) < .seconds(6))
    #expect(await transport.pending == 0)
    await transport.shutDown()
  }

  @Test func `Two hundred good sources are not held up by any of them`() async throws {
    let good = try ScriptedServer { HostileAnswer.answer(200, "", $0.prefix(12) + "") }
    let bad = try HostileAnswer.all.map { try ScriptedServer($0.script) }
    var configuration = configuration
    configuration.perHost = 100
    configuration.connections = 100
    // The bad ones may take a minute, the good ones must not wait for that.
    configuration.timeout = .seconds(60)
    let transport = Transport(configuration)
    let held = bad.map { server in
      Task { await transport.fetch(FetchRequest(url: server.url())) }
    }
    let start = ContinuousClock.now
    await withTaskGroup { group in
      for number in 100..<300 {
        group.addTask {
          let page = await transport.fetch(FetchRequest(url: good.url("/\(number)"))).page
          #expect(page.map { String(decoding: $0.body, as: UTF8.self) } == "GET /\(number) HTT")
        }
      }
    }
    #expect(start.duration(to: .now) < .seconds(20))
    await transport.shutDown()
    for task in held { _ = await task.value }
  }

  @Test func `A bomb is not unpacked`() async throws {
    let bomb = try Self.gzipped(zeros: 64 << 20)
    let server = try ScriptedServer { peer in
      guard peer.readRequest() != nil else { return }
      peer.send(
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(bomb.count)\r\n\r\n")
      peer.send(bomb)
    }
    var configuration = configuration
    configuration.maximumBody = 100 << 20
    let outcome = await Transport(configuration).fetch(FetchRequest(url: server.url()))
    #expect(outcome.failure?.reason == .ratio)
    let small = await Transport(self.configuration).fetch(FetchRequest(url: server.url()))
    #expect(small.failure?.reason == .tooLarge)
  }

  private static func gzipped(zeros count: Int) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file.appendingPathExtension("gz")) }
    try Data(count: count).write(to: file)
    _ = try ChildProcess("/bin/gzip", ["-9", file.path]).wait()
    return Array(try Data(contentsOf: file.appendingPathExtension("gz")))
  }

  @Test(arguments: ["localhost", "127.0.0.1", "127.1", "2130706433", "0x7f.1", "[::1]"])
  func `A name or number that means this machine is refused`(_ host: String) async throws {
    let server = try ScriptedServer { _ in HostileAnswer.answer(200, "", "secret") }
    let transport = Transport(TransportConfiguration(timeout: .seconds(3)))
    let outcome = await transport.fetch(FetchRequest(url: server.url(host: host)))
    #expect(outcome.failure?.reason == .privateAddress, "\(outcome)")
    #expect(server.requests.isEmpty)
  }

  @Test func `A connection kept by a trusted request is of no use to another`() async throws {
    let server = try ScriptedServer { _ in HostileAnswer.answer(200, "", "secret") }
    let transport = Transport(TransportConfiguration(timeout: .seconds(3), hostGap: .zero))
    let url = server.url(host: "localhost")
    let trusted = FetchRequest(url: url, allowPrivateAddresses: true)
    #expect(await transport.fetch(trusted).page != nil)
    let other = await transport.fetch(FetchRequest(url: url))
    #expect(other.failure?.reason == .privateAddress, "\(other)")
    #expect(server.requests.count == 1)
  }

  @Test func `A connection that the server has closed is replaced`() async throws {
    let server = try ScriptedServer { peer in
      guard peer.readRequest() != nil else { return }
      peer.send(HostileAnswer.answer(200, "", "fine"))
    }
    let transport = Transport(configuration)
    for _ in 0..<20 {
      let outcome = await transport.fetch(FetchRequest(url: server.url()))
      #expect(outcome.page != nil, "\(outcome)")
    }
  }

  @Test func `An answer that nobody asked for is nobody's answer`() async throws {
    let uncalled = AsyncStream<Void>.makeStream()
    let server = try ScriptedServer { peer in
      while let head = peer.readRequest() {
        peer.send(HostileAnswer.answer(200, "", String(head.prefix(6))))
        peer.linger(milliseconds: 30)
        peer.send(HostileAnswer.answer(200, "", "stale"))
        peer.untilReceived()
        uncalled.continuation.yield()
      }
    }
    let transport = Transport(configuration)
    var stale = uncalled.stream.makeAsyncIterator()
    for path in ["/a", "/b", "/c", "/d"] {
      let page = await transport.fetch(FetchRequest(url: server.url(path))).page
      #expect(page.map { String(decoding: $0.body, as: UTF8.self) } == "GET \(path)")
      await stale.next()
    }
  }

  @Test func `What is given up ends at once`() async throws {
    let server = try ScriptedServer { peer in
      while peer.linger(milliseconds: 1_000) {}
    }
    let transport = Transport(configuration)
    let url = server.url()
    let task = Task { await transport.fetch(FetchRequest(url: url)) }
    while await transport.pending == 0 { await Task.yield() }
    task.cancel()
    #expect(await task.value.failure?.reason == .cancelled)
    #expect(await transport.pending == 0)
  }

  @Test func `Shutting down ends everything, waiting or running`() async throws {
    let server = try ScriptedServer { peer in
      while peer.linger(milliseconds: 1_000) {}
    }
    let transport = Transport(configuration)
    let url = server.url()
    let tasks = (0..<50).map { _ in Task { await transport.fetch(FetchRequest(url: url)) } }
    while await transport.pending < 50 { await Task.yield() }
    await transport.shutDown()
    for task in tasks { #expect(await task.value.failure?.reason == .cancelled) }
    #expect(await transport.fetch(FetchRequest(url: url)).failure?.reason == .cancelled)
  }
}
