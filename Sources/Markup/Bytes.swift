import Glibc

extension UInt8 {
  @inlinable package var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
  @inlinable package var isASCIIDigit: Bool { self &- 0x30 < 10 }
  @inlinable package var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }
  /// White space of HTML: tab, line feed, form feed, carriage return, space.
  @inlinable package var isHTMLSpace: Bool {
    self == 0x20 || (self <= 0x0D && self >= 0x09 && self != 0x0B)
  }
  /// The byte with A…Z in lower case.
  @inlinable package var lowercasedASCII: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

  package var decimalDigit: UInt8? { isASCIIDigit ? self &- 0x30 : nil }

  package var hexDigit: UInt8? {
    if isASCIIDigit { return self &- 0x30 }
    let letter = (self | 0x20) &- 0x61
    return letter < 6 ? letter + 10 : nil
  }
}

extension Span<UInt8> {
  /// The first place of `byte` in `range`, or the end of `range`.
  ///
  /// The C library looks at 32 bytes a step: the pages have a `<` every 50 bytes or so, and scripts
  /// are long.
  package func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int {
    extracting(range).withUnsafeBytes { raw in
      guard let start = raw.baseAddress, let found = memchr(start, Int32(byte), raw.count) else {
        return range.upperBound
      }
      return range.lowerBound + (UnsafeRawPointer(found) - start)
    }
  }

  /// Appends the bytes of `range` to `text`.
  package func append(_ range: Range<Int>, to text: inout [UInt8]) {
    extracting(range).withUnsafeBufferPointer { text.append(contentsOf: $0) }
  }

  /// Whether the bytes at `start` are `word`, which is in lower case, in whatever case.
  package func hasPrefix(_ word: StaticString, at start: Int) -> Bool {
    guard start >= 0, start + word.utf8CodeUnitCount <= count else { return false }
    return word.withUTF8Buffer { letters in
      for index in 0..<letters.count where self[start + index].lowercasedASCII != letters[index] {
        return false
      }
      return true
    }
  }

  /// `range` without HTML's white space at both ends.
  package func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, self[lower].isHTMLSpace { lower += 1 }
    while lower < upper, self[upper - 1].isHTMLSpace { upper -= 1 }
    return lower..<upper
  }
}
