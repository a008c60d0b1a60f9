import Glibc

/// The room on the file system of a path, in bytes; nil where it tells none (some network ones).
struct DiskRoom: Hashable {
  /// For others than root.
  let available: Int64
  let total: Int64

  init?(at path: String) {
    var figures = statvfs()
    guard retryingOnInterrupt({ statvfs(path, &figures) }) == 0, figures.f_blocks > 0 else {
      return nil
    }
    let block = UInt64(figures.f_frsize)
    available = Int64(clamping: UInt64(figures.f_bavail).multipliedReportingOverflow(by: block).0)
    total = Int64(clamping: UInt64(figures.f_blocks).multipliedReportingOverflow(by: block).0)
  }
}
