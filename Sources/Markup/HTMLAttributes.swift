/// An attribute as it is written.
package struct HTMLAttribute: Sendable {
  package var name: Range<Int>
  /// Without its quotation marks, references not decoded; empty where there is none.
  package var value: Range<Int>

  /// Whether the name is `name`, which is in lower case.
  package func isNamed(_ name: StaticString, in bytes: Span<UInt8>) -> Bool {
    self.name.count == name.utf8CodeUnitCount && bytes.hasPrefix(name, at: self.name.lowerBound)
  }

  package func decodedValue(in bytes: Span<UInt8>) -> String {
    var text: [UInt8] = []
    HTMLEntities.append(bytes, value, as: .attribute, to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}

/// Reads the attributes of a tag one after the other, only when they are asked for.
package struct HTMLAttributes: Sendable {
  private var position: Int
  private let end: Int

  init(_ content: Range<Int>) {
    position = content.lowerBound
    end = content.upperBound
  }

  package mutating func next(in bytes: Span<UInt8>) -> HTMLAttribute? {
    skipSpace(in: bytes, or: UInt8(ascii: "/"))
    guard position < end else { return nil }
    let start = position
    position += 1  // A `=` at the start belongs to the name.
    while position < end, !Self.endsName(bytes[position]) { position += 1 }
    let name = start..<position
    skipSpace(in: bytes)
    guard position < end, bytes[position] == UInt8(ascii: "=") else {
      return HTMLAttribute(name: name, value: position..<position)
    }
    position += 1
    skipSpace(in: bytes)
    return HTMLAttribute(name: name, value: value(in: bytes))
  }

  private mutating func value(in bytes: Span<UInt8>) -> Range<Int> {
    guard position < end else { return position..<position }
    let quote = bytes[position]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = position + 1
      let close = bytes.firstIndex(of: quote, in: start..<end)
      position = min(end, close + 1)
      return start..<close
    }
    let start = position
    while position < end, !bytes[position].isHTMLSpace { position += 1 }
    return start..<position
  }

  private mutating func skipSpace(in bytes: Span<UInt8>, or other: UInt8 = 0x20) {
    while position < end, bytes[position].isHTMLSpace || bytes[position] == other { position += 1 }
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte.isHTMLSpace || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=")
  }
}
