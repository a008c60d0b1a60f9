import Foundation

/// White space, invisible characters and canonical composition of one line.
enum UnicodeCleaning {
  /// The line with every run of white space as one space, none at its ends, in form NFC.
  static func cleaned(_ line: String) -> String {
    var line = line
    if line.withUTF8({ isClean($0.span) }) { return line }
    var text = String.UnicodeScalarView()
    var isGap = false
    var needsComposition = false
    for scalar in line.unicodeScalars {
      switch kind(of: scalar, after: text.last) {
      case .space: isGap = true
      case .invisible: continue
      case .combining:
        needsComposition = true
        fallthrough
      case .visible:
        if isGap, !text.isEmpty { text.append(" ") }
        isGap = false
        text.append(scalar)
      }
    }
    return needsComposition ? composed(text) : String(text)
  }

  /// Whether there is nothing to do, as in most lines of a page, told by the bytes.
  private static func isClean(_ bytes: Span<UInt8>) -> Bool {
    var before: UInt8 = 0x20
    for place in 0..<bytes.count {
      let byte = bytes[place]
      if byte > 0x20, byte < 0x7F || byte > 0x7F && byte < 0xC0 {
        // A letter, or what follows the first byte of one.
      } else if byte == 0x20 {
        if before == 0x20 { return false }
      } else if place + 2 >= bytes.count && byte >= 0xE0 || !isPlain(byte, bytes, place + 1) {
        return false
      }
      before = byte
    }
    return before != 0x20
  }

  /// Whether no character with this first byte and the bytes after it is a space, invisible, or to
  /// be composed.
  private static func isPlain(_ lead: UInt8, _ bytes: Span<UInt8>, _ next: Int) -> Bool {
    guard next < bytes.count else { return false }
    switch lead {
    case 0xC2: return bytes[next] > 0xA0 && bytes[next] != 0xAD
    case 0xC3...0xCB, 0xCE...0xD8, 0xDA...0xDF, 0xE4...0xEE, 0xF0...0xF2: return true
    case 0xE2:
      // Dashes and quotation marks; signs but the Greek and Angstrom ones that NFC replaces.
      if bytes[next] == 0x80 { return (0x90...0xA7).contains(bytes[next + 1]) }
      return bytes[next] != 0x81 && bytes[next] != 0x84
    case 0xE3:
      if bytes[next] == 0x80 { return bytes[next + 1] != 0x80 }
      return bytes[next] != 0x82 || bytes[next + 1] != 0x99
    default: return false
    }
  }

  /// Longer pieces are composed one after the other: Foundation moves all that follows for every
  /// character it composes, which took minutes for a line of a megabyte.
  private static let longestPiece = 1_024

  private static func composed(_ text: String.UnicodeScalarView) -> String {
    var composed = ""
    var piece = String.UnicodeScalarView()
    var count = 0
    for scalar in text {
      // Nothing composes with a character before ASCII; a longer run of marks is no text.
      if count >= longestPiece, scalar.value < 0x80 || count >= 4 * longestPiece {
        composed += String(piece).precomposedStringWithCanonicalMapping
        piece = String.UnicodeScalarView()
        count = 0
      }
      piece.append(scalar)
      count += 1
    }
    return composed + String(piece).precomposedStringWithCanonicalMapping
  }

  private enum Kind {
    case visible
    case space
    case invisible
    /// Not necessarily in NFC.
    case combining
  }

  private static func kind(of scalar: Unicode.Scalar, after last: Unicode.Scalar?) -> Kind {
    let value = scalar.value
    if value < 0x300 {
      if value > 0x20 && value < 0x7F || value > 0xA0 && value != 0xAD { return .visible }
      if value == 0xAD || value < 0x20 && !(0x09...0x0D).contains(value) { return .invisible }
      return value == 0x20 || value == 0xA0 || value == 0x85 || value < 0x0E ? .space : .invisible
    }
    switch value {
    case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return .space
    case 0x200C, 0x200D: return joins(last) ? .visible : .invisible
    case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFC,
      0x180E, 0xE0000...0xE0FFF:
      return .invisible
    case 0x0300...0x036F, 0x0653...0x0655, 0x0900...0x0DFF, 0x1100...0x11FF, 0x1DC0...0x1DFF,
      0x2126, 0x212A, 0x212B, 0x3099, 0x309A, 0xF900...0xFAFF, 0xFB1D...0xFB4F:
      return .combining
    default: return .visible
    }
  }

  /// Whether a joiner after the scalar means something: in Arabic and Indic scripts and in emoji.
  private static func joins(_ scalar: Unicode.Scalar?) -> Bool {
    guard let value = scalar?.value else { return false }
    return (0x0600...0x0DFF).contains(value) || (0x0F00...0x109F).contains(value)
      || (0x1780...0x18AF).contains(value) || value >= 0x2190
  }
}
