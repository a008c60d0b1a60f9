import Markup

/// Makes well-formed XML of what feeds send, in one pass and linear time.
///
/// libxml2 stops for good at a bare `<` and drops undefined entities, so nothing malformed reaches
/// it: tags are balanced, references decoded (HTML's too), sections, comments and declarations
/// normalised, impossible characters dropped. Everything stands in one `<document>` element, so that
/// warnings before a feed, junk after it or a second feed are no error either.
///
/// The document comes in blocks of UTF-8; a token that a block cuts is held back for the next one.
struct XMLMender {
  /// What became of the markup at a `<`.
  enum Outcome {
    /// Read up to there.
    case done(Int)
    /// Its end has not come yet.
    case incomplete
    /// No markup: the `<` is text.
    case text
  }

  /// A tag that is still open after so many bytes is text with a stray `<`.
  static let longestTag = 1 << 16
  /// How far the end of a section is looked for before it is passed on piecemeal.
  static let longestLookahead = 1 << 20
  /// The longest reference is `&CounterClockwiseContourIntegral;`.
  private static let longestReference = 66

  /// Well-formed XML, to be taken after each call.
  private(set) var output: [UInt8] = Array("<document>".utf8)
  /// Whether anything was not as XML wants it.
  var isRepaired = false
  var open = OpenElements()
  var entities = DeclaredEntities()
  /// Scratch for the tag at hand.
  var tag: [UInt8] = []
  var greater = ForwardSearch(">")
  var commentEnd = ForwardSearch("-->")
  var sectionEnd = ForwardSearch("]]>")
  var hasDocumentType = false
  var names = NameBudget()

  private var held: [UInt8] = []
  /// What a long construct that was begun ends with, and whether its content is text.
  private var continued: Continuation?
  private var isInSection = false

  private struct Continuation {
    var end: StaticString
    var isText: Bool
  }

  /// Mends the next block of the document.
  mutating func append(_ block: Span<UInt8>) {
    if held.isEmpty {
      let rest = mend(block, isLast: false)
      block.append(rest..<block.count, to: &held)
    } else {
      var joined = held
      block.append(0..<block.count, to: &joined)
      let rest = mend(joined.span, isLast: false)
      held = Array(joined[rest...])
    }
    endSection()
  }

  /// Mends what was held back and closes what is open.
  mutating func finish() {
    let rest = held
    held = []
    _ = mend(rest.span, isLast: true)
    endSection()
    if !open.isEmpty { isRepaired = true }
    open.close(downTo: 0, into: &output)
    output.append(contentsOf: "</document>".utf8)
  }

  /// The XML since the last call.
  mutating func takeOutput(into buffer: inout [UInt8]) {
    swap(&buffer, &output)
    output.removeAll(keepingCapacity: true)
  }

  private mutating func mend(_ bytes: Span<UInt8>, isLast: Bool) -> Int {
    greater.reset()
    commentEnd.reset()
    sectionEnd.reset()
    var position = continueConstruct(in: bytes, isLast: isLast)
    while position < bytes.count {
      if bytes[position] != UInt8(ascii: "<") {
        guard let end = text(in: bytes, from: position, isLast: isLast) else { return position }
        position = end
        continue
      }
      switch markup(in: bytes, at: position, isLast: isLast) {
      case .done(let end):
        if continued != nil { return end }
        position = end
      case .text: position = strayLess(at: position)
      case .incomplete:
        guard isLast || bytes.count - position > Self.longestLookahead else { return position }
        position = strayLess(at: position)
      }
    }
    return position
  }

  private mutating func strayLess(at position: Int) -> Int {
    isRepaired = true
    appendCharacter(UInt8(ascii: "<"))
    return position + 1
  }

  private mutating func markup(in bytes: Span<UInt8>, at start: Int, isLast: Bool) -> Outcome {
    guard start + 1 < bytes.count else { return .incomplete }
    switch bytes[start + 1] {
    case UInt8(ascii: "/"): return endTag(in: bytes, at: start)
    case UInt8(ascii: "!"): return declaration(in: bytes, at: start, isLast: isLast)
    case UInt8(ascii: "?"): return instruction(in: bytes, at: start, isLast: isLast)
    case let byte where byte.isASCIILetter || byte == UInt8(ascii: "_") || byte >= 0x80:
      return startTag(in: bytes, at: start, isLast: isLast)
    default: return .text
    }
  }

