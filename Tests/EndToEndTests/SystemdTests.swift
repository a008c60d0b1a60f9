import Foundation
import Testing

extension EndToEnd {
  /// The shipped units and the built binary under a real systemd in a throw-away container.
  @Suite struct SystemdTests {
    @Test(.timeLimit(.minutes(6)))
    func `The shipped units start, reload, recover and stop under a real systemd`() async throws {
      guard let box = Self.box() else { return }
      try await Workspace.with { workspace in
        try await Self.install(in: workspace)
        let script = try workspace.write(Self.script, to: "test.sh")
        let outcome = try await workspace.run(
          box, ["--timeout", "120", workspace["files"].path, script.path],
          environment: ["HOME": NSHomeDirectory()], limit: .seconds(330))
        if outcome.exit == .status(125) {
          Self.missing("systemd-box failed: \(outcome.errors.suffix(400))")
          return
        }
        #expect(outcome.exit == .status(0), outcome.everything)
      }
    }

    @Test(arguments: ["newsloom", "newsloom-once"])
    func `The sandbox of a unit is tight`(unit: String) async throws {
      try await Workspace.with { workspace in
        let analyze = URL(fileURLWithPath: "/usr/bin/systemd-analyze")
        guard FileManager.default.isExecutableFile(atPath: analyze.path) else {
          Self.missing("systemd-analyze is missing (apt-get install systemd)")
          return
        }
        let file = Product.root.appendingPathComponent("systemd/\(unit).service")
        let outcome = try await workspace.run(
          analyze, ["security", "--offline=true", "--no-pager", "--threshold=11", file.path])
        #expect(outcome.exit == .status(0), outcome.everything)
      }
    }

    private static func box() -> URL? {
      let url = Product.root.deletingLastPathComponent()
        .appendingPathComponent("shared/tools/systemd-box")
      if getuid() == 0, FileManager.default.isExecutableFile(atPath: url.path) { return url }
      missing("\(url.path) cannot run here (it has to be there, and wants root)")
      return nil
    }

    private static func missing(_ reason: String) {
      let notice: Comment = "\(Comment(rawValue: reason)): systemd is NOT tested"
      if Product.isContinuousIntegration {
        Issue.record(notice)
      } else {
        print("NOTICE: \(notice)")
      }
    }

    /// Lays out what a package would install, and the libraries of the binary.
    private static func install(in workspace: Workspace) async throws {
      let units = Product.root.appendingPathComponent("systemd")
      for (name, place) in [
        ("newsloom.service", "etc/systemd/system/newsloom.service"),
        ("newsloom-once.service", "etc/systemd/system/newsloom-once.service"),
        ("newsloom-once.timer", "etc/systemd/system/newsloom-once.timer"),
        ("newsloom.sysusers.conf", "usr/lib/sysusers.d/newsloom.conf"),
        ("newsloom.tmpfiles.conf", "usr/lib/tmpfiles.d/newsloom.conf"),
      ] {
        let text = try String(contentsOf: units.appendingPathComponent(name), encoding: .utf8)
        try workspace.write(text, to: "files/\(place)")
      }
      try workspace.write(configuration, to: "files/etc/newsloom/newsloom.yaml")
      try workspace.write(FeedText.rss("one", "two"), to: "files/srv/feeds/one.xml")
      try workspace.write(FeedText.rss("three"), to: "files/srv/feeds/two.xml")
      try workspace.write(FeedText.rss("three", "four"), to: "files/srv/feeds/more.xml")
      try workspace.write(silentServer, to: "files/srv/silent.py")
      let libraries = "[Service]\nEnvironment=LD_LIBRARY_PATH=/usr/lib/newsloom\n"
      try workspace.write(
        libraries + "WatchdogSec=2s\nRestartSec=100ms\n",
        to: "files/etc/systemd/system/newsloom.service.d/test.conf")
      try workspace.write(
        libraries, to: "files/etc/systemd/system/newsloom-once.service.d/test.conf")
      try workspace.write(
        "[Timer]\nOnCalendar=\nOnCalendar=*:*:*\nRandomizedDelaySec=0\nAccuracySec=100ms\n",
        to: "files/etc/systemd/system/newsloom-once.timer.d/test.conf")
      try await copyBinary(to: workspace)
    }

    private static func copyBinary(to workspace: Workspace) async throws {
      let binary = try Product.binary()
      let needed = try await workspace.run(URL(fileURLWithPath: "/usr/bin/ldd"), [binary.path])
      let system = [
        "/libc.so", "/libm.so", "/libdl.so", "/librt.so", "/libpthread.so", "/ld-linux",
      ]
      let libraries = needed.outputLines.compactMap { line -> String? in
        line.split(separator: " ").map(String.init).first { $0.hasPrefix("/") }
      }.filter { path in !system.contains { path.contains($0) } }
      for name in ["files/usr/bin", "files/usr/lib/newsloom"] {
        try FileManager.default.createDirectory(
          at: workspace[name], withIntermediateDirectories: true)
      }
      let copy = URL(fileURLWithPath: "/usr/bin/cp")
      let programs = try await workspace.run(
        copy, ["-L", binary.path, workspace["files/usr/bin/newsloom"].path])
      #expect(programs.exit == .status(0), programs.everything)
      guard !libraries.isEmpty else { return }
      let copied = try await workspace.run(
        copy, ["-L"] + libraries + [workspace["files/usr/lib/newsloom"].path])
      #expect(copied.exit == .status(0), copied.everything)
    }
  }
}
