import Glibc

/// A character encoding that the C library can read.
struct CharacterEncoding: Hashable, Sendable {
  /// How the bytes of an encoding relate to ASCII and to each other; what may be concluded from
  /// bytes depends on it.
  enum Shape: Sendable {
    case utf8
    /// UTF-16 and UTF-32: two or four bytes a unit.
    case wide(unit: Int)
    /// ASCII below 128, one byte a character above.
    case singleByte
    /// ASCII below 128, mostly two bytes a character above.
    case multiByte
    /// Nothing but ASCII bytes, which escape sequences give other meanings.
    case escaped
    /// One byte a character, and none of them as in ASCII.
    case ebcdic
  }

  /// The name that `iconv_open` knows.
  let name: String

  static let utf8 = CharacterEncoding(name: "UTF-8")
  static let windows1252 = CharacterEncoding(name: "CP1252")

  private init(name: String) {
    self.name = name
  }

  /// The encoding behind a label of a header or declaration, nil where nobody knows it.
  ///
  /// Case and punctuation do not matter. Labels of a charset that the web reads as a larger one
  /// (ISO 8859-1 as windows-1252, GB 2312 as GB 18030, …) follow the WHATWG Encoding Standard; all
  /// others are the C library's.
  init?(label: String) {
    let label = label.lowercased().filter { $0.isASCII && !$0.isWhitespace && !"/\"'".contains($0) }
    guard (2...40).contains(label.utf8.count) else { return nil }
    var key = label.filter { $0.isLetter || $0.isNumber }
    if let name = Self.aliases[key] {
      self.name = name
      return
    }
    for prefix in ["x", "cs"] where key.hasPrefix(prefix) {
      let rest = String(key.dropFirst(prefix.count))
      if let name = Self.aliases[rest] {
        self.name = name
        return
      }
      if !Self.isKnown(label) { key = rest }
    }
    let spellings = [label, label.replacing("_", with: "-")] + Self.spellings(of: key)
    guard let known = spellings.first(where: Self.isKnown) else { return nil }
    name = known.uppercased()
  }

  /// How the C library may spell a label of letters and digits only.
  private static func spellings(of key: String) -> [String] {
    let digits = key.drop { !$0.isNumber }
    if key.hasPrefix("iso8859") {
      // "iso88592" and "iso885921987", with the year of the standard.
      let part = key.dropFirst(7)
      return [part, part.dropLast(4)].map { "iso-8859-\($0)" }
    }
    if key.hasPrefix("isoir") { return ["iso-ir-\(digits)"] }
    if key.hasPrefix("iso2022") { return ["iso-2022-\(key.dropFirst(7))"] }
    if key.hasPrefix("ebcdiccp") { return ["ebcdic-cp-\(key.dropFirst(8))"] }
    let codePages = ["", "cp", "ibm", "ms", "windows", "win", "dos"].map { $0 + digits }
    return codePages.contains(key) ? ["cp\(digits)"] : [key]
  }

  var shape: Shape {
    if name == "UTF-8" { return .utf8 }
    if name.hasPrefix("UTF-16") { return .wide(unit: 2) }
    if name.hasPrefix("UTF-32") { return .wide(unit: 4) }
    if name.hasPrefix("ISO-2022") || name.hasPrefix("UTF-7") { return .escaped }
    if Self.multiByteNames.contains(name) { return .multiByte }
    return readsASCII ? .singleByte : .ebcdic
  }

  private var readsASCII: Bool {
    guard var decoder = IconvDecoder(self) else { return true }
    var text: [UInt8] = []
    decoder.append(Array("<?xml".utf8).span, to: &text)
    return text == Array("<?xml".utf8)
  }

  private static func isKnown(_ label: String) -> Bool {
    guard let converter = iconv_open("UTF-8", label), converter != IconvDecoder.failure else {
      return false
    }
    iconv_close(converter)
    return true
  }

