import Markup
import NewsModel

/// A line in the form in which rules compare it: lower case, plain quotation marks and dashes.
struct LineKey: Sendable {
  /// As it stands.
  private(set) var whole: [UInt8]
  /// Numbers as `#`, without bullets and punctuation at both ends.
  private(set) var core: [UInt8] = []

  init(_ line: String) {
    whole = Self.plain(line)
    core = Self.core(of: whole.span)
  }

  /// The core of a part of a rule, which keeps the white space at its ends.
  static func pattern(_ piece: Substring) -> [UInt8] {
    folded(plain(String(piece)).span)
  }

  private static func plain(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { source in
      var bytes: [UInt8] = []
      bytes.reserveCapacity(source.count + 8)
      var place = 0
      while place < source.count {
        if source[place] < 0x80 {
          bytes.append(source[place].lowercasedASCII)
          place += 1
        } else {
          let (scalar, length) = UTF8Scalar.read(source.span, at: place)
          append(scalar, to: &bytes)
          place += length
        }
      }
      return bytes
    }
  }

  /// Appends a character beyond ASCII in lower case, or the ASCII that it stands for.
  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar.value {
    case 0x2018, 0x2019, 0x201B, 0x00B4, 0x02BC: bytes.append(UInt8(ascii: "'"))
    case 0x201C...0x201F, 0x00AB, 0x00BB, 0x300C, 0x300D: bytes.append(UInt8(ascii: "\""))
    case 0x2010...0x2015, 0x2212, 0x2022, 0x00B7, 0x2023, 0x2043, 0x25A0...0x25FF, 0x2190...0x21FF,
      0x2605, 0x2606, 0x2794...0x27BF, 0x203A, 0x2039:
      bytes.append(UInt8(ascii: "-"))
    case 0x2026: bytes.append(contentsOf: [0x2E, 0x2E, 0x2E])
    case 0x0307: break
    default: appendLowercased(scalar, to: &bytes)
    }
  }

  /// Lower case by arithmetic for the letters that news is written in: Foundation's and the
  /// standard library's took a tenth of an extraction.
  private static func appendLowercased(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    let value = scalar.value
    switch value {
    case 0xC0...0xDE where value != 0xD7, 0x391...0x3A9, 0x410...0x42F:
      bytes.append(Unicode.Scalar(value + 0x20) ?? scalar)
    case 0x400...0x40F: bytes.append(Unicode.Scalar(value + 0x50) ?? scalar)
    case 0x130: bytes.append(UInt8(ascii: "i"))
    case 0x80..<0x100, 0x3AA...0x3FF, 0x430...0x45F, 0x590...0x109F, 0x1100...0x13FF,
      0x2000...0x20FF, 0x2E80...0xA63F, 0xA800...0xFEFF:
      bytes.append(scalar)
    default: bytes.append(contentsOf: Array(scalar.properties.lowercaseMapping.utf8))
    }
  }

  private static func folded(_ bytes: Span<UInt8>) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count)
    for place in 0..<bytes.count {
      let byte = bytes[place]
      if !byte.isASCIIDigit {
        folded.append(byte)
      } else if folded.last != UInt8(ascii: "#") {
        folded.append(UInt8(ascii: "#"))
      }
    }
    return folded
  }

  private static func core(of bytes: Span<UInt8>) -> [UInt8] {
    var (lower, upper) = (0, bytes.count)
    while lower < upper, isEdge(bytes[lower]) { lower += 1 }
    while lower < upper, isEdge(bytes[upper - 1]) { upper -= 1 }
    return folded(bytes.extracting(lower..<upper))
  }

  /// All ASCII punctuation but `#`, `@`, `&` and `$`, which begin words.
  static func isEdge(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x21, 0x22, 0x27...0x2F, 0x3A...0x3F, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
