/// A line of text as it came from a block of markup.
struct TextLine: Sendable {
  var text: String
  /// Characters, wide ones (Chinese, Japanese, Korean) counted twice.
  var length: Int
  /// The share of the line that is link text, 0…1.
  var linkShare = 0.0
  var isHeading = false
  var isItem = false
  var isCode = false

  init(_ text: String) {
    self.text = text
    length = Self.length(of: text)
  }

  private static func length(of text: String) -> Int {
    var length = 0
    for byte in text.utf8 {
      // A continuation byte counts nothing; the leads E3…ED begin the wide scripts.
      length += byte & 0xC0 == 0x80 ? 0 : (byte >= 0xE3 && byte <= 0xED ? 2 : 1)
    }
    return length
  }

  /// Whether the line ends as a sentence does, quotation marks and brackets after it allowed.
  ///
  /// A question or exclamation mark counts only with `orCall`: headlines end in them too.
  func endsSentence(orCall: Bool = true) -> Bool {
    for scalar in text.unicodeScalars.reversed() {
      switch scalar {
      case "\"", "'", "”", "’", "»", "“", "«", ")", "]", "」", "』", "）", "*", "‘", "„": continue
      case ".", "…", "。", "．", "।", "۔", "؟", ";", ":", "។", "።": return true
      case "!", "?", "！", "？": return orCall
      default: return false
      }
    }
    return false
  }
}
