import Markup

/// A line in the form in which rules compare it: lower case, plain quotation marks and dashes.
struct LineKey: Sendable {
  /// As it stands.
  private(set) var whole: [UInt8]
  /// Numbers as `#`, without bullets and punctuation at both ends.
  private(set) var core: [UInt8] = []

  init(_ line: String) {
    let isASCII = line.utf8.allSatisfy { $0 < 0x80 }
    whole = isASCII ? line.utf8.map(\.lowercasedASCII) : Self.plain(line.lowercased())
    core = Self.core(of: whole.span)
  }

  /// The core of a part of a rule, which keeps the white space at its ends.
  static func pattern(_ piece: Substring) -> [UInt8] {
    folded(plain(piece.lowercased()).span)
  }

  private static func plain(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if let plain = plain(scalar) {
        if plain != 0 { bytes.append(plain) }
      } else if scalar.value == 0x2026 {
        bytes.append(contentsOf: [0x2E, 0x2E, 0x2E])
      } else {
        bytes.append(scalar)
      }
    }
    return bytes
  }

  /// The ASCII character that a typographic one stands for, 0 for one that is left out.
  private static func plain(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x00...0x7F: UInt8(scalar.value)
    case 0x2018, 0x2019, 0x201B, 0x00B4, 0x02BC: UInt8(ascii: "'")
    case 0x201C...0x201F, 0x00AB, 0x00BB, 0x300C, 0x300D: UInt8(ascii: "\"")
    case 0x2010...0x2015, 0x2212, 0x2022, 0x00B7, 0x2023, 0x2043, 0x25A0...0x25FF, 0x2190...0x21FF,
      0x2605, 0x2606, 0x2794...0x27BF, 0x203A, 0x2039:
      UInt8(ascii: "-")
    case 0x0307: 0
    default: nil
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
