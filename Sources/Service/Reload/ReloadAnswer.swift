import Glibc
import StateStore

/// What a running service made of a hang-up, left in its state directory for `newsloom reload`.
///
/// A file and not a socket: the answer outlives the question, needs no listener, and who may read
/// the state may read it.
package struct ReloadAnswer: Hashable, Sendable {
  package let isTaken: Bool
  /// What was taken, or every problem, one a line.
  package let lines: [String]

  package init(isTaken: Bool, lines: [String]) {
    self.isTaken = isTaken
    self.lines = lines
  }

  private static func path(in directory: String) -> String { directory + "/reload" }

  /// Replaces the answer in `directory`; false where it cannot be written.
  func leave(in directory: String) -> Bool {
    let text = ([isTaken ? "taken" : "refused"] + lines).joined(separator: "\n") + "\n"
    return AtomicFile.replace(Self.path(in: directory), with: Array(text.utf8), mode: 0o640) == nil
  }

  /// Asks the service on `directory` to read its configuration again.
  ///
  /// - Returns: its answer; nil where no service runs there, or none answered within `limit`.
  package static func ask(_ directory: String, limit: Duration) async -> ReloadAnswer? {
    guard InstanceLock.isHeld(directory), let process = InstanceLock.holder(of: directory) else {
      return nil
    }
    let before = Version(of: path(in: directory))
    guard kill(process, SIGHUP) == 0 else { return nil }
    let end = ContinuousClock.now + limit
    while ContinuousClock.now < end {
      if Version(of: path(in: directory)) != before, let answer = read(directory) { return answer }
      do { try await Task.sleep(for: .milliseconds(20)) } catch { return nil }
    }
    return nil
  }

  private static func read(_ directory: String) -> ReloadAnswer? {
    guard let bytes = AtomicFile.read(path(in: directory)) else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    guard let verdict = lines.first else { return nil }
    return ReloadAnswer(isTaken: verdict == "taken", lines: Array(lines.dropFirst()))
  }

  /// Which file a name stands for, at which time.
  private struct Version: Equatable {
    private var inode: UInt = 0
    private var seconds = 0
    private var nanoseconds = 0

    init(of path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return }
      inode = status.st_ino
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
    }
  }
}
