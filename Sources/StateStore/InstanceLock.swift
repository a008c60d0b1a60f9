import Glibc

/// The right to be the only newsloom on a state directory, held until it is released or the process
/// ends, however it ends (`flock`).
package final class InstanceLock {
  private let descriptor: Int32

  /// Time between two tries of one who waits.
  private static let pause: Duration = .milliseconds(100)

  /// Takes the lock of `directory`, which is made if it is missing, or fails at once.
  package init(directory: String) throws(StateStoreError) {
    try Directories.make(directory)
    let path = Self.path(in: directory)
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else {
      throw StateStoreError(.notOpened(String(cString: strerror(errno)).lowercased()), path: path)
    }
    guard Self.take(descriptor) else {
      throw StateStoreError(.locked(by: Self.holder(of: directory)), path: directory)
    }
    sign()
  }

  /// Takes the lock of `directory` as soon as nobody else holds it, for at most `limit`.
  package static func waiting(
    for directory: String, limit: Duration
  ) async throws(StateStoreError) -> InstanceLock {
    let end = ContinuousClock.now + limit
    while true {
      do throws(StateStoreError) {
        return try InstanceLock(directory: directory)
      } catch {
        let held = error
        let left = end - .now
        guard case .locked = held.reason, left > .zero else { throw held }
        do { try await Task.sleep(for: min(left, pause)) } catch { throw held }
      }
    }
  }

  /// Whether somebody holds the lock of `directory` now.
  package static func isHeld(_ directory: String) -> Bool {
    let descriptor = open(path(in: directory), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_SH | LOCK_NB) != 0
  }

  /// The process that holds the lock of `directory`, or held it last.
  package static func holder(of directory: String) -> Int32? {
    let descriptor = open(path(in: directory), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = read(descriptor, &bytes, bytes.count)
    return Int32(String(decoding: bytes.prefix(max(0, count)).prefix { $0 != 10 }, as: UTF8.self))
  }

  /// Tries a few times within 15 ms: one who only looks whether the lock is held (`isHeld`) has it
  /// for microseconds.
  private static func take(_ descriptor: Int32) -> Bool {
    for _ in 0..<3 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      usleep(5_000)
    }
    return false
  }

  private static func path(in directory: String) -> String { directory + "/lock" }

  /// Leaves the number of this process for people and `newsloom reload`. On a full disk the lock
  /// holds without it.
  private func sign() {
    let line = Array("\(getpid())\n".utf8)
    _ = ftruncate(descriptor, 0)
    _ = pwrite(descriptor, line, line.count, 0)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }
}
