import NewsModel

/// When a live file is closed, how closed files are kept, and for how long.
package struct RotationPolicy: Hashable, Sendable {
  package enum Compression: String, CaseIterable, Hashable, Sendable {
    case zstd
    case gzip
    case none
  }

  /// Bytes after which the live file is closed.
  package var size: Int64
  /// Age of its first line after which the live file is closed; nil: never for its age.
  package var every: Duration?
  /// Age after which closed files are deleted; nil: never.
  package var keep: Duration?
  package var compression: Compression

  package init(
    size: Int64 = 256 << 20, every: Duration? = .seconds(86_400), keep: Duration? = nil,
    compression: Compression = .zstd
  ) {
    self.size = size
    self.every = every
    self.keep = keep
    self.compression = compression
  }

  func isDue(_ position: OutputPosition, at now: Timestamp) -> Bool {
    guard position.offset > 0 else { return false }
    if position.offset >= size { return true }
    guard let every, let begun = position.begun else { return false }
    // Begun in the future: by a clock that was wrong.
    return now.since(begun) >= every || begun.since(now) >= every
  }
}
