/// Finds what in a text is not to be copied as it is.
enum PlainTextScan {
  /// The first place from `start` on of a control character, `&`, `<`, `>` or the byte 0xEF, which
  /// begins the non-characters.
  ///
  /// Eight bytes a step: for bytes below 0x80, `(byte ^ x) - 1` borrows where the byte is `x`, and
  /// `byte - 0x20` where it is a control. Borrows may pass on within a word, so a word that may have
  /// a hit is looked at byte by byte.
  static func end(in bytes: Span<UInt8>, from start: Int) -> Int {
    bytes.withUnsafeBytes { raw in
      var position = start
      while position &+ 8 <= raw.count {
        let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        if mayHaveHit(word) {
          for place in position..<position &+ 8 where isHit(raw[place]) { return place }
        }
        position &+= 8
      }
      while position < raw.count, !isHit(raw[position]) { position &+= 1 }
      return position
    }
  }

  private static func isHit(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0xEF
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101

  private static func mayHaveHit(_ word: UInt64) -> Bool {
    // `<` and `>` differ in one bit.
    let angle = (word & (ones &* 0xFD)) ^ (ones &* 0x3C)
    let ampersand = word ^ (ones &* 0x26)
    let high = word ^ (ones &* 0xEF)
    let controls = (word &- ones &* 0x20) & ~word
    let zeros =
      ((angle &- ones) & ~angle) | ((ampersand &- ones) & ~ampersand) | ((high &- ones) & ~high)
    return (zeros | controls) & (ones &* 0x80) != 0
  }
}
