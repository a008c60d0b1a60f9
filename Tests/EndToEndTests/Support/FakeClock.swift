import Foundation

/// The clocks of a child process, which a test sets while the process runs.
struct FakeClock: Sendable {
  /// What makes a child go by it.
  let environment: [String: String]
  private let file: FileHandle

  /// Shows the machine's time.
  init(in workspace: Workspace) throws {
    let directory = try Product.binary().deletingLastPathComponent()
    let library = directory.appendingPathComponent("libFakeClock.so")
    guard FileManager.default.fileExists(atPath: library.path) else {
      throw SupportError("no \(library.path): build it first")
    }
    let url = workspace["clock-\(UUID().uuidString)"]
    try Data(count: 16).write(to: url)
    file = try FileHandle(forWritingTo: url)
    environment = ["LD_PRELOAD": library.path, "FAKE_CLOCK": url.path]
  }

  /// From now on the wall clock shows the machine's time and so much more.
  ///
  /// - Parameter slept: so much of it has gone by in suspensions of the machine.
  func set(_ ahead: Duration, slept: Duration = .zero) throws {
    let seconds = [ahead.components.seconds, slept.components.seconds]
    try file.seek(toOffset: 0)
    file.write(seconds.withUnsafeBytes { Data($0) })
  }
}
