/// How much of one text is in another, by its runs of four words.
enum WordOverlap {
  private static let run = 4

  /// 0…1; 1 for a text of fewer than four words.
  static func share(of text: String, in other: String) -> Double {
    let runs = runs(of: text)
    guard !runs.isEmpty else { return 1 }
    let known = Set(self.runs(of: other))
    return Double(runs.count { known.contains($0) }) / Double(runs.count)
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
