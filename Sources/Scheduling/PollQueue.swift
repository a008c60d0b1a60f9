package import NewsModel

/// The sources in the order in which they are due: a binary heap that knows where each source is.
///
/// `insert`, `remove` and `popDue` are O(log sources).
package struct PollQueue: Sendable {
  private struct Entry {
    /// As the clock stood when the source was put in.
    let due: Int64
    /// Sources that are due in the same second come in an order of their own.
    let phase: UInt64
    let slot: Int

    func comesBefore(_ other: Entry) -> Bool {
      due != other.due ? due < other.due : phase < other.phase
    }
  }

  private var heap: [Entry] = []
  /// Where in the heap each slot is; −1 where it is not.
  private var positions: [Int] = []
  private var slots: [SourceID: Int] = [:]
  private var sources: [SourceID] = []
  /// What is to be added to each `due` since clocks were set.
  private var shift: Int64 = 0

  package init() {}

  /// The sources that wait.
  package var count: Int { heap.count }

  package var isEmpty: Bool { heap.isEmpty }

  /// When the first source is due.
  package var nextDue: Timestamp? { heap.first.map { Timestamp(seconds: $0.due &+ shift) } }

  /// Puts a source in, or moves it to another time.
  package mutating func insert(_ source: SourceID, due: Timestamp) {
    let slot = slot(of: source)
    let entry = Entry(
      due: due.seconds &- shift, phase: StableHash(source.name).value, slot: slot)
    if positions[slot] >= 0 {
      place(entry, at: positions[slot])
    } else {
      heap.append(entry)
      place(entry, at: heap.count - 1)
    }
  }

  /// Takes a source out, if it waits.
  package mutating func remove(_ source: SourceID) {
    guard let slot = slots[source], positions[slot] >= 0 else { return }
    take(at: positions[slot])
  }

  /// The source that has been due for the longest, which then no longer waits.
  package mutating func popDue(at now: Timestamp) -> SourceID? {
    guard let first = heap.first, first.due &+ shift <= now.seconds else { return nil }
    take(at: 0)
    return sources[first.slot]
  }

  /// Spreads the sources that are due: their times came while nobody could poll. As at a start.
  package mutating func spread(at now: Timestamp, rate: Int) {
    var overdue: [(source: SourceID, due: Timestamp)] = []
    while let source = popDue(at: now) { overdue.append((source, now)) }
    insert(overdue, at: now, rate: rate)
  }

  /// Puts in many sources at the start of a service. Those already due are spread over the time
  /// that `rate` polls a second take, each at its own place, so that a restart is no stampede.
  package mutating func insert(
    _ entries: [(source: SourceID, due: Timestamp)], at now: Timestamp, rate: Int
  ) {
    let overdue = entries.count { $0.due <= now }
    let span = Double(overdue) / Double(max(1, rate))
    for (source, due) in entries {
      let offset = Int64(StableHash(source.name).fraction * span)
      insert(source, due: due <= now ? now + .seconds(offset) : due)
    }
  }

  /// The wall clock was set: it went from `before` to `now` while `elapsed` passed. All waits go on
  /// as they were, so that no source is lost in the future and none becomes due by it.
  package mutating func clockWasSet(from before: Timestamp, to now: Timestamp, elapsed: Duration) {
    shift &+= now.seconds &- before.seconds &- elapsed.components.seconds
  }

  // MARK: The heap

  private mutating func slot(of source: SourceID) -> Int {
    if let slot = slots[source] { return slot }
    let slot = sources.count
    slots[source] = slot
    sources.append(source)
    positions.append(-1)
    return slot
  }

  private mutating func take(at position: Int) {
    positions[heap[position].slot] = -1
    let last = heap.removeLast()
    if position < heap.count { place(last, at: position) }
  }

  /// Writes `entry` where it belongs, beginning the search at a free `position`.
  private mutating func place(_ entry: Entry, at position: Int) {
    var position = position
    while position > 0, entry.comesBefore(heap[(position - 1) / 2]) {
      write(heap[(position - 1) / 2], at: position)
      position = (position - 1) / 2
    }
    while let child = earlierChild(of: position), heap[child].comesBefore(entry) {
      write(heap[child], at: position)
      position = child
    }
    write(entry, at: position)
  }

  private func earlierChild(of position: Int) -> Int? {
    let left = 2 * position + 1
    guard left < heap.count else { return nil }
    let right = left + 1
    return right < heap.count && heap[right].comesBefore(heap[left]) ? right : left
  }

  private mutating func write(_ entry: Entry, at position: Int) {
    heap[position] = entry
    positions[entry.slot] = position
  }
}
