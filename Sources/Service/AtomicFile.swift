import Glibc

/// Small files that a reader finds whole: the old one or the new one.
enum AtomicFile {
  /// Writes a temporary file beside `path` and renames it. Not synced: after a power cut the old
  /// file or none may be there, which is all that metrics and answers need.
  ///
  /// - Returns: what failed, in words; nil when the file is there.
  static func replace(_ path: String, with bytes: [UInt8], mode: mode_t) -> String? {
    let temporary = path + ".new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { return failure("open", temporary) }
    defer { close(descriptor) }
    // The mask of the service is tight; `mode` says who may read this file.
    fchmod(descriptor, mode)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(descriptor, buffer.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let why = failure("write", temporary)
        unlink(temporary)
        return why
      }
      written += count
    }
    return rename(temporary, path) == 0 ? nil : failure("rename", path)
  }

  /// The first 64 KiB of a file; nil where it cannot be read.
  static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    return count < 0 ? nil : Array(bytes.prefix(count))
  }

  private static func failure(_ call: String, _ path: String) -> String {
    "\(path): \(call): \(String(cString: strerror(errno)).lowercased())"
  }
}
