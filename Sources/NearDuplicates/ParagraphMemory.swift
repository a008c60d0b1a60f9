/// How often each site has had a paragraph lately.
///
/// What a site repeats under or over every story (newsletters, copyright, links) must not make
/// stories alike. The third time a site has a paragraph in stories that are no copies of each other,
/// it does not count.
struct ParagraphMemory {
  /// Paragraphs remembered, over all sites: 14 MB when full, the paragraphs of the last 150,000
  /// stories or so.
  private static let capacity = 1 << 20
  /// Times a paragraph must have been seen to be boilerplate.
  private static let repeats = 2
  /// Paragraphs that one story may bring: those at its beginning and its end.
  static let perStory = 12

  private var ring = ChainedRing()
  /// Paragraphs of stories in the window that left early, since the memory was full.
  private var early = 0

  func isBoilerplate(_ paragraph: UInt32) -> Bool {
    guard paragraph != 0 else { return false }
    var seen = 0
    ring.walk(paragraph) { _ in
      seen += 1
      return seen < Self.repeats
    }
    return seen >= Self.repeats
  }

  /// Which of some paragraphs are boilerplate, as `isBoilerplate(_:)` tells of one.
  func areBoilerplate(_ paragraphs: [UInt32]) -> [Bool] {
    let found = ring.places(of: paragraphs, limit: Self.repeats)
    return paragraphs.indices.map { paragraphs[$0] != 0 && found.isFull($0) }
  }

  mutating func add(_ paragraphs: [UInt32]) {
    for paragraph in paragraphs { ring.append(paragraph) }
    if ring.count > Self.capacity {
      early += ring.count - Self.capacity
      ring.dropFirst(ring.count - Self.capacity)
    }
  }

  /// Forgets the paragraphs of the story that leaves the window, the oldest that brought any.
  mutating func dropFirst(_ count: Int) {
    let gone = min(early, count)
    early -= gone
    ring.dropFirst(count - gone)
  }

  /// The paragraphs of a story that brought `count`, when the stories after it brought `newer`.
  func paragraphs(_ count: Int, before newer: Int) -> [UInt32] {
    guard count > 0 else { return [] }
    return (1...count).reversed().compactMap { back in
      let place = ring.end &- UInt32(truncatingIfNeeded: newer + back)
      return ring.contains(place) ? ring.hash(at: place) : nil
    }
  }
}
