/// The elements of HTML that text extraction tells apart; every other name is `unknown`.
package enum HTMLTag: String, CaseIterable, Sendable {
  case unknown = ""
  case a, abbr, acronym, address, applet, area, article, aside, audio
  case b, base, bdi, bdo, big, blockquote, body, br, button
  case canvas, caption, center, cite, code, col, colgroup
  case data, datalist, dd, del, details, dfn, dialog, dir, div, dl, dt
  case em, embed, fieldset, figcaption, figure, font, footer, form, frame, frameset
  case h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html
  case i, iframe, img, input, ins, kbd, label, legend, li, link
  case main, map, mark, marquee, math, menu, meta, meter, nav, noembed, noframes, noscript
  case object, ol, optgroup, option, output, p, param, picture, pre, progress, q
  case rp, rt, ruby, s, samp, script, search, section, select, slot, small, source, span
  case strike, strong, style, sub, summary, sup, svg
  case table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt
  case u, ul, `var`, video, wbr, xmp
}

extension HTMLTag {
  /// How the tokenizer reads what follows the start tag.
  enum Content {
    case markup
    /// Text with references up to the end tag.
    case text
    /// Bytes up to the end tag.
    case raw
  }

  var content: Content {
    switch self {
    case .title, .textarea: .text
    case .script, .style, .noscript, .iframe, .noembed, .noframes, .xmp: .raw
    default: .markup
    }
  }

  /// Elements without an end tag.
  package var isVoid: Bool {
    switch self {
    case .area, .base, .br, .col, .embed, .frame, .hr, .img, .input, .link, .meta, .param,
      .source, .track, .wbr:
      true
    default: false
    }
  }

  /// Whether the element begins and ends a line of text.
  package var isBlock: Bool {
    switch self {
    case .address, .article, .aside, .blockquote, .body, .br, .caption, .center, .dd, .details,
      .dialog, .dir, .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .frameset,
      .h1, .h2, .h3, .h4, .h5, .h6, .head, .header, .hgroup, .hr, .html, .legend, .li, .main,
      .menu, .nav, .ol, .optgroup, .option, .p, .pre, .search, .section, .summary, .table, .tbody,
      .tfoot, .thead, .title, .tr, .ul, .xmp, .textarea, .video, .audio, .canvas, .object,
      .marquee:
      true
    default: false
    }
  }

  /// Whether what the element holds is no text of the document.
  package var isInvisible: Bool {
    switch self {
    case .script, .style, .noscript, .template, .iframe, .svg, .noembed, .noframes, .canvas,
      .object, .applet, .audio, .video, .datalist, .select, .math:
      true
    default: false
    }
  }

  /// Whether text in the element is code, in which `&lt;p&gt;` means what it says.
  package var isCode: Bool {
    switch self {
    case .pre, .code, .kbd, .samp, .textarea, .tt, .xmp: true
    default: false
    }
  }

  package var isHeading: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  /// The tag whose name is the given bytes, in whatever case.
  package init(name bytes: Span<UInt8>, _ range: Range<Int>) {
    self = Names.shared.tag(PackedName(bytes, range))
  }
}

/// Up to 16 bytes of a name in lower case, as two words; longer names are no known tag's.
private struct PackedName: Hashable {
  var low: UInt64 = 0
  var high: UInt64 = 0

  init() {}

  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard range.count <= 16 else { return }
    for index in range {
      high = high << 8 | low >> 56
      low = low << 8 | UInt64(bytes[index].lowercasedASCII)
    }
  }

  var slot: Int {
    let mixed = (low ^ high &* 31) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 55)
  }
}

/// A closed hash table of the tag names.
private struct Names: Sendable {
  static let shared = Names()

  private var keys = [PackedName](repeating: PackedName(), count: 512)
  private var tags = [HTMLTag](repeating: .unknown, count: 512)

  init() {
    for tag in HTMLTag.allCases where tag != .unknown {
      let name = Array(tag.rawValue.utf8)
      let key = PackedName(name.span, 0..<name.count)
      var slot = key.slot
      while tags[slot] != .unknown { slot = (slot + 1) & 511 }
      keys[slot] = key
      tags[slot] = tag
    }
  }

  func tag(_ key: PackedName) -> HTMLTag {
    var slot = key.slot
    while tags[slot] != .unknown {
      if keys[slot] == key { return tags[slot] }
      slot = (slot + 1) & 511
    }
    return .unknown
  }
}
