import EventClustering
import NewsModel

/// A made-up stream: happenings with words and names of their own among words that all use.
struct MadeUpStream {
  private var dice: Dice
  private static let syllables = [
    "ka", "lo", "mi", "ren", "ta", "vos", "du", "ne", "sho", "bri", "gal", "pe", "zor", "ulm", "fi",
  ]

  private lazy var usual = (0..<300).map { _ in word(2) }
  private var made = 0

  init(seed: UInt64) {
    dice = Dice(state: seed)
  }

  /// Accounts of one happening, which share its names and words. Of 50,000 words few are met twice:
  /// with 3,000 every twentieth pair of happenings had a rare one in common.
  mutating func happening(accounts: Int, hours: Range<Double>) -> [Piece] {
    let common = usual
    let names = (0..<5).map { _ in "Q" + word(4) }
    let own = (0..<12).map { _ in word(4) }
    return (0..<accounts).map { _ in
      made += 1
      return story(
        number: made, hour: Double.random(in: hours, using: &dice), names: names, own: own,
        common: common)
    }
  }

  /// Two stories that share so many of their twelve words, and as many of their five names as that
  /// is of twelve.
  mutating func lookAlikes(sharing shared: Int, hours: Range<Double>) -> [Piece] {
    let common = usual
    let names = (0..<5).map { _ in "Q" + word(3) }
    let own = (0..<12).map { _ in word(3) }
    let otherNames =
      names.prefix(5 * shared / 12) + (5 * shared / 12..<5).map { _ in "Q" + word(3) }
    let otherOwn = own.prefix(shared) + (shared..<12).map { _ in word(3) }
    return [(names, own), (Array(otherNames), Array(otherOwn))].map { names, own in
      made += 1
      return story(
        number: made, hour: Double.random(in: hours, using: &dice), names: names, own: own,
        common: common)
    }
  }

  mutating func word(_ length: Int) -> String {
    (0..<length).map { _ in Self.syllables[Int.random(in: 0..<Self.syllables.count, using: &dice)] }
      .joined()
  }

  /// `count` stories over `days` days, a half of them on happenings with several stories.
  mutating func stories(_ count: Int, days: Double) -> [Piece] {
    let common = (0..<300).map { _ in word(2) }
    var pieces: [Piece] = []
    while pieces.count < count {
      let start = Double.random(in: 0..<(days * 24), using: &dice)
      let names = (0..<5).map { _ in "Q" + word(3) }
      let own = (0..<12).map { _ in word(3) }
      let size = Bool.random(using: &dice) ? 1 : Int.random(in: 2...9, using: &dice)
      for _ in 0..<size {
        pieces.append(
          story(
            number: pieces.count, hour: start + Double.random(in: 0..<30, using: &dice),
            names: names, own: own, common: common))
      }
    }
    return pieces.sorted { ($0.hour, $0.id) < ($1.hour, $1.id) }
  }

  private mutating func story(
    number: Int, hour: Double, names: [String], own: [String], common: [String]
  ) -> Piece {
    func pick(_ words: [String], _ count: Int) -> [String] {
      words.shuffled(using: &dice).prefix(count).map { $0 }
    }
    let title = (pick(common, 2) + pick(own, 3) + pick(names, 2)).joined(separator: " ")
    let sentences = (0..<6).map { _ in
      "The "
        + (pick(common, 8) + pick(own, 4) + pick(names, 1)).shuffled(using: &dice)
        .joined(separator: " ") + "."
    }
    return Piece(
      id: "s_\(number)", title: title, text: sentences.joined(separator: " "),
      source: "site-\(Int.random(in: 0..<20, using: &dice))", hour: hour)
  }
}
