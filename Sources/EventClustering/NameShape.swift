/// The pieces by which a name is known again in another script or spelling.
enum NameShape {
  private static let pieceSeed: UInt32 = 0x5A17_0001
  private static let frameSeed: UInt32 = 0x5A17_0002

  /// Four-letter pieces of the name with a mark at its start: "^put", "puti", "utin" for Putin.
  ///
  /// No mark at the end, where cases inflect. Doubled letters count once.
  static func pieces(of letters: [UInt8], _ body: (UInt32) -> Void) {
    let name = [UInt8(ascii: "^")] + withoutDoubles(letters)
    guard name.count >= 4 else { return }
    for start in 0...(name.count - 4) {
      body(FoldedWord.hash(name[start..<start + 4], seed: pieceSeed))
    }
  }

  /// The consonants of the name in classes that survive a script without vowels: the whole frame
  /// and its first three. Names of fewer than three consonants have none.
  static func frames(of letters: [UInt8], _ body: (UInt32) -> Void) {
    let frame = withoutDoubles(letters.compactMap(consonantClass))
    guard frame.count >= 3 else { return }
    body(FoldedWord.hash(frame, seed: frameSeed))
    if frame.count > 3 { body(FoldedWord.hash(frame[..<3], seed: frameSeed &+ 1)) }
  }

  /// The consonants of two neighbouring names in coarse classes, for scripts that do not tell k from
  /// g, t from d or l from r. Fewer than four consonants tell nothing.
  static func pairFrame(_ first: [UInt8], _ second: [UInt8]) -> UInt32? {
    let frame = withoutDoubles((first + second).compactMap(consonantClass).map(coarse))
    return frame.count >= 4 ? FoldedWord.hash(frame, seed: frameSeed &+ 2) : nil
  }

  private static func coarse(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "g"): UInt8(ascii: "k")
    case UInt8(ascii: "d"): UInt8(ascii: "t")
    case UInt8(ascii: "l"): UInt8(ascii: "r")
    case UInt8(ascii: "j"): UInt8(ascii: "s")
    default: letter
    }
  }

  /// Arabic writes b for p and f for v; c, k, q and x differ by custom; h, w and y come and go.
  private static func consonantClass(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "b"), UInt8(ascii: "p"): UInt8(ascii: "b")
    case UInt8(ascii: "f"), UInt8(ascii: "v"): UInt8(ascii: "f")
    case UInt8(ascii: "c"), UInt8(ascii: "k"), UInt8(ascii: "q"), UInt8(ascii: "x"):
      UInt8(ascii: "k")
    case UInt8(ascii: "s"), UInt8(ascii: "z"): UInt8(ascii: "s")
    case UInt8(ascii: "d"), UInt8(ascii: "g"), UInt8(ascii: "j"), UInt8(ascii: "l"),
      UInt8(ascii: "m"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      letter
    default: nil
    }
  }

  private static func withoutDoubles(_ letters: [UInt8]) -> [UInt8] {
    var single: [UInt8] = []
    single.reserveCapacity(letters.count)
    for letter in letters where single.last != letter { single.append(letter) }
    return single
  }
}
