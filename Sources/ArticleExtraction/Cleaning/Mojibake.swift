import Markup

/// UTF-8 that was read as windows-1252: `donâ€™t`, `cafÃ©`.
///
/// Only runs of non-ASCII characters are looked at, never the whole text, so that proper text beside
/// a damaged run keeps what it is.
enum Mojibake {
  /// The text with damaged runs repaired.
  static func repaired(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0xC3 }) else { return text }
    var repaired = String.UnicodeScalarView()
    var run: [(scalar: Unicode.Scalar, byte: UInt8)] = []
    var before: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x80, let byte = byte(of: scalar) {
        run.append((scalar, byte))
        continue
      }
      flush(&run, after: before, to: &repaired)
      repaired.append(scalar)
      before = scalar
    }
    flush(&run, after: before, to: &repaired)
    return String(repaired)
  }

  private static func flush(
    _ run: inout [(scalar: Unicode.Scalar, byte: UInt8)], after before: Unicode.Scalar,
    to text: inout String.UnicodeScalarView
  ) {
    defer { run.removeAll(keepingCapacity: true) }
    guard run.count > 1, run[0].byte >= 0xC2,
      let decoded = String(validating: run.map(\.byte), as: UTF8.self),
      isConvincing(decoded, lead: run[0].byte, second: run[1].scalar, after: before)
    else { return text.append(contentsOf: run.lazy.map(\.scalar)) }
    text.append(contentsOf: decoded.unicodeScalars)
  }

  /// `Ã`, `Â` and `â` begin the damage of Latin letters and punctuation, three characters in a row
  /// that of other scripts; "IRMÃ”" is a word before a quotation mark.
  private static func isConvincing(
    _ decoded: String, lead: UInt8, second: Unicode.Scalar, after before: Unicode.Scalar
  ) -> Bool {
    let scalars = decoded.unicodeScalars
    guard !scalars.contains(where: { (0x80...0x9F).contains($0.value) }) else { return false }
    switch lead {
    case 0xE2: return true
    case 0xC2, 0xC3:
      let afterCapital = before.value &- 0x41 < 26
      return !(afterCapital && (0x2018...0x203A).contains(second.value))
    default: return scalars.count >= 3
    }
  }

  /// The byte that windows-1252 reads as the scalar.
  private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    if (0xA0...0xFF).contains(scalar.value) || (0x80...0x9F).contains(scalar.value) {
      return UInt8(scalar.value)
    }
    guard scalar.value < 0x2123,
      let index = HTMLEntities.windows1252.firstIndex(of: scalar)
    else { return nil }
    return 0x80 + UInt8(index)
  }
}
