/// What opening or watching a live file found and mended.
package enum TailRepair: Hashable, Sendable {
  /// Bytes of a torn line were cut off.
  case cut(path: String, bytes: Int64)
  /// Promised bytes that had not reached the file were written.
  case completed(path: String, bytes: Int64)
  /// The file is shorter than it was: somebody truncated it.
  case shortened(path: String, bytes: Int64)
  /// A rotation that a crash had interrupted was finished.
  case rotated(path: String)
  /// Another file has the name, or none had it; writing goes on there.
  case reopened(path: String)
}
