package import NewsModel

/// The stories of a sliding window, to tell which new ones repeat an earlier one.
///
/// Candidates share one of a few least shingle hashes; ``DuplicateRule`` decides. A group has a head,
/// its first story; copies are compared with heads only (and with fuller versions of them), so groups
/// never chain. The same stories in the same order give the same decisions, across restarts too.
///
/// Cost of a decision: a dozen hash lookups and a few comparisons of 128 bytes, whatever the window;
/// eviction is O(1). Memory: about 500 bytes a head, 60 a copy.
package struct DuplicateIndex: Sendable {
  let rule: DuplicateRule
  let capacity: Int
  private(set) var clock: WindowClock
  private(set) var names = NameRing()
  private(set) var sketches = SketchRing()
  private(set) var frequencies = FactFrequencies()
  private(set) var memory = ParagraphMemory()

  /// Number of the oldest story in the window, counted since the index began.
  private(set) var firstNumber: Int64 = 0
  /// The stories that `takeChanges` has handed out: numbers from…to.
  var storedFrom: Int64 = 0
  var storedTo: Int64 = 0

  /// An empty window.
  ///
  /// - Parameters:
  ///   - window: how long a story is remembered.
  ///   - similarity: share of words, in order, that a copy must keep (0.3…1); 0.8 is the measured
  ///     default. A lower value folds more heavily edited copies, a higher one fewer.
  ///   - capacity: most stories remembered, the bound of memory (about 400 bytes each).
  package init(window: Duration, similarity: Double = 0.8, capacity: Int = 4_000_000) {
    rule = DuplicateRule(similarity: similarity)
    clock = WindowClock(window: window)
    self.capacity = max(1, capacity)
  }

  /// Stories in the window.
  package var count: Int { names.count }

  /// Decides on a new story and remembers it.
  ///
  /// - Returns: what it repeats, or nil where it heads a group of its own. A story whose id is known
  ///   is taken for a revision of it.
  package mutating func classify(_ sketch: StorySketch, id: StoryID, at instant: Timestamp)
    -> Duplication?
  {
    let now = clock.advance(to: instant)
    evict()
    if let known = names.place(of: id) { return revise(known, sketch, id: id, stamp: now) }
    let signature = signature(of: sketch)
    let candidates = candidates(of: signature)
    let text = Linked(signature: signature, keys: candidates.linkable)
    guard let match = bestMatch(of: signature, sketch, among: candidates.places) else {
      add(
        id, group: names.end, text: text,
        paragraphs: Self.memorable(sketch.paragraphs.lazy.map(\.memory)), stamp: now)
      return nil
    }
    // A head that is a cut gets the fuller text beside it, once: no chains.
    let isFuller = match.relation == .extended && match.isPrimary
    add(
      id, group: match.group, text: isFuller ? text : nil,
      paragraphs: additions(of: sketch, to: match.place), stamp: now)
    return Duplication(
      head: names.id(at: match.group), similarity: match.similarity, relation: match.relation)
  }

  /// Whether a new story with this sketch would repeat one of the window; changes nothing.
  package func isCopy(_ sketch: StorySketch) -> Bool {
    let signature = signature(of: sketch)
    let places = candidates(of: signature).places
    return bestMatch(of: signature, sketch, among: places) != nil
  }

  /// Takes a new revision of a story: it stays in its group, and later copies of the new text are
  /// found.
  ///
  /// - Returns: how it repeats the head of its group, nil where it is the head. A story that the
  ///   window no longer knows is classified as a new one.
  @discardableResult
  package mutating func revise(_ id: StoryID, _ sketch: StorySketch, at instant: Timestamp)
    -> Duplication?
  {
    classify(sketch, id: id, at: instant)
  }

  private mutating func revise(
    _ known: UInt32, _ sketch: StorySketch, id: StoryID, stamp: Int64
  ) -> Duplication? {
    let signature = signature(of: sketch)
    let entry = names.entry(at: known)
    guard entry.group != known, names.contains(entry.group) else {
      // The head itself: its new text speaks for the group beside the old one.
      let text = Linked(
        signature: signature, keys: candidates(of: signature).linkable)
      add(id, group: names.end, text: text, paragraphs: [], stamp: stamp)
      return nil
    }
    let head = names.entry(at: entry.group)
    add(id, group: entry.group, text: nil, paragraphs: [], stamp: stamp)
    let verdict = rule.describe(Wording(signature, with: head.sketch, in: sketches))
    return Duplication(
      head: names.id(at: entry.group), similarity: verdict.similarity,
      relation: verdict.relation)
  }
}

