import Glibc

/// Small files that are read whole.
package enum TextFile {
  /// Configurations and OPML files are far smaller; a device or a pipe without end stops here.
  private static let limit = 64 << 20

  /// The text of the file at `path`, invalid UTF-8 repaired; nil, with `errno` set, if it cannot be
  /// read.
  package static func read(_ path: String) -> String? {
    guard let file = fopen(path, "re") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < limit {
      let count = fread(&buffer, 1, buffer.count, file)
      bytes.append(contentsOf: buffer[..<count])
      if count < buffer.count { break }
    }
    return ferror(file) == 0 ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// Replaces the file at `path` by one that holds `text`, with the same permissions, so that nobody
  /// ever sees half of it. False, with `errno` set, where that fails.
  package static func replace(_ path: String, by text: String) -> Bool {
    var status = stat()
    let target = resolved(path)
    let mode = stat(target, &status) == 0 ? status.st_mode & 0o777 : 0o644
    let temporary = target + ".new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var text = text
    let isWritten = text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        let count = write(
          descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
        if count <= 0 { return false }
        written += count
      }
      return true
    }
    guard isWritten, fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else { return false }
    return rename(temporary, target) == 0
  }

  /// The file that a chain of symbolic links leads to.
  private static func resolved(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// Paths as text.
enum Paths {
  static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func absolute(_ path: String, from directory: String) -> String {
    if path.hasPrefix("/") { return path }
    let base = directory.hasPrefix("/") ? directory : workingDirectory() + "/" + directory
    return normalized(base + "/" + path)
  }

  private static func workingDirectory() -> String {
    guard let path = getcwd(nil, 0) else { return "." }
    defer { free(path) }
    return String(cString: path)
  }

  /// Without `.` and empty parts. `..` stays: before a symbolic link it is not what it looks like.
  private static func normalized(_ path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }
    return "/" + parts.joined(separator: "/")
  }
}
