import EventClustering
import NewsModel

/// A made-up stream of happenings told in English and in Chinese, which share Latin names and
/// numbers where they are to be linked, and a name that both write in their own way.
struct AliasStream {
  private var dice: Dice
  private var words: MadeUpStream
  private var made = 0
  /// When the next happening begins.
  var hour = 0.0

  init(seed: UInt64) {
    dice = Dice(state: seed)
    words = MadeUpStream(seed: seed &+ 1)
  }

  /// A name in both languages.
  struct TwoNames {
    var english: String
    var chinese: String
  }

  mutating func name() -> TwoNames {
    TwoNames(english: "Q" + words.word(4), chinese: characters(3))
  }

  mutating func characters(_ count: Int) -> String {
    String(
      String.UnicodeScalarView(
        (0..<count).compactMap { _ in
          Unicode.Scalar(UInt32.random(in: 0x4E00..<0x9FA0, using: &dice))
        }))
  }

  /// Two accounts in each language, a day after the last happening.
  ///
  /// - Parameters:
  ///   - english: what the English accounts call by its name.
  ///   - chinese: what the Chinese ones do.
  ///   - shared: how many names, in Latin letters, stand in both.
  mutating func happening(
    english: [String], chinese: [String], shared: Int, stories: Int = 2
  ) -> [Piece] {
    let common = (0..<shared).map { _ in "Z" + words.word(4) }
    let number = "\(Int.random(in: 1_000...99_999, using: &dice))"
    let own = (0..<8).map { _ in words.word(4) }
    let theirs = (0..<6).map { _ in characters(4) }
    var pieces: [Piece] = []
    for count in 0..<stories {
      made += 1
      pieces.append(
        Piece(
          id: "s_en\(made)",
          title: "The "
            + (own[..<5] + english + common + [number, own[5 + count % 3]])
            .joined(separator: " and "),
          hour: hour + Double(count)))
      pieces.append(
        Piece(
          id: "s_zh\(made)",
          title: theirs.prefix(3).joined(separator: "，") + "，"
            + (chinese + [theirs[3 + count % 3]] + common + [number]).joined(separator: "，"),
          lang: "zh", hour: hour + Double(count) + 0.5))
    }
    hour += 24
    return pieces
  }
}

extension EventClusterer {
  /// Takes stories in and looks over what changed after each, as the service does.
  mutating func follow(_ pieces: [Piece]) -> Reader {
    var reader = Reader()
    for piece in pieces {
      reader.read(repair(at: piece.at))
      reader.read(add(piece).changes)
    }
    if let last = pieces.last { reader.read(repair(at: last.at)) }
    return reader
  }
}
