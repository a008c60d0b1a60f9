/// What is known about the language of a text besides the text.
package struct LanguageHints: Hashable, Sendable {
  /// The language tag that the feed or the page declares (`en-GB`).
  package var declared: String?
  /// The top-level domain of the site (`de`).
  package var topLevelDomain: String?
  /// The language of most of the source's last texts.
  package var usual: String?

  package init(declared: String? = nil, topLevelDomain: String? = nil, usual: String? = nil) {
    self.declared = declared
    self.topLevelDomain = topLevelDomain
    self.usual = usual
  }

  /// The declared language, else the usual one, as ISO 639-1 codes.
  var likely: String? {
    LanguageCode.normal(declared) ?? LanguageCode.normal(usual)
  }
}

/// Language codes in the form that newsloom writes.
package enum LanguageCode {
  /// What stands for a language that is not known.
  package static let undetermined = "und"

  /// The ISO 639-1 code of a language tag or of one of CLD2's codes, nil if it has none.
  ///
  /// The region and the script go; old codes become the present ones, and both forms of written
  /// Norwegian become `no`.
  package static func normal(_ tag: String?) -> String? {
    guard let tag else { return nil }
    let code = tag.utf8.drop { $0 == 0x20 }
      .prefix { ($0 | 0x20) &- 0x61 < 26 }.map { $0 | 0x20 }
    let name = String(decoding: code, as: UTF8.self)
    if let replacement = replacements[name] { return replacement }
    return name.utf8.count == 2 && name != "un" && name != "xx" ? name : nil
  }

  /// The code of a language that somebody states: that of ISO 639-1, or of 639-3 where the language
  /// has no shorter one (`ckb`), since no guess beats the statement. nil for anything else.
  package static func stated(_ tag: String?) -> String? {
    if let code = normal(tag) { return code }
    let primary = (tag ?? "").prefix { $0 != "-" && $0 != "_" }.lowercased()
    let isCode = primary.utf8.count == 3 && primary.utf8.allSatisfy { $0 &- 0x61 < 26 }
    return isCode && primary != undetermined ? primary : nil
  }

  private static let replacements = [
    "iw": "he", "in": "id", "jw": "jv", "ji": "yi", "mo": "ro", "nb": "no", "nn": "no",
    "sh": "sr", "fil": "tl", "eng": "en", "ger": "de", "deu": "de", "fre": "fr", "fra": "fr",
    "spa": "es", "ita": "it", "por": "pt", "rus": "ru", "tur": "tr", "pol": "pl", "nld": "nl",
    "cmn": "zh", "yue": "zh", "jpn": "ja", "kor": "ko", "ara": "ar",
  ]
}
