import Glibc

/// Text in the encodings that the C library knows.
package enum LegacyText {
  /// The bytes of `text` in `encoding`; what the encoding does not have ends it.
  package static func encode(_ text: String, as encoding: String) -> [UInt8] {
    let converter = iconv_open(encoding, "UTF-8")
    defer { iconv_close(converter) }
    var source = text.utf8.map { CChar(bitPattern: $0) }
    var target = [CChar](repeating: 0, count: source.count * 4 + 16)
    let room = target.count
    var left = room
    source.withUnsafeMutableBufferPointer { input in
      target.withUnsafeMutableBufferPointer { output in
        var (from, to) = (input.baseAddress, output.baseAddress)
        var count = input.count
        _ = iconv(converter, &from, &count, &to, &left)
        _ = iconv(converter, nil, nil, &to, &left)
      }
    }
    return target.prefix(room - left).map { UInt8(bitPattern: $0) }
  }
}
