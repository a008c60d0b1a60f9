/// How much of a text is in another one, by its runs of four words.
struct WordOverlap {
  private static let run = 4

  private let known: Set<UInt64>

  init(_ text: String) {
    known = Set(Self.runs(of: text))
  }

  /// 0…1; nil for a text of fewer than four words.
  func share(of text: String) -> Double? {
    let runs = Self.runs(of: text)
    guard !runs.isEmpty else { return nil }
    return Double(runs.count { known.contains($0) }) / Double(runs.count)
  }

  /// 0…1; 1 for a text of fewer than four words.
  static func share(of text: String, in other: String) -> Double {
    WordOverlap(other).share(of: text) ?? 1
  }

  private static func runs(of text: String) -> [UInt64] {
    var words: [UInt64] = []
    var hash: UInt64 = 0
    for byte in text.utf8 {
      if byte.isWordByte {
        hash = (hash ^ UInt64(byte | 0x20)) &* 0x9E37_79B9_7F4A_7C15
      } else if hash != 0 {
        words.append(hash)
        hash = 0
      }
    }
    if hash != 0 { words.append(hash) }
    guard words.count >= run else { return [] }
    return (0...words.count - run).map { start in
      words[start..<start + run].reduce(0) { ($0 << 7 | $0 >> 57) ^ $1 }
    }
  }
}

extension UInt8 {
  fileprivate var isWordByte: Bool {
    self >= 0x80 || (self | 0x20) &- 0x61 < 26 || self &- 0x30 < 10
  }
}
