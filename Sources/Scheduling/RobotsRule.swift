/// One `Allow` or `Disallow` of a `robots.txt`: the beginning of a path, in which `*` stands for
/// anything and `$` at the end for the path's end.
struct RobotsRule: Hashable, Sendable {
  private static let longest = 2_048

  let allows: Bool
  /// How specific the rule is: its length in bytes.
  let length: Int
  private let parts: [[UInt8]]
  private let isWhole: Bool

  /// Nil where the rule says nothing.
  init?(_ pattern: String, allows: Bool) {
    guard !pattern.isEmpty, pattern.utf8.count <= Self.longest else { return nil }
    self.allows = allows
    var bytes = Self.normalised(pattern)
    length = bytes.count
    isWhole = bytes.last == UInt8(ascii: "$")
    if isWhole { bytes.removeLast() }
    parts = bytes.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
      .map(Array.init)
  }

  /// The leftmost place for each part is as good as any other: no backtracking, O(parts × path) at
  /// worst.
  func matches(_ path: [UInt8]) -> Bool {
    guard let first = parts.first, path.starts(with: first) else { return false }
    var position = first.count
    guard parts.count > 1 else { return !isWhole || position == path.count }
    for part in parts.dropFirst().dropLast() {
      guard let end = Self.end(of: part, in: path, from: position) else { return false }
      position = end
    }
    guard let last = parts.last else { return true }
    if isWhole {
      return path.count - position >= last.count && path.suffix(last.count) == last[...]
    }
    return Self.end(of: last, in: path, from: position) != nil
  }

  private static func end(of part: [UInt8], in path: [UInt8], from start: Int) -> Int? {
    guard !part.isEmpty else { return start }
    guard path.count - start >= part.count else { return nil }
    for begin in start...(path.count - part.count)
    where path[begin] == part[0] && path[begin..<begin + part.count] == part[...] {
      return begin + part.count
    }
    return nil
  }

  /// Escapes of what needs none are undone, other escapes get capital digits, bytes beyond ASCII are
  /// escaped (RFC 9309, 2.2.2): then equal paths have equal bytes.
  static func normalised(_ path: String) -> [UInt8] {
    var result: [UInt8] = []
    var bytes = path.utf8.prefix(longest * 2).makeIterator()
    while let byte = bytes.next() {
      guard byte == UInt8(ascii: "%") else {
        append(byte, isEscaped: byte > 0x7F, to: &result)
        continue
      }
      var ahead = bytes
      guard let high = ahead.next().flatMap(digit), let low = ahead.next().flatMap(digit) else {
        result.append(byte)
        continue
      }
      bytes = ahead
      let value = high << 4 | low
      append(value, isEscaped: !isUnreserved(value), to: &result)
    }
    return result
  }

  private static func append(_ byte: UInt8, isEscaped: Bool, to result: inout [UInt8]) {
    guard isEscaped else {
      result.append(byte)
      return
    }
    let digits = Array("0123456789ABCDEF".utf8)
    result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
    default: false
    }
  }
}
