/// Common words of languages that CLD2's tables in Debian lack, so that it names any other instead.
///
/// Two different words of a list are taken as proof: one alone may be a name or another language's
/// word (Tagalog too has `iyo`).
enum LanguageWords {
  private static let somali: Set<UInt64> = packed([
    "waxaa", "waxay", "waxuu", "waxa", "waxaan", "iyo", "ayaa", "ayay", "ayuu", "uu", "loo",
    "markii", "isagoo", "leedahay", "yahay", "tahay", "yihiin", "kale", "kala", "inuu", "inay",
    "waxaana", "laga", "oo", "ee", "soo", "jirey", "ugu", "dadka", "siyaasadda", "dowladda",
    "magaalada", "wuxuu", "waxey", "dhanka",
  ])

  /// The language whose words `text` has at least two of.
  static func language(of text: Substring.UnicodeScalarView) -> String? {
    var found: [UInt64] = []
    var word: UInt64 = 0
    for scalar in text {
      let value = scalar.value
      if (value | 0x20) &- 0x61 < 26 {
        word = word &* 31 &+ UInt64(value | 0x20)
      } else {
        if word != 0, somali.contains(word), !found.contains(word) { found.append(word) }
        word = 0
      }
    }
    if word != 0, somali.contains(word), !found.contains(word) { found.append(word) }
    return found.count >= 2 ? "so" : nil
  }

  private static func packed(_ words: [String]) -> Set<UInt64> {
    Set(words.map { $0.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) } })
  }
}
