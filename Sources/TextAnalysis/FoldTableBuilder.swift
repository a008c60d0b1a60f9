/// Makes the entries of ``FoldTable``.
struct FoldTableBuilder {
  private(set) var expansions: [[UInt32]] = []
  private var decomposed: [UInt32: [UInt32]] = [:]

  /// Parses ``FoldTable/decompositions``.
  mutating func readDecompositions() {
    var scalars: [UInt32] = []
    var value: UInt32 = 0
    FoldTable.decompositions.withUTF8Buffer { buffer in
      for byte in buffer {
        switch byte {
        case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
        case 0x61...0x66: value = value << 4 | UInt32(byte - 0x57)
        default:
          scalars.append(value)
          value = 0
          if byte != 0x2B, let letter = scalars.first {
            decomposed[letter] = Array(scalars.dropFirst())
            scalars.removeAll(keepingCapacity: true)
          }
        }
      }
    }
    scalars.append(value)
    if let letter = scalars.first { decomposed[letter] = Array(scalars.dropFirst()) }
  }

  mutating func entries() -> [FoldTable.Entry] {
    (0..<0x1_0000).map { entry(UInt32($0)) }
  }

  private mutating func entry(_ value: UInt32) -> FoldTable.Entry {
    guard let scalar = Unicode.Scalar(value) else { return .init(role: .separator) }
    if let fixed = Self.fixedRole(value) { return .init(role: fixed, base: value) }
    let properties = scalar.properties
    if properties.numericType == .decimal, let digit = properties.numericValue {
      return .init(role: .digit, base: 0x30 + UInt32(digit))
    }
    switch properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter:
      let lower = properties.lowercaseMapping.unicodeScalars.map(\.value)
      return letter(lower.flatMap { decomposed[$0] ?? [$0] }, isUpper: true)
    case .lowercaseLetter, .otherLetter, .modifierLetter:
      return letter(decomposed[value] ?? [value], isUpper: false)
    case .nonspacingMark, .spacingMark, .enclosingMark:
      return mark(value)
    case .format: return .init(role: .ignorable)
    case .lineSeparator, .paragraphSeparator: return .init(role: .lineBreak)
    default: return .init(role: .separator)
    }
  }

  /// Roles that do not follow from the properties.
  private static func fixedRole(_ value: UInt32) -> FoldTable.Role? {
    switch value {
    case 0x2026, 0x3002, 0xFF01, 0xFF1F, 0xFF61, 0x061F, 0x06D4, 0x0964, 0x203C, 0x1362:
      .terminator
    case 0x00AB, 0x2018, 0x201C, 0x201E, 0x201A, 0x300C, 0x300E, 0x300A: .openingQuote
    case 0x0085: .lineBreak
    case 0x0640: .ignorable  // Arabic tatweel: only stretches the line.
    default: nil
    }
  }

  private mutating func letter(_ scalars: [UInt32], isUpper: Bool) -> FoldTable.Entry {
    let bases = scalars.filter { !Self.isMark($0) }
    guard bases.count == 1, let base = bases.first, base < 0x1_0000 else {
      expansions.append(scalars)
      return .init(role: .expansion, base: UInt32(expansions.count - 1), isUpper: isUpper)
    }
    let narrow = (0xFF21...0xFF5A).contains(base) ? (base - 0xFEE0) | 0x20 : base
    let marks = scalars.filter(Self.isMark).reduce(0) { $0 &+ FoldTable.markNumber($1) }
    return .init(
      role: role(ofLetter: narrow), base: narrow, marks: marks & FoldTable.markMask,
      isUpper: isUpper)
  }

  private func role(ofLetter base: UInt32) -> FoldTable.Role {
    if Self.isUnspaced(base) { return .unit }
    guard let scalar = Unicode.Scalar(base) else { return .separator }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter: return .cased
    default: return .caseless
    }
  }

  private func mark(_ value: UInt32) -> FoldTable.Entry {
    if Self.isVowelPoint(value) { return .init(role: .ignorable) }
    if (0x0900...0x0DFF).contains(value) { return .init(role: .caseless, base: value) }
    return .init(role: .mark, marks: FoldTable.markNumber(value))
  }

  private static func isMark(_ value: UInt32) -> Bool {
    switch Unicode.Scalar(value)?.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  /// Arabic and Hebrew points: most texts leave them out.
  private static func isVowelPoint(_ value: UInt32) -> Bool {
    (0x0591...0x05C7).contains(value) || (0x064B...0x0652).contains(value) || value == 0x0670
  }

  /// Han, kana, Hangul, Bopomofo, Yi; Thai, Lao, Myanmar, Khmer.
  private static func isUnspaced(_ value: UInt32) -> Bool {
    switch value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1100...0x11FF, 0x3005...0x3007,
      0x3041...0x312F, 0x3130...0x318F, 0x31A0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF66...0xFFDC:
      true
    default: false
    }
  }
}
