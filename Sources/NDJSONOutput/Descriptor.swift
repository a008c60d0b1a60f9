import Glibc

/// An open file: the few system calls that the output needs, each whole or an error.
final class Descriptor {
  private let number: Int32
  let path: String

  init(opening path: String, _ flags: Int32, mode: mode_t = 0o640) throws(OutputError) {
    number = retryingOnInterrupt { open(path, flags | O_CLOEXEC, mode) }
    self.path = path
    if number < 0 { throw .system("open", path: path) }
  }

  deinit {
    if number >= 0 { close(number) }
  }

  func size() throws(OutputError) -> Int64 { Int64(try status().st_size) }

  /// What the file system says about the open file, whatever its name is by now.
  func status() throws(OutputError) -> stat {
    var status = stat()
    if retryingOnInterrupt({ fstat(number, &status) }) != 0 { throw .system("fstat", path: path) }
    return status
  }

  /// Whether `path` is still the name of this file.
  func isNamed() throws(OutputError) -> Bool {
    var named = stat()
    guard retryingOnInterrupt({ stat(path, &named) }) == 0 else { return false }
    let open = try status()
    return named.st_dev == open.st_dev && named.st_ino == open.st_ino
  }

  /// Reads `count` bytes from `offset`, fewer at the end of the file.
  func read(_ count: Int, at offset: Int64) throws(OutputError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        retryingOnInterrupt {
          pread(
            number, buffer.baseAddress?.advanced(by: filled), count - filled,
            off_t(offset) + off_t(filled))
        }
      }
      if got < 0 { throw .system("read", path: path) }
      if got == 0 { break }
      filled += got
    }
    bytes.removeLast(count - filled)
    return bytes
  }

  /// Appends all of `bytes`; after a short write or a failure the file is as long as it was.
  func append(_ bytes: [UInt8], at offset: Int64) throws(OutputError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        retryingOnInterrupt {
          write(number, buffer.baseAddress?.advanced(by: written), bytes.count - written)
        }
      }
      if count <= 0 {
        if count == 0 { errno = ENOSPC }
        let failure = OutputError.system("write", path: path)
        try truncate(to: offset)
        throw failure
      }
      written += count
    }
  }

  func truncate(to offset: Int64) throws(OutputError) {
    if retryingOnInterrupt({ ftruncate(number, off_t(offset)) }) != 0 {
      throw .system("ftruncate", path: path)
    }
  }

  /// Waits until the data is on disk. A failed sync is never tried again: the kernel may have
  /// dropped the pages and would report success ("Can applications recover from fsync failures?",
  /// USENIX ATC 2020).
  func sync() throws(OutputError) {
    if retryingOnInterrupt({ fdatasync(number) }) != 0 { throw .system("fdatasync", path: path) }
  }
}

/// Calls `body` until it ends otherwise than by a signal.
func retryingOnInterrupt<Number: SignedInteger>(_ body: () -> Number) -> Number {
  while true {
    let result = body()
    if result >= 0 || errno != EINTR { return result }
  }
}

/// Makes the entries of `directory` durable: new names and renames in it.
func syncDirectory(_ directory: String) throws(OutputError) {
  let descriptor = retryingOnInterrupt { open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
  if descriptor < 0 { throw .system("open", path: directory) }
  defer { close(descriptor) }
  if retryingOnInterrupt({ fsync(descriptor) }) != 0 { throw .system("fsync", path: directory) }
}
