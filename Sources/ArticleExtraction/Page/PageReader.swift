import Markup

/// Reads a page's tokens into flat arrays in one pass: linear, without recursion, whatever the bytes.
///
/// The tree is HTML's as far as text needs it: a block ends an open paragraph, a list item the one
/// before it, an end tag everything that was opened inside of it. Inline elements are not kept.
struct PageReader {
  private static let deepestSearch = 100
  /// No article has more elements or blocks; they bound memory at some 60 MB a page.
  private static let mostElements = 300_000

  var page = Page()
  private var open: [Int] = []
  private var hidden = HiddenElement()
  /// The text block being collected.
  private var block: Page.Block?
  private var isGap = false
  private var isLink = false
  private var scratch: [UInt8] = []
  /// Elements open above the current one that are negative.
  private var negativeDepth = 0
  private var isTitleRead = false

  static func read(_ bytes: Span<UInt8>) -> Page {
    var reader = PageReader()
    reader.page.text.reserveCapacity(bytes.count / 8)
    reader.page.elements.append(
      Page.Element(tag: .html, flags: [], parent: 0, blocks: 0..<0))
    reader.open.append(0)
    var tokenizer = HTMLTokenizer()
    while let token = tokenizer.next(in: bytes) {
      reader.take(token, in: bytes)
      if reader.isFull { break }
    }
    reader.endBlock()
    while !reader.open.isEmpty { reader.pop() }
    return reader.page
  }

  private var isFull: Bool {
    page.elements.count > Self.mostElements || page.blocks.count > Self.mostElements
  }

  private mutating func take(_ token: HTMLToken, in bytes: Span<UInt8>) {
    if token.kind == .startTag, token.tag == .script { takeScript(token, in: bytes) }
    if token.kind == .rawText, token.tag == .script, isLinkedData {
      page.facts.linkedData.append(token.content)
    }
    let hides = token.kind == .startTag && (token.tag == .button || token.tag == .textarea)
    if hidden.covers(token, in: bytes, alsoHidden: hides) { return }
    setOff(token)
    switch token.kind {
    case .text:
      if token.tag == .title { takeTitle(token, in: bytes) } else { append(bytes, token.content) }
    case .rawText, .comment: break
    case .startTag: start(token, in: bytes)
    case .endTag: end(token.tag)
    }
  }

  /// Whether the last token ended a `span` or a link.
  private var hasEndedInline = false

  /// Parts of a byline stand side by side without a space: a name, a date, a number of readers.
  private mutating func setOff(_ token: HTMLToken) {
    let isPart = token.tag == .span || token.tag == .a || token.tag == .time
    if isPart, token.kind == .startTag, hasEndedInline, let length = block?.length,
      Self.byline.contains(length)
    {
      isGap = true
    }
    if token.kind != .comment { hasEndedInline = isPart && token.kind == .endTag }
  }

  /// In characters; less is an initial set apart, more is prose.
  private static let byline = 3..<100

  // MARK: Scripts and the title

  private var isLinkedData = false

  private mutating func takeScript(_ token: HTMLToken, in bytes: Span<UInt8>) {
    guard let type = token.attribute("type", in: bytes) else { return isLinkedData = false }
    isLinkedData = type.utf8.count < 64 && type.lowercased().hasPrefix("application/ld+json")
  }

  private mutating func takeTitle(_ token: HTMLToken, in bytes: Span<UInt8>) {
    guard !isTitleRead else { return }
    isTitleRead = true
    scratch.removeAll(keepingCapacity: true)
    HTMLEntities.append(bytes, token.content, to: &scratch)
    page.facts.title = String(decoding: scratch, as: UTF8.self)
  }
}

// MARK: - Text

