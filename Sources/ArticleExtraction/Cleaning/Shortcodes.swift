import Markup

/// Shortcodes of WordPress and its builders that nobody has expanded: `[caption id="a"]…[/caption]`.
enum Shortcodes {
  private static let names: [StaticString] = [
    "caption", "gallery", "embed", "button", "audio", "video", "playlist", "adsense", "adrotate",
    "ads", "ad", "contact-form", "contact-form-7", "youtube", "tweet", "twitter", "instagram",
    "sc", "raw", "toc", "quote", "blockquote", "pullquote", "recipe", "poll", "newsletter",
  ]
  private static let prefixes: [StaticString] = [
    "vc_", "et_pb_", "su_", "ad_", "ad-", "fusion_", "wp_", "av_", "tdb_", "td_", "bs-", "penci_",
    "elementor", "gravityform", "mc4wp", "ihc-", "pro_ad", "the_ad", "smartslider",
  ]
  /// What stands between these is a caption or a label, not the story.
  private static let paired: [StaticString] = ["caption", "button", "embed", "video", "audio"]
  private static let longest = 400

  /// The text without shortcodes; linear, since a code is looked for in its next 400 bytes only.
  static func removed(from text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: "[")) else { return text }
    let bytes = text.span
    var kept: [UInt8] = []
    kept.reserveCapacity(text.count)
    var place = 0
    while place < bytes.count {
      let end = bytes[place] == UInt8(ascii: "[") ? codeEnd(in: bytes, at: place) : place
      if end == place {
        kept.append(bytes[place])
        place += 1
      } else {
        place = contentEnd(in: bytes, code: place..<end)
      }
    }
    return kept
  }

  /// The end of the shortcode at `place`, `place` if there is none.
  private static func codeEnd(in bytes: Span<UInt8>, at place: Int) -> Int {
    let limit = min(bytes.count, place + longest)
    let close = bytes.firstIndex(of: UInt8(ascii: "]"), in: place..<limit)
    guard close < limit else { return place }
    var start = place + 1
    if bytes[start] == UInt8(ascii: "/") { start += 1 }
    var end = start
    while end < close, isName(bytes[end]) { end += 1 }
    guard end > start, bytes[start].isASCIILetter else { return place }
    let isKnown = isListed(bytes, start..<end)
    let hasAttribute = bytes.firstIndex(of: UInt8(ascii: "="), in: end..<close) < close
    guard end == close || bytes[end].isHTMLSpace || bytes[end] == UInt8(ascii: "/") else {
      return place
    }
    return isKnown && (end == close || hasAttribute)
      || hasAttribute && isAssigned(bytes, end..<close)
      ? close + 1 : place
  }

  /// `name="…"`, as any shortcode has it and no sentence.
  private static func isAssigned(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let equals = bytes.firstIndex(of: UInt8(ascii: "="), in: range)
    guard equals + 1 < range.upperBound, equals > range.lowerBound, isName(bytes[equals - 1])
    else { return false }
    let next = bytes[equals + 1]
    return next == UInt8(ascii: "\"") || next == UInt8(ascii: "'") || next == 0xE2
  }

  private static func isListed(_ bytes: Span<UInt8>, _ name: Range<Int>) -> Bool {
    names.contains {
      $0.utf8CodeUnitCount == name.count && bytes.hasPrefix($0, at: name.lowerBound)
    }
      || prefixes.contains {
        $0.utf8CodeUnitCount <= name.count && bytes.hasPrefix($0, at: name.lowerBound)
      }
  }

  private static func isName(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  /// The end of what a code and its closing code enclose, if that goes too.
  private static func contentEnd(in bytes: Span<UInt8>, code: Range<Int>) -> Int {
    guard let name = paired.first(where: { bytes.hasPrefix($0, at: code.lowerBound + 1) }) else {
      return code.upperBound
    }
    let limit = min(bytes.count, code.upperBound + longest)
    var open = code.upperBound
    while open < limit {
      open = bytes.firstIndex(of: UInt8(ascii: "["), in: open..<limit)
      guard open + 1 < limit else { break }
      if bytes[open + 1] == UInt8(ascii: "/"), bytes.hasPrefix(name, at: open + 2) {
        let close = bytes.firstIndex(of: UInt8(ascii: "]"), in: open..<limit)
        return close < limit ? close + 1 : code.upperBound
      }
      open += 1
    }
    return code.upperBound
  }
}
