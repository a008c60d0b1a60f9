import Glibc
import TestSupport

/// A program that a test runs, with no signal blocked: Dispatch's threads block most of them, and
/// what they start inherits that, so that it would never hear of SIGTERM.
struct ChildProcess: Sendable {
  private let id: pid_t

  init(_ path: String, _ arguments: [String]) throws {
    var id: pid_t = 0
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    SpawnActions.closeInherited(&actions)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let strings = ([path] + arguments).map { strdup($0) } + [nil]
    defer { strings.forEach { free($0) } }
    guard posix_spawn(&id, path, &actions, &attributes, strings, environ) == 0 else {
      throw ServerError.didNotStart(path)
    }
    self.id = id
  }

  func terminate() {
    kill(id, SIGTERM)
  }

  /// The exit status, or -1.
  @discardableResult
  func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 {
      guard errno == EINTR else { return -1 }
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : -1
  }
}
