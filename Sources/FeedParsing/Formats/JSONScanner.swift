import Markup
import NewsModel

/// Reads JSON from left to right, as much of it as there is.
///
/// Strict where it costs nothing, lenient where feeds err: missing and doubled commas, control
/// characters in strings, a document that ends early. Without recursion, so that no depth of
/// brackets can exhaust the stack; linear.
struct JSONScanner {
  private let bytes: [UInt8]
  private(set) var position = 0
  /// Whether anything was not as RFC 8259 wants it.
  private(set) var isRepaired = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position >= bytes.count }

  /// The byte that the next value or key begins with, 0 at the end. Passes over spaces and commas.
  mutating func peek() -> UInt8 {
    while position < bytes.count,
      bytes[position].isHTMLSpace || bytes[position] == UInt8(ascii: ",")
        || bytes[position] == UInt8(ascii: ":")
    {
      position += 1
    }
    return position < bytes.count ? bytes[position] : 0
  }

  /// Enters an object or array; false, with the value passed over, where there is none.
  mutating func enter(_ bracket: UInt8) -> Bool {
    guard peek() == bracket else {
      skip()
      return false
    }
    position += 1
    return true
  }

  /// The next key of the object that is open, nil at its end, which is passed.
  mutating func nextKey() -> String? {
    while true {
      switch peek() {
      case 0: return nil
      case UInt8(ascii: "\""): return string()
      case UInt8(ascii: "}"):
        position += 1
        return nil
      default:
        isRepaired = true
        position += 1
      }
    }
  }

  /// Whether the array that is open has another element; its end is passed.
  mutating func hasElement() -> Bool {
    let byte = peek()
    if byte == UInt8(ascii: "]") { position += 1 }
    if byte == UInt8(ascii: "}") { isRepaired = true }
    return byte != 0 && byte != UInt8(ascii: "]") && byte != UInt8(ascii: "}")
  }

  /// The next value if it is a string, or a number as it is written; others are passed over.
  mutating func text() -> String? {
    let byte = peek()
    if byte == UInt8(ascii: "\"") { return string() }
    if byte == UInt8(ascii: "-") || byte.isASCIIDigit { return number() }
    skip()
    return nil
  }

  /// Passes over the next value, whatever it is.
  mutating func skip() {
    var depth = 0
    repeat {
      let byte = peek()
      switch byte {
      case 0: return
      case UInt8(ascii: "\""): passString()
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        position += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        // The end of what the value should stand in: not this value's.
        if depth == 0 { return }
        depth -= 1
        position += 1
      default: passWord()
      }
    } while depth > 0
  }

  private mutating func passWord() {
    position += 1
    while position < bytes.count, !",:]}{[\" \n\r\t".utf8.contains(bytes[position]) {
      position += 1
    }
  }

  private mutating func passString() {
    position += 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    position = min(bytes.count, position + 1)
  }

  // MARK: Numbers

  /// A number: whole ones as their digits, `12.0` and `1.2e1` as 12.
  private mutating func number() -> String {
    let start = position
    passWord()
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    let isWhole = text.utf8.dropFirst().allSatisfy(\.isASCIIDigit)
    if !isWhole, let value = Double(text), let whole = Int64(exactly: value) {
      return String(whole)
    }
    return text
  }

  // MARK: Strings

  private mutating func string() -> String {
    position += 1
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\""),
      bytes[position] != UInt8(ascii: "\\")
    {
      position += 1
    }
    var text = Array(bytes[start..<position])
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      if bytes[position] == UInt8(ascii: "\\") {
        readEscape(to: &text)
      } else {
        text.append(bytes[position])
        position += 1
      }
    }
    if position >= bytes.count { isRepaired = true }
    position = min(bytes.count, position + 1)
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func readEscape(to text: inout [UInt8]) {
    let escape = JSONEscape(bytes.span, at: position)
    position += escape.length
    guard let scalar = escape.scalar else { return }
    text.append(scalar == "\u{08}" || scalar == "\u{0C}" ? " " : scalar)
  }
}
