import Foundation
import TestSupport
import Testing

extension EndToEnd {
  /// Every way of a server to do harm, each by a source of its own, beside two hundred good sources.
  @Suite struct HostileServersTests {
    private static let good = 0..<200
    /// For one request, in seconds: what takes longer is given up.
    private static let timeout = 6
    /// The most seconds between two polls of a good source, which is due each second. A loop that
    /// waits for one of the bad would make it `timeout`.
    private static let longestGap = 4.0

    @Test func `Each ends as it should, in time, and the good ones are polled on time`()
      async throws
    {
      try await Workspace.with { workspace in
        guard let tls = try await TLSServers(in: workspace), let names = try Self.names(workspace)
        else { return }
        for number in Self.good {
          try workspace.write(FeedText.rss("story-\(number)"), to: "www/\(number)")
        }
        let behaviours = HostileBehaviour.all + [try await Self.bomb(workspace)]
        try await Nginx.with(workspace, root: "www", servers: tls.blocks) { nginx in
          try await Self.withServers(behaviours) { sources in
            let inside = HostileSource("bad-name", "127.0.0.1 is not public")
            let hostile =
              sources + tls.sources + [inside.at("http://inner.example:\(nginx.port)/1", "")]
            try Self.configure(workspace, hostile, nginx.port)
            let (start, end) = try await Self.run(workspace, hostile, names)
            try await Self.expectOutcomes(hostile, workspace)
            Self.expectPunctual(nginx.accesses(), from: start, to: end)
          }
        }
      }
    }

    /// The environment in which `inner.example` is a name for this machine, and `deep.example` for
    /// one beside it.
    private static func names(_ workspace: Workspace) throws -> [String: String]? {
      guard let library = Tool.library("libnss_wrapper.so", wantedBy: "names of private addresses")
      else { return nil }
      let hosts = try workspace.write(
        "127.0.0.1 inner.example\n10.0.0.9 deep.example\n", to: "hosts")
      return ["LD_PRELOAD": library.path, "NSS_WRAPPER_HOSTS": hosts.path]
    }

    /// 200 MB in 200 kB.
    private static func bomb(_ workspace: Workspace) async throws -> HostileBehaviour {
      _ = try await workspace.run(
        URL(fileURLWithPath: "/bin/sh"), ["-c", "head -c 200000000 /dev/zero | gzip -9 >bomb.gz"])
      let bytes = Array(try Data(contentsOf: workspace["bomb.gz"]))
      return HostileBehaviour(HostileSource("bad-bomb", "unpacks to over", "body over")) { peer in
        let head = "Content-Encoding: gzip\r\nContent-Length: \(bytes.count)\r\n\r\n"
        if peer.send("HTTP/1.1 200 OK\r\n" + head) { peer.send(bytes) }
      }
    }

    /// Each server has an address of its own: hosts are polled apart from each other.
    private static func withServers(
      _ behaviours: [HostileBehaviour], _ body: ([HostileSource]) async throws -> Void
    ) async throws {
      let servers = try zip(UInt8(2)..., behaviours).map { host, behaviour in
        (host, behaviour.source, try ScriptedServer(host: host, behaviour.script))
      }
      try await body(
        servers.map { host, source, server in
          source.at(server.url(host: "127.0.0.\(host)"))
        })
      withExtendedLifetime(servers) {}
    }

    private static func configure(
      _ workspace: Workspace, _ hostile: [HostileSource], _ port: UInt16
    ) throws {
      let good = Self.good.map { number in
        let source = HostileSource("good-\(number)").at("http://127.0.0.1:\(port)/\(number)")
        return source.entry + ", interval: 1s"
      }
      try workspace.write(
        """
        sources:
        \((good + hostile.map(\.entry)).map { "  - {\($0)}" }.joined(separator: "\n"))
        http: {per_host: 64, host_gap: 0ms, timeout: \(timeout)s}
        output: {directory: out, compress: none}
        log: {format: plain}
        """, to: "newsloom.yaml")
    }

    /// Runs the service until the last bad source has its outcome, and two seconds longer; from when
    /// to when it ran, in seconds since 1970.
    private static func run(
      _ workspace: Workspace, _ hostile: [HostileSource], _ environment: [String: String]
    ) async throws -> (start: Double, end: Double) {
      try await Daemon.with(workspace, environment: environment) { daemon in
        try await daemon.untilReady()
        let start = Date().timeIntervalSince1970
        let failing = hostile.filter { $0.health != "good" }
        // A start takes four seconds to ask all; nobody may take longer than the limit then.
        let limit = Duration.seconds(4 + timeout + 4)
        try await Pause.until("an outcome of each bad source", within: limit) {
          let log = daemon.child.errors()
          return failing.allSatisfy { log.contains(" warning \($0.id): ") }
        }
        try await Pause.wait(.seconds(2))
        let end = Date().timeIntervalSince1970
        let outcome = try await daemon.end()
        #expect(outcome.exit == .status(0), outcome.everything)
        return (start, end)
      }
    }

    private static func expectOutcomes(
      _ hostile: [HostileSource], _ workspace: Workspace
    ) async throws {
      let list = try await workspace.newsloom("sources", "list", "--json")
      for source in hostile {
        let line = list.outputLines.first { $0.contains(#""id":"\#(source.id)""#) }
        source.expect(line.map(String.init) ?? "no line of \(source.id)")
      }
      let guids = Set(try workspace.output.expectWhole().compactMap(\.guid))
      #expect(guids.isSuperset(of: good.map { "story-\($0)" }))
      #expect(guids.isDisjoint(with: ["half", "late", "old"]))
    }

    private static func expectPunctual(
      _ accesses: [Nginx.Access], from start: Double, to end: Double
    ) {
      let times = Dictionary(grouping: accesses.filter { $0.scheme == "http" }, by: \.path)
      for number in good {
        let polls = [start] + (times["/\(number)"] ?? []).map(\.time) + [end]
        let gap = zip(polls.dropFirst(), polls).map { $0 - $1 }.max() ?? .infinity
        #expect(gap < longestGap, "good-\(number) was not polled for \(gap) s")
      }
    }
  }
}
