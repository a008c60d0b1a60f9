import CZlib
import CZstd
import Glibc

/// Reads a file, or standard input, line by line; gzip and zstd are told by their first bytes.
///
/// Memory is bounded by the longest line and two buffers of 256 KiB.
package final class LineReader {
  private static let chunk = 1 << 18

  private let path: String
  private let longestLine: Int
  private let descriptor: Int32
  private var decoder: any ByteDecoder = Verbatim()
  private var isStarted = false
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  /// Whether the last line that `next` gave had no `\n`.
  private(set) var isTorn = false

  /// Opens `path`; `-` is standard input.
  ///
  /// - Parameter longestLine: where a line has more bytes, decoded, the file counts as damaged.
  package init(_ path: String, longestLine: Int = .max) throws(OutputError) {
    self.path = path == "-" ? "standard input" : path
    self.longestLine = longestLine
    descriptor = path == "-" ? dup(0) : open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw .system("open", path: self.path) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// The next line without its `\n`, nil at the end. A last line without `\n` counts.
  package func next() throws(OutputError) -> [UInt8]? {
    var searched = start
    while true {
      if let newline = newline(from: searched) {
        defer { start = newline + 1 }
        return Array(buffer[start..<newline])
      }
      searched = buffer.count - start
      buffer.removeFirst(start)
      start = 0
      if searched > longestLine {
        throw OutputError(.damaged("a line of more than \(longestLine) bytes"), path: path)
      }
      if isAtEnd {
        guard !buffer.isEmpty else { return nil }
        defer { buffer.removeAll() }
        isTorn = true
        return buffer
      }
      try fill()
    }
  }

  /// The place of the next line feed; the C library finds it, a line may have megabytes.
  private func newline(from start: Int) -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard start < bytes.count, let first = bytes.baseAddress,
        let found = memchr(first + start, 0x0A, bytes.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - first
    }
  }

  private func fill() throws(OutputError) {
    // Where lines are bounded, little is unpacked at once: gzip makes a thousandfold of zeros.
    let chunk = longestLine == .max ? Self.chunk : Self.chunk / 16
    var bytes = [UInt8](repeating: 0, count: chunk)
    let count = bytes.withUnsafeMutableBytes { target in
      retryingOnInterrupt { read(descriptor, target.baseAddress, chunk) }
    }
    if count < 0 { throw .system("read", path: path) }
    bytes.removeLast(chunk - count)
    isAtEnd = count == 0
    if !isStarted {
      isStarted = true
      decoder = Self.decoder(for: bytes)
    }
    do {
      try decoder.decode(bytes, into: &buffer, isLast: isAtEnd)
    } catch {
      throw OutputError(.damaged(error.what), path: path)
    }
  }

  private static func decoder(for bytes: [UInt8]) -> any ByteDecoder {
    if bytes.starts(with: [0x1F, 0x8B]) { return GzipDecoder() }
    if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return ZstdDecoder() }
    return Verbatim()
  }
}

struct DecodingError: Error {
  let what: String
}

protocol ByteDecoder {
  mutating func decode(
    _ bytes: [UInt8], into output: inout [UInt8], isLast: Bool
  ) throws(DecodingError)
}

struct Verbatim: ByteDecoder {
  mutating func decode(_ bytes: [UInt8], into output: inout [UInt8], isLast: Bool) {
    output.append(contentsOf: bytes)
  }
}

final class GzipDecoder: ByteDecoder {
  private var stream = z_stream()
  private var isBetweenMembers = true

  init() { newsloom_inflate_init(&stream) }
  deinit { inflateEnd(&stream) }

  func decode(
    _ bytes: [UInt8], into output: inout [UInt8], isLast: Bool
  ) throws(DecodingError) {
    if isLast, !isBetweenMembers { throw DecodingError(what: "the gzip stream ends too early") }
    var bytes = bytes
    var room = [UInt8](repeating: 0, count: 1 << 18)
    var consumed = 0
    while consumed < bytes.count {
      var result = Z_OK
      let made = bytes.withUnsafeMutableBufferPointer { from in
        room.withUnsafeMutableBufferPointer { to in
          stream.next_in = from.baseAddress?.advanced(by: consumed)
          stream.avail_in = UInt32(from.count - consumed)
          stream.next_out = to.baseAddress
          stream.avail_out = UInt32(to.count)
          result = inflate(&stream, Z_NO_FLUSH)
          consumed = from.count - Int(stream.avail_in)
          return to.count - Int(stream.avail_out)
        }
      }
      guard result == Z_OK || result == Z_STREAM_END else {
        throw DecodingError(what: "not a whole gzip stream")
      }
      output.append(contentsOf: room[..<made])
      isBetweenMembers = result == Z_STREAM_END
      if isBetweenMembers { inflateReset(&stream) }
    }
  }
}

final class ZstdDecoder: ByteDecoder {
  private let context = ZSTD_createDCtx()
  private var isBetweenFrames = true

  deinit { ZSTD_freeDCtx(context) }

  func decode(
    _ bytes: [UInt8], into output: inout [UInt8], isLast: Bool
  ) throws(DecodingError) {
    if isLast, !isBetweenFrames { throw DecodingError(what: "the zstd stream ends too early") }
    var room = [UInt8](repeating: 0, count: 1 << 18)
    var consumed = 0
    var isFull = false
    while consumed < bytes.count || isFull {
      var result = 0
      let made = bytes.withUnsafeBytes { from in
        room.withUnsafeMutableBytes { to in
          var source = ZSTD_inBuffer(src: from.baseAddress, size: from.count, pos: consumed)
          var sink = ZSTD_outBuffer(dst: to.baseAddress, size: to.count, pos: 0)
          result = ZSTD_decompressStream(context, &sink, &source)
          consumed = source.pos
          return sink.pos
        }
      }
      if ZSTD_isError(result) != 0 {
        throw DecodingError(what: String(cString: ZSTD_getErrorName(result)))
      }
      output.append(contentsOf: room[..<made])
      isBetweenFrames = result == 0
      isFull = made == room.count
    }
  }
}
