/// The pieces by which a name is known again in another script or spelling.
enum NameShape {
  private static let pieceSeed: UInt32 = 0x5A17_0001
  private static let frameSeed: UInt32 = 0x5A17_0002
  private static let pieceLength = 4

  /// Four-letter pieces of the name with a mark at its start: "^put", "puti", "utin" for Putin.
  ///
  /// No mark at the end, where cases inflect. Doubled letters count once.
  static func pieces(of letters: borrowing LetterRun, _ body: (UInt32) -> Void) {
    var name = LetterRun()
    name.append(UInt8(ascii: "^"))
    let read = letters.letters.span
    for place in 0..<letters.count { name.appendSingle(read[place]) }
    guard name.count >= pieceLength else { return }
    let marked = name.letters.span
    for start in 0...(name.count - pieceLength) {
      var hash = TermHash(seed: pieceSeed)
      for place in start..<start + pieceLength { hash.add(marked[place]) }
      body(hash.finished)
    }
  }

  /// The consonants of the name in classes that survive a script without vowels: the whole frame
  /// and its first three. Names of fewer than three consonants have none.
  static func frames(of letters: borrowing LetterRun, _ body: (UInt32) -> Void) {
    var frame = LetterRun()
    let read = letters.letters.span
    for place in 0..<letters.count {
      if let consonant = consonantClass(read[place]) { frame.appendSingle(consonant) }
    }
    guard frame.count >= 3 else { return }
    body(frame.hash(0..<frame.count, seed: frameSeed))
    if frame.count > 3 { body(frame.hash(0..<3, seed: frameSeed &+ 1)) }
  }

  /// The consonants of two neighbouring names in coarse classes, for scripts that do not tell k from
  /// g, t from d or l from r. Fewer than four consonants tell nothing.
  static func pairFrame(
    _ first: borrowing LetterRun, _ second: borrowing LetterRun
  ) -> UInt32? {
    var frame = LetterRun()
    addCoarse(first, to: &frame)
    addCoarse(second, to: &frame)
    return frame.count >= 4 ? frame.hash(0..<frame.count, seed: frameSeed &+ 2) : nil
  }

  private static func addCoarse(_ letters: borrowing LetterRun, to frame: inout LetterRun) {
    let read = letters.letters.span
    for place in 0..<letters.count {
      if let consonant = consonantClass(read[place]) { frame.appendSingle(coarse(consonant)) }
    }
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
}