extension PageReader {
  private mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard bytes.firstIndex(of: UInt8(ascii: "&"), in: range) < range.upperBound else {
      return collect(bytes, range)
    }
    scratch.removeAll(keepingCapacity: true)
    HTMLEntities.append(bytes, range, to: &scratch)
    let decoded = scratch
    collect(decoded.span, 0..<decoded.count)
  }

  private mutating func collect(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = bytes[place]
      if byte <= 0x20 {
        isGap = true
        place += 1
      } else if byte == 0xC2, place + 1 < range.upperBound, bytes[place + 1] == 0xA0 {
        isGap = true
        place += 2
      } else {
        place = collectRun(bytes, place..<range.upperBound)
      }
    }
  }

  /// Appends words as long as single spaces set them apart; returns where that ends.
  private mutating func collectRun(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    openBlock()
    var (length, commas) = (0, 0)
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = bytes[place]
      if byte < 0x80 {
        if byte <= 0x20 {
          // No-break spaces begin with C2 too.
          guard byte == 0x20, place + 1 < range.upperBound, bytes[place + 1] > 0x20,
            bytes[place + 1] != 0xC2
          else { break }
        }
        length += 1
        if byte == UInt8(ascii: ",") { commas += 1 }
      } else if byte >= 0xC0 {
        if byte == 0xC2, place > range.lowerBound { break }
        length += byte >= 0xE3 && byte <= 0xED ? 2 : 1
        commas += Self.isWideComma(bytes, place, range.upperBound) ? 1 : 0
      }
      place += 1
    }
    bytes.append(range.lowerBound..<place, to: &page.text)
    count(length, commas)
    return place
  }

  private static func isWideComma(_ bytes: Span<UInt8>, _ place: Int, _ end: Int) -> Bool {
    guard place + 2 < end else { return false }
    switch (bytes[place], bytes[place + 1], bytes[place + 2]) {
    case (0xE3, 0x80, 0x81), (0xEF, 0xBC, 0x8C), (0xD8, 0x8C, _): return true
    default: return false
    }
  }

  private mutating func openBlock() {
    if block == nil {
      block = Page.Block(owner: open[open.count - 1], text: page.text.count..<page.text.count)
    } else if isGap {
      page.text.append(0x20)
      count(1, 0)
    }
    isGap = false
  }

  private mutating func count(_ length: Int, _ commas: Int) {
    block?.length += length
    block?.commas += commas
    if isLink { block?.linkLength += length }
  }

  private mutating func endBlock() {
    isGap = false
    guard var done = block else { return }
    block = nil
    done.text = done.text.lowerBound..<page.text.count
    done.endsSentence = Self.endsSentence(page.text.span, done.text)
    page.blocks.append(done)
  }

  private static func endsSentence(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var place = range.upperBound
    while place > range.lowerBound, range.upperBound - place < 12 {
      place -= 1
      switch text[place] {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"),
        UInt8(ascii: ";"):
        return true
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"), 0x20:
        continue
      case 0x80...0xBF: continue
      case 0xE2:
        // Quotation marks and the ellipsis are E2 80 98…A6.
        if text[place + 1] == 0x80, text[place + 2] == 0xA6 { return true }
        guard text[place + 1] == 0x80 else { return false }
      case 0xC2: continue
      case 0xE3: return text[place + 1] == 0x80 && text[place + 2] <= 0x8F
      case 0xEF: return text[place + 1] == 0xBC
      case 0xE0: return text[place + 1] == 0xA5 && text[place + 2] == 0xA4
      default: return false
      }
    }
    return false
  }
}

// MARK: - Elements

extension PageReader {
  private mutating func start(_ token: HTMLToken, in bytes: Span<UInt8>) {
    let tag = token.tag
    switch tag {
    case .meta: return takeMeta(token, in: bytes)
    case .link: return takeLink(token, in: bytes)
    case .base:
      page.facts.base = page.facts.base ?? token.attribute("href", in: bytes)
      return
    case .html:
      page.facts.language = page.facts.language ?? token.attribute("lang", in: bytes)
      return
    case .br, .hr: return endBlock()
    case .a: return isLink = token.attribute("href", in: bytes) != nil
    case .td, .th: isGap = true
    default: break
    }
    guard Self.isKept(tag) else { return }
    var element = Page.Element(
      tag: tag, flags: [], parent: open[open.count - 1],
      blocks: page.blocks.count..<page.blocks.count)
    let names = attributes(of: token, in: bytes, into: &element.flags)
    guard
      tag == .td || tag == .th || Self.isStructural(tag, token, in: bytes) || !element.flags.isEmpty
        || names.isNoted
    else {
      return
    }
    if Self.isStructural(tag, token, in: bytes) || element.flags.contains(.hidden) {
      endBlock()
      element.blocks = page.blocks.count..<page.blocks.count
    }
    closeImplied(by: tag)
    guard !tag.isVoid, !token.isSelfClosing(in: bytes) || tag != .unknown else { return }
    element.parent = open[open.count - 1]
    push(element, names)
  }

