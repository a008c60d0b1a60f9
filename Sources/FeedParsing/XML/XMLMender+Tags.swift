import Markup

extension XMLMender {
  /// More attributes than anything but an attack has; libxml2 compares each with each.
  private static let mostAttributes = 64
  /// A longer value is left out; data URIs are the only ones seen.
  private static let longestValue = 1 << 14

  static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte >= 0x80 || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }

  static func endOfName(in bytes: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < bytes.count, isNameByte(bytes[end]) { end += 1 }
    return end
  }

  /// Whether libxml2 will take a name: ASCII, with at most one colon, and that inside.
  private static func isQualifiedName(_ bytes: Span<UInt8>, _ name: Range<Int>) -> Bool {
    var colons = 0
    for index in name {
      if bytes[index] >= 0x80 { return false }
      guard bytes[index] == UInt8(ascii: ":") else { continue }
      colons += 1
      guard index > name.lowerBound, index + 1 < name.upperBound, startsName(bytes[index + 1])
      else { return false }
    }
    return !name.isEmpty && colons <= 1 && startsName(bytes[name.lowerBound])
  }

  private static func startsName(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte == UInt8(ascii: "_")
  }

  // MARK: Start tags

  mutating func startTag(in bytes: Span<UInt8>, at start: Int, isLast: Bool) -> Outcome {
    let name = start + 1..<Self.endOfName(in: bytes, from: start + 1)
    guard name.upperBound < bytes.count else { return incomplete(from: start, in: bytes) }
    guard Self.mayFollowName(bytes, at: name.upperBound) else { return .text }
    tag.removeAll(keepingCapacity: true)
    tag.append(UInt8(ascii: "<"))
    bytes.append(name, to: &tag)
    var reader = AttributeReader(position: name.upperBound)
    var count = 0
    while let attribute = reader.next(in: bytes, isLast: isLast) {
      count += 1
      if count <= Self.mostAttributes { appendAttribute(attribute, in: bytes) }
      if reader.isRepaired { isRepaired = true }
    }
    switch reader.end {
    case .incomplete: return incomplete(from: start, in: bytes)
    case .less where count == 0: return .text
    case .less: isRepaired = true
    case .tag, .empty: break
    }
    begin(bytes, name, isEmpty: reader.end == .empty)
    return .done(reader.position)
  }

  private func incomplete(from start: Int, in bytes: Span<UInt8>) -> Outcome {
    bytes.count - start > Self.longestTag ? .text : .incomplete
  }

  private static func mayFollowName(_ bytes: Span<UInt8>, at end: Int) -> Bool {
    let byte = bytes[end]
    if byte == UInt8(ascii: "/") {
      return end + 1 == bytes.count || bytes[end + 1] == UInt8(ascii: ">")
        || bytes[end + 1].isHTMLSpace
    }
    return byte.isHTMLSpace || byte == UInt8(ascii: ">")
  }

  /// Opens the element whose start tag is in `tag`, closing what it cannot stand in.
  private mutating func begin(_ bytes: Span<UInt8>, _ name: Range<Int>, isEmpty: Bool) {
    let role = OpenElements.role(bytes, name)
    guard Self.isQualifiedName(bytes, name), role != .other || names.allows(bytes, name) else {
      isRepaired = true
      return
    }
    let depth = open.depth(before: bytes, name, as: role)
    if depth < open.count {
      isRepaired = true
      closeElements(downTo: depth)
    }
    let isVoid = !isEmpty && Self.isVoid(bytes, name)
    if isVoid { isRepaired = true }
    if isEmpty || isVoid {
      guard open.count < OpenElements.deepest else { return }
      tag.append(UInt8(ascii: "/"))
    } else if !open.open(bytes, name, as: role) {
      isRepaired = true
      return
    }
    tag.append(UInt8(ascii: ">"))
    appendMarkup(tag)
  }

  /// Elements of HTML that have no end tag and are no element of a feed.
  private static func isVoid(_ bytes: Span<UInt8>, _ name: Range<Int>) -> Bool {
    func isNamed(_ word: StaticString) -> Bool { bytes.hasPrefix(word, at: name.lowerBound) }
    switch name.count {
    case 2: return isNamed("br") || isNamed("hr")
    case 3: return isNamed("img") || isNamed("wbr")
    case 4: return isNamed("meta")
    default: return false
    }
  }

  private mutating func appendAttribute(
    _ attribute: AttributeReader.Attribute, in bytes: Span<UInt8>
  ) {
    guard Self.isQualifiedName(bytes, attribute.name),
      attribute.value.count <= Self.longestValue, names.allows(bytes, attribute.name),
      !bytes.hasPrefix("xmlns", at: attribute.name.lowerBound)
        || names.allows(bytes, attribute.value)
    else {
      isRepaired = true
      return
    }
    tag.append(UInt8(ascii: " "))
    bytes.append(attribute.name, to: &tag)
    tag.append(UInt8(ascii: "="))
    tag.append(UInt8(ascii: "\""))
    appendValue(bytes, attribute.value)
    tag.append(UInt8(ascii: "\""))
  }

  private mutating func appendValue(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var position = range.lowerBound
    while position < range.upperBound {
      let start = position
      while position < range.upperBound, Self.isPlainInValue(bytes[position]) { position += 1 }
      bytes.append(start..<position, to: &tag)
      guard position < range.upperBound else { return }
      if bytes[position] == UInt8(ascii: "&") {
        position += appendValueReference(bytes, position..<range.upperBound)
      } else {
        appendEscaped(bytes[position])
        position += 1
      }
    }
  }

  private static func isPlainInValue(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "<") && byte != UInt8(ascii: "&")
      && byte != UInt8(ascii: "\"") && byte != 0xEF
  }

  private mutating func appendValueReference(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    let mark = tag.count
    let length = decodeReference(in: bytes, range)
    guard length > 0 else {
      isRepaired = true
      appendEscaped(UInt8(ascii: "&"))
      return 1
    }
    let text = Array(tag[mark...])
    tag.removeSubrange(mark...)
    for byte in text { appendEscaped(byte) }
    return length
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "<"): tag.append(contentsOf: "&lt;".utf8)
    case UInt8(ascii: "&"): tag.append(contentsOf: "&amp;".utf8)
    case UInt8(ascii: "\""): tag.append(contentsOf: "&quot;".utf8)
    case 0x09, 0x0A, 0x0D: tag.append(0x20)
    case 0..<0x20: isRepaired = true
    default: tag.append(byte)
    }
  }

  // MARK: End tags

  mutating func endTag(in bytes: Span<UInt8>, at start: Int) -> Outcome {
    var position = start + 2
    while position < bytes.count, bytes[position].isHTMLSpace { position += 1 }
    let name = position..<Self.endOfName(in: bytes, from: position)
    position = name.upperBound
    while position < bytes.count, bytes[position] != UInt8(ascii: ">"),
      bytes[position] != UInt8(ascii: "<")
    {
      position += 1
    }
    guard position < bytes.count else { return incomplete(from: start, in: bytes) }
    if name.isEmpty, bytes[position] == UInt8(ascii: "<") { return .text }
    if bytes[position] == UInt8(ascii: "<") { isRepaired = true }
    let end = bytes[position] == UInt8(ascii: "<") ? position : position + 1
    if open.isClosed(by: bytes, name) {
      closeElements(downTo: open.count - 1)
    } else {
      isRepaired = true
      if let depth = open.depth(endedBy: bytes, name) { closeElements(downTo: depth) }
    }
    return .done(end)
  }
}
