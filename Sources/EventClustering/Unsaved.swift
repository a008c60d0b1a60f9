/// What changed since the state was last handed out for saving.
struct Unsaved: Sendable {
  private(set) var clusters: Set<UInt32> = []
  private(set) var events: Set<UInt32> = []
  private(set) var closed: Set<UInt32> = []
  /// Terms of the stories counted since, story by story.
  private(set) var journal: [Observation] = []

  /// The terms of one story.
  struct Observation: Hashable, Sendable {
    var language: Int
    var terms: [UInt32]
    var pieces: [UInt32]
  }

  var isEmpty: Bool {
    clusters.isEmpty && events.isEmpty && closed.isEmpty && journal.isEmpty
  }

  mutating func cluster(_ serial: UInt32) { clusters.insert(serial) }
  mutating func event(_ serial: UInt32) { events.insert(serial) }
  mutating func closed(_ serial: UInt32) { closed.insert(serial) }

  mutating func observed(_ terms: [UInt32], language: Int) {
    journal.append(Observation(language: language, terms: terms, pieces: []))
  }

  mutating func observedPieces(_ pieces: [UInt32]) {
    guard !journal.isEmpty else { return }
    journal[journal.count - 1].pieces = pieces
  }
}

extension Unsaved.Observation {
  func write(to row: inout RowWriter) {
    row.write(Int32(language))
    row.write(terms)
    row.write(pieces)
  }

  init(from row: inout RowReader) throws(EventClusteringError) {
    language = max(0, min(LanguageTable.limit - 1, Int(try row.integer(Int32.self))))
    terms = try row.numbers()
    pieces = try row.numbers()
  }
}
