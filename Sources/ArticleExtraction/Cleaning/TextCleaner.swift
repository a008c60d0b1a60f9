import Markup
package import NewsModel

/// Makes plain text of a field as feeds and pages carry it: the story, and nothing else.
///
/// The order: markup to lines, escaped markup and references again up to three levels, lost
/// ampersands, mojibake, shortcodes, white space and NFC, script leftovers, line rules, runs of
/// other headlines. The lines that a source repeats from story to story are `BoilerplateMemory`'s.
/// Linear in the length of the text but for constants; never fails.
package struct TextCleaner: Sendable {
  /// With the rules that newsloom carries; parsed once.
  package static let standard = TextCleaner(rules: .standard)

  let filter: LineFilter

  init(rules: LineRules) {
    filter = LineFilter(rules: rules)
  }

  /// Plain text: one line for a title; for others a line a paragraph, joined by line feeds.
  ///
  /// - Parameter title: the story's clean headline, which its text need not repeat.
  package func clean(_ field: FieldText, as kind: FieldKind, title: String? = nil) -> String {
    if kind == .title { return TitleCleaner.cleaned(field.source, form: field.form) }
    let lines = filter.story(of: Self.lines(of: field), title: title.map(LineKey.init))
    return lines.map(\.text).joined(separator: "\n")
  }

  /// Steps 1 to 9: the lines of the field, before any of them is judged.
  static func lines(of field: FieldText) -> [TextLine] {
    var text = Marks.removed(from: field.source)
    if field.form == .html {
      var reader = MarkupReader(keepsLines: false)
      reader.read(withParagraphs(text).span)
      text = reader.text
    }
    text = LostAmpersand.repaired(EscapedMarkup.read(text))
    text = Array(Mojibake.repaired(String(decoding: text, as: UTF8.self)).utf8)
    return LineSplitter.lines(of: Shortcodes.removed(from: text))
  }

  /// In HTML without any tag, as some feeds have it, an empty line ends a paragraph.
  private static func withParagraphs(_ text: [UInt8]) -> [UInt8] {
    guard !text.contains(UInt8(ascii: "<")) else { return text }
    var broken: [UInt8] = []
    broken.reserveCapacity(text.count + 64)
    var feeds = 0
    for byte in text {
      if byte == 0x0A {
        feeds += 1
        if feeds == 2 { broken += Array("<br>".utf8) }
      } else if byte > 0x20 {
        feeds = 0
      }
      broken.append(byte)
    }
    return broken
  }
}
