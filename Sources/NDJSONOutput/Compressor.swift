import CZlib
import CZstd
import Glibc

/// Compresses one file into another, in bounded memory.
enum Compressor {
  private static let chunk = 1 << 18
  /// zstd's own default: on NDJSON of news about a quarter of the size at 300 MB/s.
  private static let zstdLevel: Int32 = 3
  private static let gzipLevel: Int32 = 6

  /// Writes `source` compressed to `target`, replacing it, and syncs it.
  static func compress(
    _ source: String, to target: String, _ compression: RotationPolicy.Compression
  ) throws(OutputError) {
    let input = try Descriptor(opening: source, O_RDONLY)
    let output = try Descriptor(opening: target, O_WRONLY | O_CREAT | O_TRUNC)
    var written: Int64 = 0
    switch compression {
    case .zstd: try zstd(input, output, &written)
    case .gzip: try gzip(input, output, &written)
    case .none: preconditionFailure("the caller does not compress with no method")
    }
    try output.sync()
  }

  private static func zstd(
    _ input: Descriptor, _ output: borrowing Descriptor, _ written: inout Int64
  ) throws(OutputError) {
    guard let context = ZSTD_createCCtx() else {
      throw OutputError(.system(call: "malloc", code: ENOMEM), path: output.path)
    }
    defer { ZSTD_freeCCtx(context) }
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, zstdLevel)
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
    var buffer = [UInt8](repeating: 0, count: ZSTD_CStreamOutSize())
    var offset: Int64 = 0
    while true {
      let bytes = try input.read(chunk, at: offset)
      offset += Int64(bytes.count)
      let mode = bytes.count < chunk ? ZSTD_e_end : ZSTD_e_continue
      var consumed = 0
      var remaining = 1
      while consumed < bytes.count || (mode == ZSTD_e_end && remaining != 0) {
        let made = bytes.withUnsafeBytes { from in
          buffer.withUnsafeMutableBytes { to in
            var source = ZSTD_inBuffer(src: from.baseAddress, size: from.count, pos: consumed)
            var sink = ZSTD_outBuffer(dst: to.baseAddress, size: to.count, pos: 0)
            remaining = ZSTD_compressStream2(context, &sink, &source, mode)
            consumed = source.pos
            return sink.pos
          }
        }
        if ZSTD_isError(remaining) != 0 {
          throw OutputError(
            .damaged(String(cString: ZSTD_getErrorName(remaining))), path: output.path)
        }
        try output.append(Array(buffer[..<made]), at: written)
        written += Int64(made)
      }
      if mode == ZSTD_e_end { return }
    }
  }

  private static func gzip(
    _ input: Descriptor, _ output: borrowing Descriptor, _ written: inout Int64
  ) throws(OutputError) {
    var stream = z_stream()
    guard newsloom_gzip_init(&stream, gzipLevel) == Z_OK else {
      throw OutputError(.system(call: "malloc", code: ENOMEM), path: output.path)
    }
    defer { deflateEnd(&stream) }
    var buffer = [UInt8](repeating: 0, count: chunk)
    var offset: Int64 = 0
    while true {
      var bytes = try input.read(chunk, at: offset)
      offset += Int64(bytes.count)
      let isLast = bytes.count < chunk
      var consumed = 0
      var result = Z_OK
      repeat {
        let made = bytes.withUnsafeMutableBufferPointer { from in
          buffer.withUnsafeMutableBufferPointer { to in
            stream.next_in = from.baseAddress?.advanced(by: consumed)
            stream.avail_in = UInt32(from.count - consumed)
            stream.next_out = to.baseAddress
            stream.avail_out = UInt32(to.count)
            result = deflate(&stream, isLast ? Z_FINISH : Z_NO_FLUSH)
            consumed = from.count - Int(stream.avail_in)
            return to.count - Int(stream.avail_out)
          }
        }
        try output.append(Array(buffer[..<made]), at: written)
        written += Int64(made)
      } while consumed < bytes.count || (isLast && result != Z_STREAM_END)
      if isLast { return }
    }
  }
}