  private static func isKept(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .b, .i, .em, .strong, .u, .s, .small, .sub, .sup, .font, .wbr, .img, .body, .head, .abbr,
      .mark, .tbody, .thead, .tfoot, .col, .source, .param, .track, .bdi, .rt, .rp, .ruby:
      false
    default: true
    }
  }

  /// Blocks, and custom elements, which pages use as such.
  private static func isStructural(_ tag: HTMLTag, _ token: HTMLToken, in bytes: Span<UInt8>)
    -> Bool
  {
    tag.isBlock
      || tag == .unknown
        && bytes.firstIndex(of: UInt8(ascii: "-"), in: token.name) < token.name.upperBound
  }

  private mutating func push(_ element: Page.Element, _ names: Names) {
    let index = page.elements.count
    page.elements.append(element)
    open.append(index)
    if !element.flags.isDisjoint(with: .negative) { negativeDepth += 1 }
    if element.tag == .h1 { page.facts.headlines.append(index) }
    if names.isHeadline { page.facts.properHeadlines.append(index) }
    if names.isAuthor { page.facts.authors.append(index) }
    if element.tag == .time || names.isPublication || names.isModification {
      page.facts.moments.append(
        PageFacts.Moment(
          text: names.moment ?? "", isPublication: names.isPublication,
          isModification: names.isModification, block: page.blocks.count,
          isAside: negativeDepth > 0))
    }
  }

  private mutating func pop() {
    let index = open.removeLast()
    page.elements[index].blocks = page.elements[index].blocks.lowerBound..<page.blocks.count
    if !page.elements[index].flags.isDisjoint(with: .negative) { negativeDepth -= 1 }
  }

  private mutating func end(_ tag: HTMLTag) {
    switch tag {
    case .a: return isLink = false
    case .body, .html, .br: return
    default: break
    }
    guard Self.isKept(tag) else { return }
    if tag.isBlock { endBlock() } else if tag == .td || tag == .th { isGap = true }
    let limit = max(1, open.count - Self.deepestSearch)
    var place = open.count - 1
    while place >= limit {
      let found = page.elements[open[place]].tag
      if found == tag {
        // A custom element has the same tag as any other.
        if page.elements[open[place]].tag == .unknown, place != open.count - 1 { return }
        endBlockIfNeeded(place)
        while open.count > place { pop() }
        return
      }
      if Self.isBoundary(found), tag != .table, tag != .tr, tag != .html { return }
      if !tag.isBlock, found.isBlock { return }
      place -= 1
    }
  }

  private mutating func endBlockIfNeeded(_ place: Int) {
    if !page.elements[open[place]].flags.isDisjoint(with: .hidden) { endBlock() }
  }

  private static func isBoundary(_ tag: HTMLTag) -> Bool {
    tag == .td || tag == .th || tag == .table || tag == .caption
  }

  /// Ends what the start of `tag` ends: a paragraph, an item, a cell, a row.
  private mutating func closeImplied(by tag: HTMLTag) {
    switch tag {
    case .li: close(upTo: [.li], within: [.ul, .ol, .menu])
    case .dt, .dd: close(upTo: [.dt, .dd], within: [.dl])
    case .td, .th: close(upTo: [.td, .th], within: [.tr, .table])
    case .tr: close(upTo: [.tr], within: [.table])
    case let tag where tag.isBlock: close(upTo: [.p], within: [.td, .th, .table, .li, .article])
    default: break
    }
  }

  private mutating func close(upTo tags: [HTMLTag], within boundaries: [HTMLTag]) {
    let limit = max(1, open.count - 16)
    var place = open.count - 1
    while place >= limit {
      let found = page.elements[open[place]].tag
      if tags.contains(found) {
        while open.count > place { pop() }
        return
      }
      if boundaries.contains(found) { return }
      place -= 1
    }
  }
}
