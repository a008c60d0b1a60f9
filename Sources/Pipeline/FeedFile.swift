import Glibc

/// A feed on disk, read again only when it has changed.
enum FeedFile {
  enum Reading {
    case unchanged
    /// The bytes, and the version to compare the next time.
    case changed([UInt8], version: String)
    case failed(String)
  }

  /// Reads the file at `path` unless its version (time of change to the nanosecond, size, inode) is
  /// `known`.
  static func read(_ path: String, known: String?, limit: Int64) -> Reading {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return failure(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return failure(path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      return .failed("\(path): not a regular file, expected a feed document")
    }
    guard status.st_size <= limit else {
      return .failed("\(path): \(status.st_size) bytes, expected at most \(limit)")
    }
    let version =
      "\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)-\(status.st_size)-\(status.st_ino)"
    if version == known { return .unchanged }
    guard let bytes = contents(descriptor, size: Int(status.st_size)) else { return failure(path) }
    return .changed(bytes, version: version)
  }

  private static func failure(_ path: String) -> Reading {
    .failed("\(path): \(String(cString: strerror(errno)).lowercased()), expected a feed document")
  }

  private static func contents(_ descriptor: Int32, size: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: size)
    var filled = 0
    while filled < size {
      let count = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress?.advanced(by: filled), size - filled)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { return nil }
      if count == 0 { break }
      filled += count
    }
    bytes.removeLast(size - filled)
    return bytes
  }
}
