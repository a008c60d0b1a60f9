import EventClustering
import NewsModel
import TextAnalysis

/// A story of a test and its way through a clusterer.
struct Piece {
  var id: String
  var title: String
  var text = ""
  var lang = "en"
  var source: String?
  /// Hours since the test's beginning.
  var hour = 0.0

  var at: Timestamp { Timestamp(seconds: 1_790_000_000 + Int64(hour * 3_600)) }
  var features: StoryFeatures { .make(AnalyzedStory(title: title, text: text), lang: lang) }
}

/// What a reader of the records holds: each story's event.
struct Reader {
  private(set) var events: [StoryID: EventID] = [:]
  private(set) var records: [EventRecord] = []

  mutating func read(_ changes: [EventRecord]) {
    for change in changes {
      for story in change.storyIDs { events[story] = change.into ?? change.id }
    }
    records += changes
  }
}

extension EventClusterer {
  mutating func add(_ piece: Piece) -> (event: EventID, changes: [EventRecord]) {
    add(
      piece.features, story: StoryID(piece.id), title: piece.title, source: piece.source,
      at: piece.at)
  }

  mutating func run(_ pieces: [Piece]) -> Reader {
    var reader = Reader()
    for piece in pieces { reader.read(add(piece).changes) }
    if let last = pieces.last { reader.read(repair(at: last.at)) }
    return reader
  }
}

/// SplitMix64: the same numbers on every machine.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var hash = state
    hash = (hash ^ hash >> 30) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ hash >> 27) &* 0x94D0_49BB_1331_11EB
    return hash ^ hash >> 31
  }
}

/// A made-up stream: happenings with words and names of their own among words that all use.
struct MadeUpStream {
  private var dice: Dice
  private static let syllables = [
    "ka", "lo", "mi", "ren", "ta", "vos", "du", "ne", "sho", "bri", "gal", "pe", "zor", "ulm", "fi",
  ]

  init(seed: UInt64) {
    dice = Dice(state: seed)
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