// MARK: Making it anew

extension DuplicateIndex {
  /// Remembers a story with the decision that was taken on it, for an index whose rows are lost.
  ///
  /// - Parameter head: the story that it repeats; one that is not in the window counts for nothing.
  package mutating func rebuild(
    _ sketch: StorySketch, id: StoryID, repeating head: StoryID?, at instant: Timestamp
  ) {
    let now = clock.advance(to: instant)
    evict()
    guard names.place(of: id) == nil else { return }
    if let place = head.flatMap({ names.place(of: $0) }) {
      let group = names.entry(at: place).group
      return add(id, group: group, text: nil, paragraphs: [], stamp: now)
    }
    guard head == nil else { return }
    let signature = signature(of: sketch)
    let text = Linked(signature: signature, keys: candidates(of: signature).linkable)
    let paragraphs = Self.memorable(sketch.paragraphs.lazy.map(\.memory))
    add(id, group: names.end, text: text, paragraphs: paragraphs, stamp: now)
  }
}

// MARK: The window

extension DuplicateIndex {
  /// The signature of what the site of a story does not repeat; of all where nothing else is there.
  func signature(of sketch: StorySketch) -> Signature {
    let isLeftOut = memory.areBoilerplate(sketch.paragraphs.map(\.memory))
    let signature = Signature.make(sketch, isLeftOut: isLeftOut)
    if signature.count > 0 { return signature }
    return Signature.make(sketch, isLeftOut: isLeftOut.map { _ in false })
  }

  /// A text to be found by some of its keys.
  private struct Linked {
    var signature: Signature
    var keys: UInt16
  }

  /// Adds a story at the end of the window.
  private mutating func add(
    _ id: StoryID, group: UInt32, text: Linked?, paragraphs: [UInt32], stamp: Int64
  ) {
    let own = names.end
    add(id.name.utf8, group: group, paragraphs: paragraphs, stamp: stamp)
    if let text { add(text.signature, owner: own, group: group, linked: text.keys) }
    while names.count > capacity { evictFirst() }
  }

  mutating func add(
    _ name: some Collection<UInt8>, group: UInt32, paragraphs: [UInt32], stamp: Int64
  ) {
    names.append(
      name, seconds: stamp, group: group, sketch: sketches.end, paragraphs: paragraphs.count)
    memory.add(paragraphs)
  }

  mutating func add(_ signature: Signature, owner: UInt32, group: UInt32, linked: UInt16) {
    sketches.append(signature, owner: owner, group: group, linked: linked)
    frequencies.add(sketches.facts(at: sketches.end &- 1))
  }

  /// The paragraphs to remember: the first and the last, where boilerplate stands.
  private static func memorable(_ paragraphs: some Sequence<UInt32>) -> [UInt32] {
    let known = paragraphs.filter { $0 != 0 }
    guard known.count > ParagraphMemory.perStory else { return known }
    let half = ParagraphMemory.perStory / 2
    return Array(known.prefix(half) + known.suffix(half))
  }

  /// What a copy has that the text at `place` has not: its site added it.
  private func additions(of sketch: StorySketch, to place: UInt32) -> [UInt32] {
    let provenance = provenance(of: sketch, from: place)
    return Self.memorable(
      zip(sketch.paragraphs, provenance).lazy.filter { $1 == .added }.map(\.0.memory))
  }

  mutating func evict() {
    while names.count > 0, clock.isPast(names.entry(at: names.first).seconds) { evictFirst() }
  }

  private mutating func evictFirst() {
    let place = names.first
    let entry = names.entry(at: place)
    memory.dropFirst(Int(entry.paragraphs))
    while sketches.count > 0, sketches.head(at: sketches.first).owner == place {
      frequencies.remove(sketches.facts(at: sketches.first))
      sketches.dropFirst()
    }
    names.dropFirst()
    firstNumber += 1
  }
}

// MARK: Restoring

extension DuplicateIndex {
  /// Makes room for the stories of a stored window.
  mutating func reserve(_ stories: Int) {
    names.reserve(stories)
    sketches.reserve(stories)
  }

  mutating func restoreClock(_ clock: WindowClock) {
    self.clock = clock
  }

  /// Sets the number of the oldest story, and which are stored.
  mutating func restoreNumbers(from first: Int64, to end: Int64) {
    firstNumber = first
    storedFrom = first
    storedTo = end
  }
}
