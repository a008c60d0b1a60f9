import Glibc

/// Writes lines to a new file or to standard output, through a buffer of 1 MiB.
///
/// For one-shot results, which are made again after a crash; the service's records go through
/// `RecordWriter`.
package final class LineWriter {
  private static let limit = 1 << 20

  private let descriptor: Int32
  private let path: String
  private var buffer: [UInt8] = []

  /// Makes the file at `path`, replacing one that is there; nil is standard output.
  package init(_ path: String?) throws(OutputError) {
    self.path = path ?? "standard output"
    descriptor = path.map { open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644) } ?? dup(1)
    if descriptor < 0 { throw .system("open", path: self.path) }
    buffer.reserveCapacity(Self.limit + (1 << 16))
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  package func write(_ line: [UInt8]) throws(OutputError) {
    buffer.append(contentsOf: line)
    if buffer.count >= Self.limit { try flush() }
  }

  /// Hands everything to the system; to be called before the writer goes.
  package func flush() throws(OutputError) {
    var written = 0
    while written < buffer.count {
      let count = buffer.withUnsafeBytes { bytes in
        retryingOnInterrupt {
          Glibc.write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
        }
      }
      if count < 0 { throw .system("write", path: path) }
      written += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
