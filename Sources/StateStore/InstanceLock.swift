import Glibc

/// The right to be the only newsloom on a state directory, held until it is released or the process
/// ends, however it ends (`flock`).
package final class InstanceLock {
  private let descriptor: Int32

  /// Takes the lock of `directory`, which is made if it is missing.
  package init(directory: String) throws(StateStoreError) {
    try Directories.make(directory)
    let path = directory + "/lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else {
      throw StateStoreError(.notOpened(String(cString: strerror(errno)).lowercased()), path: path)
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw StateStoreError(.locked, path: directory)
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }
}

/// Directories of the service's own.
package enum Directories {
  /// Makes `path` and its missing parents, readable for the owner and the group.
  package static func make(_ path: String) throws(StateStoreError) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/" + part
      if mkdir(made, 0o750) != 0, errno != EEXIST {
        let why = String(cString: strerror(errno)).lowercased()
        throw StateStoreError(.notOpened(why), path: made)
      }
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw StateStoreError(.notOpened("it is not a directory"), path: path)
    }
  }
  /// The path of an existing directory without `..` and symbolic links, for people to read.
  package static func resolved(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
