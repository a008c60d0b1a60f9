import Foundation
import TestSupport

/// A started process whose streams go to files.
///
/// `posix_spawn` and not Foundation's `Process`: signals get back their defaults, no descriptor of
/// a test running at the same time leaks in, and the pid can be killed while another task waits.
struct Child: Sendable {
  let pid: pid_t
  let started: ContinuousClock.Instant
  let standardOutput: URL
  let standardError: URL
  private let end: Task<Exit, Never>

  enum Exit: Hashable, Sendable {
    case status(Int32)
    case signal(Int32)
  }

  /// Starts `executable` with its streams in `directory` and `environment` beside a bare `PATH`.
  init(
    _ executable: URL, _ arguments: [String], input: URL? = nil,
    environment: [String: String] = [:], in directory: URL
  ) throws {
    let name = "\(executable.lastPathComponent)-\(UUID().uuidString.prefix(8))"
    standardOutput = directory.appendingPathComponent("\(name).out")
    standardError = directory.appendingPathComponent("\(name).err")
    let merged = [
      "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": directory.path, "LC_ALL": "C.UTF-8",
      "SWIFT_BACKTRACE": "enable=no",
    ].merging(environment) { $1 }
    started = .now
    // `env -C` changes the directory and becomes the program: the pid stays.
    let pid = try Self.spawn(
      ["/usr/bin/env", "-C", directory.path, executable.path] + arguments,
      environment: merged.map { "\($0.key)=\($0.value)" }.sorted(),
      files: [input?.path ?? "/dev/null", standardOutput.path, standardError.path])
    self.pid = pid
    end = Task.detached { await Self.wait(for: pid) }
  }

  /// How it ended; waits for it.
  var exit: Exit {
    get async { await end.value }
  }

  func send(signal: Int32) {
    _ = kill(pid, signal)
  }

  func output() -> String { Self.text(standardOutput) }

  func errors() -> String { Self.text(standardError) }

  private static func text(_ url: URL) -> String {
    String(decoding: (try? Data(contentsOf: url)) ?? Data(), as: UTF8.self)
  }

  private static func spawn(
    _ arguments: [String], environment: [String], files: [String]
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, path) in files.enumerated() {
      let flags = descriptor == 0 ? O_RDONLY : O_WRONLY | O_CREAT | O_TRUNC
      posix_spawn_file_actions_addopen(&actions, Int32(descriptor), path, flags, 0o644)
    }
    SpawnActions.closeInherited(&actions)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var argv = arguments.map { strdup($0) } + [nil]
    var envp = environment.map { strdup($0) } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    var pid: pid_t = 0
    let failure = posix_spawn(&pid, arguments[0], &actions, &attributes, &argv, &envp)
    guard failure == 0 else {
      throw SupportError("cannot start \(arguments[0]): \(String(cString: strerror(failure)))")
    }
    return pid
  }

  /// On a thread of its own: a blocking call would take one of the few that tasks share.
  private static func wait(for pid: pid_t) async -> Exit {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7f
        continuation.resume(returning: signal == 0 ? .status(status >> 8 & 0xff) : .signal(signal))
      }
    }
  }
}