  private static let multiByteNames: Set<String> = [
    "GB18030", "BIG5-HKSCS", "CP932", "EUC-JP-MS", "UHC", "EUC-TW", "JOHAB", "EUC-JISX0213",
    "SHIFT_JISX0213", "CP949", "CP936", "GBK",
  ]

  /// Labels without punctuation.
  private static let aliases: [String: String] = {
    let groups: [String: String] = [
      "UTF-8": "utf8 unicode11utf8 utf8n u8",
      "CP1252": """
      iso88591 iso885911987 latin1 l1 latin cp819 ibm819 isoir100 windows1252 cp1252 win1252 1252 \
      ansi msansi usascii ascii 8859 iso8859
      """,
      "CP1254": "iso88599 iso885991989 latin5 l5 windows1254 cp1254 win1254 msturk 1254",
      "CP1250": "windows1250 cp1250 win1250 msee 1250",
      "CP1251": "windows1251 cp1251 win1251 mscyrl win 1251",
      "CP1253": "windows1253 cp1253 win1253 msgreek 1253",
      "CP1255": "windows1255 cp1255 win1255 mshebr 1255",
      "CP1256": "windows1256 cp1256 win1256 msarab 1256",
      "ISO-8859-8": "iso88598 iso88598i iso88598e hebrew visual logical",
      "WINDOWS-874": """
      windows874 cp874 dos874 tis620 tis6200 tis62025290 tis62025291 iso885911 iso8859112001 \
      isoir166 thai
      """,
      "GB18030":
        "gb18030 gb180302000 gbk gb2312 gb231280 chinese cp936 ms936 936 euccn eucgb2312cn",
      "BIG5-HKSCS": """
      big5 big5hkscs hkscs cnbig5 cp950 big5tw big5eten bigfive ms950 950 xmactradchinese \
      mactradchinese
      """,
      "CP932": """
      shiftjis sjis mskanji windows31j cp932 ms932 windows932 932 macjapanese
      """,
      "SHIFT_JISX0213": "shiftjis2004 sjis2004 shiftjisx0213 sjisx0213",
      "EUC-JP-MS": "eucjp ujis eucjpms eucpkdfmtjapanese",
      "EUC-JISX0213": "eucjis2004 eucjisx0213 jisx0213",
      "UHC": """
      euckr ksc56011987 ksc56011989 ksc5601 ksx1001 korean cp949 ms949 uhc windows949 949 mackorean
      """,
      "JOHAB": "johab ms1361 cp1361",
      "ISO-2022-JP-2": "iso2022jp iso2022jp1 iso2022jp2",
      "MACINTOSH": "macintosh mac macroman macturkish macgreek",
      "MAC-CYRILLIC": "maccyrillic macukrainian",
      "MAC-CENTRALEUROPE": "maclatin2 maccenteuro maccentraleurope",
      "MAC-IS": "maciceland macis",
      "KOI8-R": "koi8r koi8 koi",
      "KOI8-U": "koi8u koi8ru",
      "CP866": "cp866 ibm866 866 dos866",
      "CP1125": "cp1125 ibm1125 1125 cp866u ruscii",
      "CP861": "cp861 ibm861 861 cpis",
      "CP869": "cp869 ibm869 869 cpgr",
      "PT154": "pt154 ptcp154 cp154 cyrillicasian",
      "RK1048": "rk1048 kz1048 strk10482002",
      "HP-ROMAN8": "hproman8 roman8 r8 ibm1051 cp1051",
      "UTF-16LE": "utf16le",
      "UTF-16BE": "utf16be",
      "UTF-16": "utf16 u16 ucs2 unicode iso10646ucs2",
      "UTF-32": "utf32 u32 ucs4",
    ]
    var names: [String: String] = [:]
    for (name, labels) in groups {
      for label in labels.split(separator: " ") { names[String(label)] = name }
    }
    return names
  }()
}
