import Markup
import NewsModel

/// The text of the field that is being read, which may hold markup of its own.
struct FieldBuffer {
  /// No story is longer; what is over it is cut off, so that memory has a bound.
  private static let longest = 4 << 20

  private(set) var bytes: [UInt8] = []
  private var declaration = TextDeclaration.literal
  private var isMarkup = false
  private var escapes = false

  mutating func begin(_ declaration: TextDeclaration) {
    bytes.removeAll(keepingCapacity: bytes.capacity < 1 << 16)
    self.declaration = declaration
    isMarkup = declaration == .inline
    escapes = declaration == .inline
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    guard bytes.count < Self.longest else { return }
    let room = Self.longest - bytes.count
    let text = text.count <= room ? text : UnsafeBufferPointer(rebasing: text.prefix(room))
    if escapes { appendEscaped(text) } else { bytes.append(contentsOf: text) }
  }

  mutating func beginElement(_ name: XMLName, _ attributes: XMLAttributes) {
    guard bytes.count < Self.longest else { return }
    becomeMarkup()
    bytes.append(UInt8(ascii: "<"))
    append(name.local)
    for index in 0..<attributes.count {
      bytes.append(contentsOf: " \(attributes.name(at: index))=\"".utf8)
      var value = attributes.value(at: index)
      value.withUTF8 { appendEscaped($0) }
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: ">"))
  }

  mutating func endElement(_ name: XMLName) {
    guard bytes.count < Self.longest, !Self.isVoid(name) else { return }
    bytes.append(contentsOf: "</".utf8)
    append(name.local)
    bytes.append(UInt8(ascii: ">"))
  }

  /// `</br>` would be a second line break to HTML.
  private static func isVoid(_ name: XMLName) -> Bool {
    guard let local = name.local else { return true }
    let word = String(cString: local).lowercased()
    return ["br", "hr", "img", "wbr", "meta", "input", "link"].contains(word)
  }

  private mutating func append(_ name: UnsafePointer<UInt8>?) {
    guard var place = name else { return }
    while place.pointee != 0 {
      bytes.append(place.pointee)
      place += 1
    }
  }

  /// Literal text with an element in it is markup after all; what came before was not.
  private mutating func becomeMarkup() {
    guard !isMarkup else { return }
    isMarkup = true
    guard declaration == .literal else { return }
    escapes = true
    let text = bytes
    bytes.removeAll(keepingCapacity: true)
    text.withUnsafeBufferPointer { appendEscaped($0) }
  }

  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
      default: bytes.append(byte)
      }
    }
  }

  /// The text without the white space around it.
  var text: String {
    let range = bytes.span.trimmed(0..<bytes.count)
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// The text as declared, nil where it is none.
  var field: FieldText? {
    switch declaration {
    case .nothing: nil
    case .literal: FieldText(text, form: isMarkup ? .html : .plain)
    case .html, .inline: FieldText(text, form: .html)
    case .unsaid: FieldText(text, form: isMarkup || Self.looksLikeHTML(bytes.span) ? .html : .plain)
    case .base64(let isHTML): decoded(isHTML: isHTML)
    }
  }

  private func decoded(isHTML: Bool?) -> FieldText? {
    guard let decoded = Base64.decode(bytes.span) else {
      return FieldText(text, form: isHTML == true ? .html : .plain)
    }
    guard let string = String(validating: decoded, as: UTF8.self) else { return nil }
    let form = isHTML ?? Self.looksLikeHTML(decoded.span)
    return FieldText(string, form: form ? .html : .plain)
  }

  /// Whether text that may be either is HTML: it has a reference or a tag of HTML, and no tag that
  /// HTML does not have ("List<String>" is a title, not markup).
  static func looksLikeHTML(_ bytes: Span<UInt8>) -> Bool {
    var isHTML = bytes.firstIndex(of: UInt8(ascii: "&"), in: 0..<bytes.count) < bytes.count
    guard bytes.firstIndex(of: UInt8(ascii: "<"), in: 0..<bytes.count) < bytes.count else {
      return isHTML
    }
    var tokenizer = HTMLTokenizer()
    while let token = tokenizer.next(in: bytes) {
      switch token.kind {
      case .startTag, .endTag:
        if token.tag == .unknown { return false }
        isHTML = true
      case .comment: isHTML = true
      default: break
      }
    }
    return isHTML
  }
}
