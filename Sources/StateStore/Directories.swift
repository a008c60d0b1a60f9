import Glibc

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
