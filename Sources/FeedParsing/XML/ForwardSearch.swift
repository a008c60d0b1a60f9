import Markup

/// A search that moves forwards only and remembers what it found: many tokens that ask for the same
/// far or missing end cost one pass together.
struct ForwardSearch {
  private let mark: StaticString
  private var start = 0
  private var found: Int?
  private var isFresh = true

  init(_ mark: StaticString) {
    self.mark = mark
  }

  /// Forgets everything: the bytes are others now.
  mutating func reset() {
    isFresh = true
  }

  /// The first place of the mark from `position` on, nil where there is none.
  mutating func next(in bytes: Span<UInt8>, from position: Int) -> Int? {
    if !isFresh, position >= start, found.map({ position <= $0 }) ?? true { return found }
    start = position
    found = bytes.firstIndex(of: mark, from: position)
    isFresh = false
    return found
  }
}

extension Span<UInt8> {
  /// The first place of `mark` from `start` on; its last byte must be `>`.
  func firstIndex(of mark: StaticString, from start: Int, before limit: Int? = nil) -> Int? {
    let length = mark.utf8CodeUnitCount
    let limit = limit ?? count
    var close = start + length - 1
    while close < limit {
      close = firstIndex(of: UInt8(ascii: ">"), in: close..<limit)
      guard close < limit else { return nil }
      if hasPrefix(mark, at: close + 1 - length) { return close + 1 - length }
      close += 1
    }
    return nil
  }
}
