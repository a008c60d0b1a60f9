import Markup

/// Reads the attributes of a start tag as browsers do: quoted, unquoted, without a value, without
/// space between them.
struct AttributeReader {
  struct Attribute {
    var name: Range<Int>
    var value: Range<Int>
  }

  enum End {
    /// `>`.
    case tag
    /// `/>`.
    case empty
    /// The next `<` came before the end of the tag.
    case less
    case incomplete
  }

  /// Where the tag ends, once there are no more attributes.
  private(set) var position: Int
  private(set) var end = End.incomplete
  private(set) var isRepaired = false

  init(position: Int) {
    self.position = position
  }

  /// The next attribute, nil at the end of the tag.
  mutating func next(in bytes: Span<UInt8>, isLast: Bool) -> Attribute? {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: ">"):
        position += 1
        end = .tag
        return nil
      case UInt8(ascii: "<"):
        end = .less
        return nil
      case UInt8(ascii: "/"):
        position += 1
        if position < bytes.count, bytes[position] == UInt8(ascii: ">") {
          position += 1
          end = .empty
          return nil
        }
      case let byte where XMLMender.isNameByte(byte):
        return attribute(in: bytes, isLast: isLast)
      case let byte:
        if !byte.isHTMLSpace { isRepaired = true }
        position += 1
      }
    }
    end = .incomplete
    return nil
  }

  private mutating func attribute(in bytes: Span<UInt8>, isLast: Bool) -> Attribute? {
    let name = position..<XMLMender.endOfName(in: bytes, from: position)
    position = name.upperBound
    var place = position
    while place < bytes.count, bytes[place].isHTMLSpace { place += 1 }
    guard place < bytes.count else { return stop(at: place) }
    guard bytes[place] == UInt8(ascii: "=") else {
      isRepaired = true
      return Attribute(name: name, value: name)
    }
    place += 1
    while place < bytes.count, bytes[place].isHTMLSpace { place += 1 }
    guard place < bytes.count else { return stop(at: place) }
    let quote = bytes[place]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return unquoted(name, at: place, in: bytes)
    }
    let close = bytes.firstIndex(of: quote, in: place + 1..<bytes.count)
    // What follows the mark is needed too, to know whether it ends this value.
    if close + 1 >= bytes.count, !isLast, bytes.count - place <= XMLMender.longestTag {
      return stop(at: bytes.count)
    }
    if Self.isLeftOpen(place + 1..<close, in: bytes) {
      return leftOpen(name, at: place + 1, in: bytes)
    }
    position = close + 1
    return Attribute(name: name, value: place + 1..<close)
  }

  private mutating func stop(at place: Int) -> Attribute? {
    position = place
    end = .incomplete
    return nil
  }

  /// Whether the quotation mark after `value` begins another value: it is followed by more text,
  /// and there is a tag's end before it.
  private static func isLeftOpen(_ value: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    guard bytes.firstIndex(of: UInt8(ascii: ">"), in: value) < value.upperBound else {
      return value.upperBound == bytes.count
    }
    guard value.upperBound + 1 < bytes.count else { return true }
    let next = bytes[value.upperBound + 1]
    return
      !(next.isHTMLSpace || next == UInt8(ascii: ">") || next == UInt8(ascii: "/")
      || next == UInt8(ascii: "?"))
  }

  private mutating func leftOpen(_ name: Range<Int>, at start: Int, in bytes: Span<UInt8>)
    -> Attribute?
  {
    isRepaired = true
    let close = bytes.firstIndex(of: UInt8(ascii: ">"), in: start..<bytes.count)
    position = close
    return close < bytes.count ? Attribute(name: name, value: start..<close) : stop(at: close)
  }

  private mutating func unquoted(_ name: Range<Int>, at start: Int, in bytes: Span<UInt8>)
    -> Attribute?
  {
    isRepaired = true
    var close = start
    while close < bytes.count, !bytes[close].isHTMLSpace, bytes[close] != UInt8(ascii: ">"),
      bytes[close] != UInt8(ascii: "<")
    {
      close += 1
    }
    guard close < bytes.count else { return stop(at: close) }
    // `<link href=http://x.test/>`: the slash is the tag's, as XML means it.
    let isEmptyTag =
      bytes[close] == UInt8(ascii: ">") && close > start
      && bytes[close - 1] == UInt8(ascii: "/")
    position = isEmptyTag ? close - 1 : close
    return Attribute(name: name, value: start..<position)
  }
}
