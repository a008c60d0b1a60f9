import Glibc

/// The fields at the top of one line that `RecordEncoder` wrote, for whoever reads the files back.
///
/// The text of a story is passed over without being decoded. Linear, without recursion; a line that
/// is torn or no JSON object gives nil.
package struct RecordLine {
  private let bytes: [UInt8]
  private var fields: [(key: Range<Int>, value: Range<Int>)] = []

  package init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes.first == UInt8(ascii: "{"), bytes.last == UInt8(ascii: "}") else { return nil }
    var place = 1
    if bytes.count == 2 { return }
    while true {
      guard let key = stringEnd(from: place), key < bytes.count, bytes[key] == UInt8(ascii: ":"),
        let end = valueEnd(from: key + 1), end < bytes.count
      else { return nil }
      fields.append((place + 1..<key - 1, key + 1..<end))
      place = end + 1
      if bytes[end] == UInt8(ascii: "}") { break }
      guard bytes[end] == UInt8(ascii: ",") else { return nil }
    }
    guard place == bytes.count else { return nil }
  }

  /// A string, nil where the field is missing or something else.
  package func text(_ key: StaticString) -> String? {
    value(of: key).flatMap { text(in: $0) }
  }

  package func integer(_ key: StaticString) -> Int64? {
    value(of: key).flatMap { Int64(String(decoding: bytes[$0], as: UTF8.self)) }
  }

  /// The strings of an array; none where there is no array.
  package func texts(_ key: StaticString) -> [String] {
    guard let value = value(of: key), bytes[value.lowerBound] == UInt8(ascii: "[") else {
      return []
    }
    var texts: [String] = []
    var place = value.lowerBound + 1
    while let end = stringEnd(from: place), let text = text(in: place..<end) {
      texts.append(text)
      place = end + 1
    }
    return texts
  }

  /// The numbers of an object by their keys, in order; none where there is no object.
  package func counts(_ key: StaticString) -> [(key: String, count: Int)] {
    guard let value = value(of: key), bytes[value.lowerBound] == UInt8(ascii: "{") else {
      return []
    }
    var counts: [(String, Int)] = []
    var place = value.lowerBound + 1
    while let colon = stringEnd(from: place), let key = text(in: place..<colon),
      let end = valueEnd(from: colon + 1), end < value.upperBound,
      let count = Int(String(decoding: bytes[colon + 1..<end], as: UTF8.self))
    {
      counts.append((key, count))
      place = end + 1
    }
    return counts
  }
}

extension RecordLine {
  private func value(of key: StaticString) -> Range<Int>? {
    key.withUTF8Buffer { name in
      fields.first { $0.key.count == name.count && bytes[$0.key].elementsEqual(name) }?.value
    }
  }

  /// Behind the closing quote of the string that begins at `start`; nil where none does or it does
  /// not end.
  private func stringEnd(from start: Int) -> Int? {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "\"") else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      var place = start + 1
      while place < bytes.count, let base = bytes.baseAddress,
        let found = memchr(base + place, Int32(UInt8(ascii: "\"")), bytes.count - place)
      {
        let quote = UnsafeRawPointer(found) - UnsafeRawPointer(base)
        var slashes = quote
        while slashes > place, bytes[slashes - 1] == UInt8(ascii: "\\") { slashes -= 1 }
        place = quote + 1
        if (quote - slashes).isMultiple(of: 2) { return place }
      }
      return nil
    }
  }

  /// Behind the value that begins at `start`.
  private func valueEnd(from start: Int) -> Int? {
    var place = start
    var depth = 0
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\""):
        guard let end = stringEnd(from: place) else { return nil }
        place = end - 1
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return place > start ? place : nil }
        depth -= 1
      case UInt8(ascii: ","):
        if depth == 0 { return place > start ? place : nil }
      default: break
      }
      place += 1
    }
    return nil
  }

  private func text(in value: Range<Int>) -> String? {
    guard value.count >= 2, bytes[value.lowerBound] == UInt8(ascii: "\"") else { return nil }
    let inside = value.lowerBound + 1..<value.upperBound - 1
    guard bytes[inside].contains(UInt8(ascii: "\\")) else {
      return String(decoding: bytes[inside], as: UTF8.self)
    }
    return EscapedText.decoded(bytes[inside])
  }
}
