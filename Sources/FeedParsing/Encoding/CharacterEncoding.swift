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
  /// Labels for a charset that the web reads as a larger one (ISO 8859-1 as windows-1252, GB 2312
  /// as GB 18030, …) follow the WHATWG Encoding Standard; all others are the C library's.
  init?(label: String) {
    var label = label.lowercased().filter { $0.isASCII && !$0.isWhitespace && $0 != "/" }
    label = label.filter { $0 != "\"" && $0 != "'" }
    guard (2...40).contains(label.utf8.count) else { return nil }
    if let name = Self.aliases[label] {
      self.name = name
      return
    }
    if let alias = [label.dropPrefix("x-"), label.dropPrefix("cs")].compactMap({ $0 })
      .compactMap({ Self.aliases[$0] ?? (Self.isKnown($0) ? $0.uppercased() : nil) }).first
    {
      name = Self.isKnown(label) ? label.uppercased() : alias
      return
    }
    guard Self.isKnown(label) else { return nil }
    name = label.uppercased()
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

  private static let aliases: [String: String] = {
    let groups: [String: String] = [
      "UTF-8": "utf-8 utf8 unicode-1-1-utf-8 utf_8 utf-8n",
      "CP1252": """
      iso-8859-1 iso8859-1 iso_8859-1 iso88591 latin1 latin-1 l1 cp819 ibm819 iso-ir-100 \
      windows-1252 cp1252 cp-1252 win-1252 win1252 ansi ms-ansi us-ascii ascii iso_8859-1:1987
      """,
      "CP1254": "iso-8859-9 iso8859-9 iso_8859-9 iso88599 latin5 l5 windows-1254 cp1254 win-1254",
      "CP1250": "windows-1250 cp1250 win-1250 win1250 cp-1250",
      "CP1251": "windows-1251 cp1251 win-1251 win1251 cp-1251 win windows1251",
      "ISO-8859-8": "iso-8859-8 iso-8859-8-i iso-8859-8-e iso8859-8 hebrew visual logical",
      "WINDOWS-874": "windows-874 cp874 dos-874 tis-620 tis620 iso-8859-11 iso8859-11",
      "GB18030": "gb18030 gbk gb2312 gb_2312-80 gb_2312 chinese cp936 ms936 euc-cn euccn 936",
      "BIG5-HKSCS": "big5 big5-hkscs big5hkscs cn-big5 cp950 big5-tw big-5 bigfive ms950",
      "CP932": "shift_jis shift-jis sjis ms_kanji windows-31j cp932 ms932 shiftjis windows-932",
      "EUC-JP-MS": "euc-jp eucjp euc_jp ujis eucjp-ms euc-jp-ms",
      "UHC": """
      euc-kr euckr euc_kr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ks_c_5601 ksc_5601 korean cp949 \
      ms949 uhc windows-949
      """,
      "ISO-2022-JP-2": "iso-2022-jp iso2022jp iso-2022-jp-2",
      "MACINTOSH": "macintosh mac macroman mac-roman mac_roman",
      "MAC-CYRILLIC": "mac-cyrillic mac_cyrillic maccyrillic mac-ukrainian",
      "KOI8-R": "koi8-r koi8r koi8 koi koi8_r",
      "KOI8-U": "koi8-u koi8u koi8-ru",
      "CP866": "cp866 ibm866 866 dos-866",
      "UTF-16LE": "utf-16le utf16le",
      "UTF-16BE": "utf-16be utf16be",
      "UTF-16": "utf-16 utf16 ucs-2 unicode iso-10646-ucs-2 csunicode utf_16",
      "UTF-32": "utf-32 utf32 ucs-4 utf_32",
    ]
    var names: [String: String] = [:]
    for (name, labels) in groups {
      for label in labels.split(separator: " ") { names[String(label)] = name }
    }
    return names
  }()
}

extension String {
  fileprivate func dropPrefix(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
