import Markup

/// Lines of code that a page or feed shows as text: ad calls, style sheets, table rulers.
enum ScriptLeftover {
  private static let markers: [[UInt8]] = [
    "googletag", "adsbygoogle", "document.write", "_taboola", ".push(", "window.", "function(",
    "function (", "addeventlistener", "queryselector", "getelementby", "=> {", "var ",
    "!important", "jquery(", "$(document", "data-cfasync",
  ].map { Array($0.utf8) }
  /// Prose holds hardly any of `{}();=`; the ad calls of the public templates 10…30 %.
  private static let leastSigns = 0.08
  /// Without a known marker, twice that and both braces.
  private static let leastBareSigns = 0.15

  static func isLeftover(_ line: String) -> Bool {
    var signs = 0
    var braces = 0
    for byte in line.utf8 {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "}"):
        braces += 1
        signs += 1
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ";"), UInt8(ascii: "="): signs += 1
      default: break
      }
    }
    guard signs > 2 else { return false }
    let share = Double(signs) / Double(max(1, line.utf8.count))
    if braces > 1, share > leastBareSigns { return true }
    guard share > leastSigns || braces > 3 else { return false }
    let text = line.utf8.map(\.lowercasedASCII)
    return markers.contains { marker in text.holds(marker) }
  }

  /// A ruler of a Markdown table: `---|---|`.
  static func isRuler(_ line: String) -> Bool {
    var hasBar = false
    var hasDash = false
    for byte in line.utf8 {
      switch byte {
      case UInt8(ascii: "|"), UInt8(ascii: "+"): hasBar = true
      case UInt8(ascii: "-"), UInt8(ascii: "="): hasDash = true
      case UInt8(ascii: ":"), UInt8(ascii: " "): break
      default: return false
      }
    }
    return hasBar && hasDash
  }

  /// A row of a table whose cells are set off by bars, the last one empty: `Details | |`.
  static func isRow(_ line: TextLine) -> Bool {
    line.length < 120 && line.text.utf8.last == UInt8(ascii: "|") && !line.isCode
  }
}

extension [UInt8] {
  /// Whether `part` occurs; `part` is short.
  func holds(_ part: [UInt8]) -> Bool {
    guard let first = part.first, count >= part.count else { return false }
    let bytes = span
    var place = 0
    while place + part.count <= bytes.count {
      place = bytes.firstIndex(of: first, in: place..<bytes.count)
      guard place + part.count <= bytes.count else { return false }
      if (0..<part.count).allSatisfy({ bytes[place + $0] == part[$0] }) { return true }
      place += 1
    }
    return false
  }
}