  // MARK: Output

  /// Appends a start or end tag, already well-formed.
  mutating func appendMarkup(_ markup: [UInt8]) {
    endSection()
    output.append(contentsOf: markup)
  }

  mutating func closeElements(downTo depth: Int) {
    endSection()
    open.close(downTo: depth, into: &output)
  }

  /// One ASCII character of text. `<` and `&` go into a CDATA section, which libxml2 passes on in
  /// one piece where it would make three of a reference.
  mutating func appendCharacter(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: "&"):
      beginSection()
      output.append(byte)
    case UInt8(ascii: ">"):
      if !endsInBrackets {
        output.append(byte)
      } else if isInSection {
        output.append(contentsOf: "]]><![CDATA[>".utf8)
      } else {
        output.append(contentsOf: "&gt;".utf8)
      }
    default: output.append(byte)
    }
  }

  /// Whether the output ends in `]]`, so that a `>` would end a section.
  private var endsInBrackets: Bool {
    let count = output.count
    return count >= 2 && output[count - 1] == UInt8(ascii: "]")
      && output[count - 2] == UInt8(ascii: "]")
  }

  private mutating func beginSection() {
    guard !isInSection else { return }
    output.append(contentsOf: "<![CDATA[".utf8)
    isInSection = true
  }

  private mutating func endSection() {
    guard isInSection else { return }
    output.append(contentsOf: "]]>".utf8)
    isInSection = false
  }

  // MARK: Text

  /// Mends text up to the next `<`; nil where a reference is cut off.
  private mutating func text(in bytes: Span<UInt8>, from start: Int, isLast: Bool) -> Int? {
    var position = start
    while position < bytes.count {
      let end = Self.endOfPlainText(in: bytes, from: position)
      let brackets = isLast || end < bytes.count ? 0 : Self.bracketsAtEnd(of: bytes, from: position)
      bytes.append(position..<end - brackets, to: &output)
      position = end - brackets
      // Whether they belong to a "]]>" the next block tells.
      if brackets > 0 { return position == start ? nil : position }
      guard position < bytes.count else { break }
      switch bytes[position] {
      case UInt8(ascii: "<"): return position
      case UInt8(ascii: "&"):
        if !isLast, bytes.count - position < Self.longestReference,
          bytes.firstIndex(of: UInt8(ascii: ";"), in: position..<bytes.count) == bytes.count
        {
          return position == start ? nil : position
        }
        position += appendReference(in: bytes, at: position)
      case UInt8(ascii: ">"):
        appendGreater()
        position += 1
      default: position += skipImpossible(in: bytes, at: position)
      }
    }
    return position
  }

  /// How many closing brackets, two at most, the bytes end in.
  private static func bracketsAtEnd(of bytes: Span<UInt8>, from start: Int) -> Int {
    var count = 0
    while count < 2, bytes.count - count > start,
      bytes[bytes.count - 1 - count] == UInt8(ascii: "]")
    {
      count += 1
    }
    return count
  }

  /// `]]>` outside of a section is the end of one that was ended before.
  private mutating func appendGreater() {
    if endsInBrackets {
      output.removeLast(2)
      isRepaired = true
    } else {
      appendCharacter(UInt8(ascii: ">"))
    }
  }

  /// The end of the text at `start` that may be copied as it is.
  static func endOfPlainText(in bytes: Span<UInt8>, from start: Int) -> Int {
    var position = start
    while true {
      position = PlainTextScan.end(in: bytes, from: position)
      guard position < bytes.count, !mustStop(in: bytes, at: position) else { return position }
      position &+= 1
    }
  }

  private static func mustStop(in bytes: Span<UInt8>, at position: Int) -> Bool {
    switch bytes[position] {
    case 0x09, 0x0A, 0x0D: false
    case 0xEF: isNonCharacter(in: bytes, at: position)
    default: true
    }
  }

  /// U+FFFE and U+FFFF, which XML forbids.
  private static func isNonCharacter(in bytes: Span<UInt8>, at start: Int) -> Bool {
    start + 2 < bytes.count && bytes[start + 1] == 0xBF && bytes[start + 2] >= 0xBE
  }

  /// Drops what XML cannot hold; vertical tabs and form feeds become spaces.
  mutating func skipImpossible(in bytes: Span<UInt8>, at position: Int) -> Int {
    isRepaired = true
    if bytes[position] == 0xEF { return 3 }
    if bytes[position] == 0x0B || bytes[position] == 0x0C { output.append(0x20) }
    return 1
  }

  /// Decodes the reference at `position`; returns its length. An undefined one stays as it stands.
  private mutating func appendReference(in bytes: Span<UInt8>, at position: Int) -> Int {
    tag.removeAll(keepingCapacity: true)
    let length = decodeReference(in: bytes, position..<bytes.count)
    guard length > 0 else {
      isRepaired = true
      appendCharacter(UInt8(ascii: "&"))
      return 1
    }
    for byte in tag { appendCharacter(byte) }
    return length
  }

  /// Decodes the reference that begins `range` into `tag`; returns its length, 0 if it is none.
  mutating func decodeReference(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    let start = tag.count
    let length = HTMLEntities.appendReference(bytes, range, as: .strict, to: &tag)
    if length > 0 {
      if !Self.isPredefined(bytes, range.lowerBound, length) { isRepaired = true }
      dropImpossibleCharacter(from: start)
      return length
    }
    let limit = min(range.upperBound, range.lowerBound + Self.longestReference)
    let semicolon = bytes.firstIndex(of: UInt8(ascii: ";"), in: range.lowerBound..<limit)
    guard semicolon < limit, semicolon > range.lowerBound + 1,
      let text = entities.text(named: bytes, range.lowerBound + 1..<semicolon)
    else { return 0 }
    tag.append(contentsOf: text)
    return semicolon + 1 - range.lowerBound
  }

  /// Whether a reference is one of XML's own: a number, or `amp`, `lt`, `gt`, `quot`, `apos`.
  private static func isPredefined(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> Bool {
    if bytes[start + 1] == UInt8(ascii: "#") { return true }
    switch length {
    case 4: return bytes[start + 2] == UInt8(ascii: "t")
    case 5: return bytes.hasPrefix("&amp;", at: start)
    default: return bytes.hasPrefix("&quot;", at: start) || bytes.hasPrefix("&apos;", at: start)
    }
  }

  private mutating func dropImpossibleCharacter(from start: Int) {
    let isControl =
      tag.count == start + 1 && tag[start] < 0x20
      && tag[start] != 0x0A && tag[start] != 0x0D && tag[start] != 0x09
    let isNonCharacter =
      tag.count == start + 3 && tag[start] == 0xEF && tag[start + 1] == 0xBF
      && tag[start + 2] >= 0xBE
    if isControl || isNonCharacter {
      tag.removeSubrange(start...)
      isRepaired = true
    }
  }

  // MARK: Long constructs

  /// Passes over or on the content of a construct until its end comes, however long that takes.
  mutating func beginConstruct(endingIn end: StaticString, isText: Bool) {
    continued = Continuation(end: end, isText: isText)
  }

  private mutating func continueConstruct(in bytes: Span<UInt8>, isLast: Bool) -> Int {
    guard let continued else { return 0 }
    let length = continued.end.utf8CodeUnitCount
    let end = bytes.firstIndex(of: continued.end, from: 0)
    let stop = end ?? (isLast ? bytes.count : max(0, bytes.count - length + 1))
    if continued.isText { appendSection(bytes, 0..<stop) }
    guard let end else { return stop }
    self.continued = nil
    return end + length
  }

  /// Appends text that holds no reference: all but `]]>` and what XML cannot hold.
  mutating func appendSection(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    beginSection()
    let content = bytes.extracting(range)
    var position = 0
    while position < content.count {
      let end = Self.endOfSectionText(in: content, from: position)
      content.append(position..<end, to: &output)
      position = end
      if position < content.count { position += skipImpossible(in: content, at: position) }
    }
    if bytes.count > range.upperBound { endSection() }
  }

  private static func endOfSectionText(in bytes: Span<UInt8>, from start: Int) -> Int {
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      if byte < 0x20 {
        if byte != 0x0A, byte != 0x0D, byte != 0x09 { return position }
      } else if byte == 0xEF, isNonCharacter(in: bytes, at: position) {
        return position
      }
      position &+= 1
    }
    return position
  }
}
