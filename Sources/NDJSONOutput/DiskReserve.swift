import Glibc

/// A file that only takes room, beside the state: given up when the disk is full, so that what has
/// been decided can still be stored, and made again when there is room.
package final class DiskReserve {
  private let directory: String
  private var path: String { directory + "/reserve" }
  private let wanted: Int64
  package private(set) var isHeld = false

  /// A transaction of 64 documents of 50 long entries has about 3 MB of pages in the log; the
  /// acknowledgement, a few pages.
  package static let size: Int64 = 4 << 20

  /// - Parameter size: bytes that the reserve takes, at most a 32nd of the file system.
  package init(directory: String, size: Int64 = DiskReserve.size) {
    self.directory = directory
    wanted = size
  }

  /// Makes the file whole, unless that would leave less than as much again free; a disk that is too
  /// full for it is no error.
  package func take() {
    guard !isHeld, let room = DiskRoom(at: directory) else { return }
    let size = min(wanted, room.total / 32)
    let descriptor = retryingOnInterrupt { open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640) }
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return }
    let missing = size - Int64(status.st_blocks) * 512
    if missing > 0 {
      guard room.available > missing + size, posix_fallocate(descriptor, 0, off_t(size)) == 0 else {
        ftruncate(descriptor, 0)
        return
      }
    }
    isHeld = true
  }

  /// The bytes that the reserve is short of, where it shares the file system of `path`: others leave
  /// them free, or what was given up for the state would go to new lines.
  package func shortage(besideFilesAt path: String) -> Int64 {
    var there = stat()
    var here = stat()
    guard !isHeld, let room = DiskRoom(at: directory), stat(path, &there) == 0,
      stat(directory, &here) == 0, there.st_dev == here.st_dev
    else { return 0 }
    var status = stat()
    let blocks = stat(self.path, &status) == 0 ? status.st_blocks : 0
    return max(0, min(wanted, room.total / 32) - Int64(blocks) * 512)
  }

  /// Gives the room back, that of an earlier run too; returns whether there was any.
  package func giveUp() -> Bool {
    isHeld = false
    var status = stat()
    guard stat(path, &status) == 0, status.st_blocks > 0 else { return false }
    return truncate(path, 0) == 0
  }
}
