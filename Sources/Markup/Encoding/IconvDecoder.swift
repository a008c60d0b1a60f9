import Glibc

/// A stream of bytes in some encoding, turned into UTF-8 by the C library.
///
/// What the encoding does not have costs one byte and becomes U+FFFD.
struct IconvDecoder: ~Copyable {
  /// What `iconv_open` returns where it fails: `(iconv_t) -1`.
  static var failure: iconv_t? { iconv_t(bitPattern: -1) }

  private let converter: iconv_t
  private let unit: Int
  /// The beginning of a character whose end has not come yet, at most a few bytes.
  private var pending: [UInt8] = []
  private(set) var faults = 0

  /// Nil where the C library lacks the table.
  init?(_ encoding: CharacterEncoding) {
    guard let converter = iconv_open("UTF-8", encoding.name), converter != Self.failure else {
      return nil
    }
    self.converter = converter
    if case .wide(let unit) = encoding.shapeOfWideName { self.unit = unit } else { unit = 1 }
  }

  deinit {
    iconv_close(converter)
  }

  /// Decodes `bytes`, keeping an unfinished character for the next call. Linear.
  mutating func append(_ bytes: Span<UInt8>, to text: inout [UInt8]) {
    if pending.isEmpty {
      let rest = bytes.withUnsafeBufferPointer { convert($0, to: &text) }
      bytes.append(rest..<bytes.count, to: &pending)
      return
    }
    var joined = pending
    bytes.append(0..<bytes.count, to: &joined)
    pending.removeAll()
    let rest = joined.withUnsafeBufferPointer { convert($0, to: &text) }
    pending = Array(joined[rest...])
  }

  /// Ends the stream: an unfinished character becomes U+FFFD, combining ones held back come out.
  mutating func finish(to text: inout [UInt8]) {
    if !pending.isEmpty {
      appendReplacement(to: &text)
      pending.removeAll()
    }
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
      var output = buffer.baseAddress
      var room = buffer.count
      _ = iconv(converter, nil, nil, &output, &room)
      buffer.prefix(buffer.count - room).withMemoryRebound(to: UInt8.self) {
        text.append(contentsOf: $0)
      }
    }
  }

  private mutating func appendReplacement(to text: inout [UInt8]) {
    faults += 1
    text.append(contentsOf: [0xEF, 0xBF, 0xBD])
  }

  /// Converts as much as there is; returns where an unfinished character begins.
  private mutating func convert(_ bytes: UnsafeBufferPointer<UInt8>, to text: inout [UInt8])
    -> Int
  {
    var consumed = 0
    while consumed < bytes.count {
      let (read, code) = step(UnsafeBufferPointer(rebasing: bytes[consumed...]), to: &text)
      consumed += read
      guard code == EILSEQ || code == EINVAL else { continue }
      // No encoding has characters of more than eight bytes: a longer rest is a fault.
      if code == EINVAL, bytes.count - consumed <= 8 { return consumed }
      appendReplacement(to: &text)
      consumed += min(unit, bytes.count - consumed)
    }
    return consumed
  }

  /// One call of `iconv` with 8 KB of room; returns the bytes it read and its error, 0 for none.
  private func step(_ bytes: UnsafeBufferPointer<UInt8>, to text: inout [UInt8])
    -> (read: Int, code: Int32)
  {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 8_192) { buffer in
      bytes.withMemoryRebound(to: CChar.self) { source in
        var input = UnsafeMutablePointer(mutating: source.baseAddress)
        var left = source.count
        var output = buffer.baseAddress
        var room = buffer.count
        let result = iconv(converter, &input, &left, &output, &room)
        let code = result == -1 ? errno : 0
        buffer.prefix(buffer.count - room).withMemoryRebound(to: UInt8.self) {
          text.append(contentsOf: $0)
        }
        return (source.count - left, code)
      }
    }
  }
}

extension CharacterEncoding {
  /// The shape as far as the name alone tells it, so that a decoder can ask without recursion.
  fileprivate var shapeOfWideName: Shape {
    if name.hasPrefix("UTF-16") { return .wide(unit: 2) }
    return name.hasPrefix("UTF-32") ? .wide(unit: 4) : .singleByte
  }
}
