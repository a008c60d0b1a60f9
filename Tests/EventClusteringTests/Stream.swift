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

  /// The same story so many hours later.
  func later(by hours: Double) -> Piece {
    var piece = self
    piece.hour += hours
    return piece
  }
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
