/// What the word scanner does with each scalar of the Basic Multilingual Plane.
///
/// One 32-bit entry a scalar (256 KB): the folded base in the low 16 bits, the sum of its marks
/// above, then the class and whether it is upper case. Built once, in about ten milliseconds, from
/// the Unicode properties of the standard library and ``decompositions``.
struct FoldTable: Sendable {
  static let shared = FoldTable()

  static let markMask: UInt32 = 0x3FF

  /// The role of a scalar in a word.
  enum Role: UInt32 {
    case separator
    /// A letter of a script with case.
    case cased
    /// A letter of a script without case, or a vowel sign that belongs into its words.
    case caseless
    case digit
    /// A combining mark: joins the letter before it.
    case mark
    /// A character of a script without spaces; words are pairs of them.
    case unit
    /// Invisible inside a word: joiners, soft hyphens, Arabic and Hebrew vowel points.
    case ignorable
    /// Folds to the several scalars of an expansion; the base is its number.
    case expansion
    /// Ends a sentence.
    case terminator
    /// Opens a quotation.
    case openingQuote
    /// Ends a paragraph.
    case lineBreak
  }

  struct Entry {
    var bits: UInt32

    init(role: Role, base: UInt32 = 0, marks: UInt32 = 0, isUpper: Bool = false) {
      bits = base | marks << 16 | role.rawValue << 26 | (isUpper ? 1 << 30 : 0)
    }

    var role: Role { Role(rawValue: bits >> 26 & 0xF) ?? .separator }
    var base: UInt32 { bits & 0xFFFF }
    var marks: UInt32 { bits >> 16 & FoldTable.markMask }
    var isUpper: Bool { bits >> 30 & 1 == 1 }
  }

  /// The folded letter or digit of an ASCII byte, 0 for all other bytes; 256 of them.
  let ascii: [UInt8]
  private let entries: [Entry]
  private let expansions: [[UInt32]]

  /// A number for a combining mark, such that the sums of all decompositions of one letter differ.
  ///
  /// The multiplier was searched for: it is the first from the golden ratio on with which no two
  /// letters of `decompositions` with the same base have the same sum.
  static func markNumber(_ scalar: UInt32) -> UInt32 {
    (scalar &* scalar &* 0x9E37_79B7) >> 22
  }

  /// The entry of any scalar.
  @inline(__always)
  func entry(of scalar: UInt32) -> Entry {
    scalar < 0x1_0000 ? entries[Int(scalar)] : Self.astralEntry(scalar)
  }

  /// The scalars that an entry with the role `expansion` stands for.
  func expansion(_ number: UInt32) -> [UInt32] {
    expansions.indices.contains(Int(number)) ? expansions[Int(number)] : []
  }

  private init() {
    var builder = FoldTableBuilder()
    builder.readDecompositions()
    entries = builder.entries()
    expansions = builder.expansions
    ascii = (0..<256).map { byte in
      switch UInt8(byte) {
      case 0x30...0x39, 0x61...0x7A: UInt8(byte)
      case 0x41...0x5A: UInt8(byte) | 0x20
      default: 0
      }
    }
  }

  /// Scalars beyond the plane: rare enough to ask the standard library each time.
  ///
  /// Their low 16 bits stand for them: a confusion with a letter 65,536 away does no harm.
  private static func astralEntry(_ value: UInt32) -> Entry {
    guard let scalar = Unicode.Scalar(value) else { return Entry(role: .separator) }
    let properties = scalar.properties
    if (0x2_0000...0x3_FFFF).contains(value) { return Entry(role: .unit, base: value & 0xFFFF) }
    if properties.numericType == .decimal, let digit = properties.numericValue {
      return Entry(role: .digit, base: 0x30 + UInt32(digit))
    }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter:
      let lower = properties.lowercaseMapping.unicodeScalars.first?.value ?? value
      return Entry(role: .cased, base: lower & 0xFFFF, isUpper: lower != value)
    case .otherLetter, .modifierLetter, .titlecaseLetter:
      return Entry(role: .caseless, base: value & 0xFFFF)
    case .nonspacingMark, .spacingMark: return Entry(role: .ignorable)
    case .format: return Entry(role: .ignorable)
    default: return Entry(role: .separator)
    }
  }
}
