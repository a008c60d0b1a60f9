import Foundation
import Testing

/// The service while it runs, as systemd would see it.
actor Daemon {
  nonisolated let child: Child
  private let socket: NotifySocket
  private var messages: [String] = []

  /// Starts `newsloom run` in the workspace and ends it after `body`, by force if need be.
  static func with<Result: Sendable>(
    _ workspace: Workspace, _ arguments: String..., environment: [String: String] = [:],
    _ body: (Daemon) async throws -> Result
  ) async throws -> Result {
    let daemon = try Daemon(workspace, arguments, environment: environment)
    // systemd reads at once, and so must this: ten unread messages block the sender.
    let reading = Task {
      while true {
        _ = await daemon.notifications()
        try await Pause.wait(.milliseconds(20))
      }
    }
    defer {
      reading.cancel()
      daemon.child.send(signal: SIGKILL)
    }
    return try await body(daemon)
  }

  init(_ workspace: Workspace, _ arguments: [String], environment: [String: String] = [:]) throws {
    socket = try NotifySocket(in: workspace.directory)
    child = try Child(
      Product.binary(), ["run", "--config", workspace["newsloom.yaml"].path] + arguments,
      environment: ["NOTIFY_SOCKET": socket.path].merging(environment) { $1 },
      in: workspace.directory)
  }

  /// Every assignment (`READY=1`, `STATUS=…`) that the service has sent.
  func notifications() -> [String] {
    messages += socket.receive().flatMap { $0.split(separator: "\n").map(String.init) }
    return messages
  }

  func count(of notification: String) -> Int {
    notifications().count { $0 == notification }
  }

  func untilReady(
    _ times: Int = 1, location: SourceLocation = #_sourceLocation
  ) async throws {
    try await Pause.until("READY=1, \(times) times; log:\n\(child.errors())", location: location) {
      count(of: "READY=1") >= times
    }
  }

  func untilLogged(
    _ text: String, within limit: Duration = .seconds(20),
    location: SourceLocation = #_sourceLocation
  ) async throws {
    try await Pause.until("\"\(text)\" in the log", within: limit, location: location) {
      child.errors().contains(text)
    }
  }

  /// Sends `signal` and expects the end within `limit`.
  func end(
    by signal: Int32 = SIGTERM, within limit: Duration = .seconds(5)
  ) async throws -> Outcome {
    let start = ContinuousClock.now
    child.send(signal: signal)
    let guardian = Task { [child] in
      try await Pause.wait(limit * Product.slack)
      child.send(signal: SIGKILL)
    }
    let exit = await child.exit
    guardian.cancel()
    return Outcome(
      exit: exit, output: child.output(), errors: child.errors(),
      duration: ContinuousClock.now - start)
  }

  /// Resident memory in bytes.
  nonisolated func residentBytes() throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(child.pid)/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
    guard let kibibytes = line.split(separator: " ").compactMap({ Int($0) }).first else {
      throw SupportError("no VmRSS of \(child.pid)")
    }
    return kibibytes << 10
  }
}
