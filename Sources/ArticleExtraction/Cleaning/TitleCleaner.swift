import Markup
import NewsModel

/// Cleans a headline: one line, in which tags are taken for markup only where they must be.
///
/// "How to use <canvas>" keeps its word; `<b>` and a pair of tags go.
enum TitleCleaner {
  static func cleaned(_ source: String, form: FieldText.Form) -> String {
    var text = LostAmpersand.repaired(Marks.removed(from: source))
    for round in 0..<4 {
      let stripped = withoutTags(text.span)
      var decoded: [UInt8] = []
      let context: HTMLEntities.Context = round == 0 && form == .html ? .text : .strict
      HTMLEntities.append(stripped.span, 0..<stripped.count, as: context, to: &decoded)
      if decoded == text { break }
      text = decoded
    }
    let line = Mojibake.repaired(String(decoding: text, as: UTF8.self))
    return UnicodeCleaning.cleaned(line)
  }

  private static func withoutTags(_ bytes: Span<UInt8>) -> [UInt8] {
    guard bytes.firstIndex(of: UInt8(ascii: "<"), in: 0..<bytes.count) < bytes.count else {
      var text: [UInt8] = []
      bytes.append(0..<bytes.count, to: &text)
      return text
    }
    let closed = closedTags(bytes)
    var tokenizer = HTMLTokenizer()
    var text: [UInt8] = []
    while let token = tokenizer.next(in: bytes) {
      switch token.kind {
      case .startTag, .endTag:
        if !isMarkup(token.tag), !closed.contains(token.tag) {
          bytes.append(token.range, to: &text)
        } else if token.tag.isBlock {
          text.append(0x20)
        }
      case .rawText where token.tag.isInvisible: break
      case .text, .rawText: bytes.append(token.content, to: &text)
      case .comment: break
      }
    }
    return text
  }

  private static func closedTags(_ bytes: Span<UInt8>) -> [HTMLTag] {
    var tokenizer = HTMLTokenizer()
    var closed: [HTMLTag] = []
    while let token = tokenizer.next(in: bytes) {
      if token.kind == .endTag, token.tag != .unknown, !closed.contains(token.tag) {
        closed.append(token.tag)
      }
    }
    return closed
  }

  private static func isMarkup(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .br, .b, .i, .em, .strong, .span, .font, .sup, .sub, .u, .wbr, .p, .div, .a, .img, .small:
      true
    default: false
    }
  }
}
