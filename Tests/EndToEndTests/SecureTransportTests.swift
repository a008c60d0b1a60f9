import Foundation
import Testing

extension EndToEnd {
  /// TLS as its users have it: certificates of their own, and what servers say about the way to them.
  @Suite struct SecureTransportTests {
    private static func server(_ port: UInt16, _ more: String = "") -> String {
      """
      server {
        listen 127.0.0.1:\(port) ssl http2;
        ssl_certificate server.pem; ssl_certificate_key server.key;
        \(more)
      }
      """
    }

    /// Serves ten feeds by TLS for `localhost`, as `servers` say, with an authority of its own.
    private static func with(
      servers: String, _ body: (Workspace, Nginx) async throws -> Void
    ) async throws {
      try await Workspace.with { workspace in
        guard let authority = try await CertificateAuthority("authority", in: workspace) else {
          return
        }
        try await authority.issue("server", for: "localhost")
        try await authority.issue("reader", for: "reader.example")
        for number in 0..<10 {
          try workspace.write(FeedText.rss("story-\(number)"), to: "www/\(number)")
        }
        try await Nginx.with(workspace, root: "www", servers: servers) { nginx in
          try await body(workspace, nginx)
        }
      }
    }

    @Test func `A client certificate is shown to the server that wants it, and to no other`()
      async throws
    {
      let (wanting, other) = (try LoopbackSocket.freePort(), try LoopbackSocket.freePort())
      let ask = "ssl_client_certificate authority.pem; ssl_verify_client"
      let servers =
        Self.server(
          wanting, "\(ask) on; location = /9 { return 302 https://localhost:\(other)/3; }")
        + Self.server(other, "\(ask) optional;")
      try await Self.with(servers: servers) { workspace, nginx in
        let reader = "client_certificate: reader.pem, client_key: reader.key"
        try workspace.configure(
          [
            "url: 'https://localhost:\(wanting)/1', id: known, \(reader)",
            "url: 'https://localhost:\(wanting)/2', id: unknown",
            "url: 'https://localhost:\(wanting)/9', id: moved, \(reader)",
          ], http: "ca_file: authority.pem")
        let run = try await workspace.newsloom("--once")
        #expect(run.errors.contains("unknown: answered 400"), run.everything)
        let clients = nginx.accesses().reduce(into: [:]) { $0[$1.path] = $1.client }
        #expect(clients == ["/1": "CN=reader", "/2": "-", "/9": "CN=reader", "/3": "-"])
        #expect(Set(try workspace.output.stories().compactMap(\.guid)) == ["story-1", "story-3"])
      }
    }

    @Test func `Who said so once is asked by TLS only, from then on and after a restart`()
      async throws
    {
      let port = try LoopbackSocket.freePort()
      let strict = "add_header Strict-Transport-Security max-age=3600;"
      try await Self.with(servers: Self.server(port, strict)) { workspace, nginx in
        try workspace.configure(
          [
            "url: 'https://localhost:\(port)/1', id: by-tls",
            "url: 'http://localhost:\(port)/2', id: plain, interval: 1s",
          ], http: "ca_file: authority.pem")
        try await Daemon.with(workspace) { daemon in
          try await Pause.until("a poll by TLS; \(nginx.accesses())") {
            nginx.accesses().contains { $0.path == "/2" && $0.scheme == "https" }
          }
          _ = try await daemon.end()
        }
        try workspace.configure(
          ["url: 'http://localhost:\(port)/3', id: later"], http: "ca_file: authority.pem")
        let run = try await workspace.newsloom("--once")
        #expect(run.exit == .status(0), run.everything)
        let later = nginx.accesses().filter { $0.path == "/3" }
        #expect(later.map(\.scheme) == ["https"] && later.map(\.status) == [200], "\(later)")
      }
    }

    @Test func `What servers said an hour ago outlasts a kill`() async throws {
      let (port, better) = (try LoopbackSocket.freePort(), try LoopbackSocket.freePort())
      let said =
        "add_header Strict-Transport-Security max-age=864000;"
        + "add_header Alt-Svc 'h2=\":\(better)\"; ma=864000';"
      let servers = Self.server(port, said) + Self.server(better)
      try await Self.with(servers: servers) { workspace, nginx in
        let clock = try FakeClock(in: workspace)
        let files = [workspace["state/hsts.txt"], workspace["state/alt-svc.txt"]]
        func isWritten() -> Bool {
          files.allSatisfy { file in
            (try? String(contentsOf: file, encoding: .utf8))?.contains("localhost") == true
          }
        }
        try workspace.configure(
          ["url: 'https://localhost:\(port)/1', id: by-tls, interval: 1s"],
          http: "ca_file: authority.pem")
        try await Daemon.with(workspace, environment: clock.environment) { daemon in
          try await Pause.until("three polls") { nginx.accesses().count > 2 }
          #expect(!isWritten(), "before its time")
          try clock.set(.seconds(3_700), slept: .seconds(3_700))
          try await Pause.until("both files") { isWritten() }
          _ = try await daemon.end(by: SIGKILL)
        }
        let before = nginx.accesses().count
        try workspace.configure(
          ["url: 'http://localhost:\(port)/3', id: later"], http: "ca_file: authority.pem")
        let run = try await workspace.newsloom("--once")
        #expect(run.exit == .status(0), run.everything)
        let later = nginx.accesses().dropFirst(before).filter { $0.path == "/3" }
        #expect(later.map(\.scheme) == ["https"] && later.map(\.port) == [better], "\(later)")
      }
    }

    @Test func `All requests go to where a server said it is better reached, after a restart too`()
      async throws
    {
      let (origin, better) = (try LoopbackSocket.freePort(), try LoopbackSocket.freePort())
      let offer = "add_header Alt-Svc 'h2=\":\(better)\"; ma=3600';"
      let servers = Self.server(origin, offer) + Self.server(better)
      try await Self.with(servers: servers) { workspace, nginx in
        func poll(_ paths: [Int]) async throws -> Set<UInt16> {
          let before = nginx.accesses().count
          try workspace.configure(
            paths.map { "url: 'https://localhost:\(origin)/\($0)', id: s-\($0)" },
            http: "ca_file: authority.pem")
          let run = try await workspace.newsloom("--once")
          #expect(run.exit == .status(0), run.everything)
          return Set(nginx.accesses().dropFirst(before).map(\.port))
        }
        let first = try await poll([0])
        let later = try await poll(Array(1..<10))
        #expect(first == [origin] && later == [better], "\(first), then \(later)")
      }
    }
  }
}
