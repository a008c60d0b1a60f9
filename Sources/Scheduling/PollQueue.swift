package import NewsModel

/// The sources in the order in which they are due: a binary heap that knows where each source is.
///
/// `insert`, `remove` and `popDue` are O(log sources).
package struct PollQueue: Sendable {
  private struct Entry {
    /// As the clock stood when the source was put in.
    let due: Int64
    /// When in that second it is due, by the source's own phase.
    let phase: UInt32
    let slot: UInt32

    func comesBefore(_ other: Entry) -> Bool {
      due != other.due ? due < other.due : phase < other.phase
    }
  }

  private var heap: [Entry] = []
  /// Where in the heap each slot is; −1 where it is not.
  private var positions: [Int32] = []
  private var slots: [SourceID: UInt32] = [:]
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
    // Not the bits that `insert(_:at:rate:)` and intervals take: those due in one second would
    // otherwise be due in one moment of it.
    let phase = UInt32(truncatingIfNeeded: StableHash(source.name).value)
    let entry = Entry(due: due.seconds &- shift, phase: phase, slot: UInt32(slot))
    if positions[slot] >= 0 {
      place(entry, at: Int(positions[slot]))
    } else {
      heap.append(entry)
      place(entry, at: heap.count - 1)
    }
  }

  /// Takes a source out, if it waits.
  package mutating func remove(_ source: SourceID) {
    guard let slot = slots[source].map(Int.init), positions[slot] >= 0 else { return }
    take(at: Int(positions[slot]))
  }

  /// The source that has been due for the longest, which then no longer waits.
  ///
  /// - Parameter fraction: how much of the second `now` is over. Sources that are due in one second
  ///   are due one after the other, each at its own place.
  package mutating func popDue(at now: Timestamp, fraction: Double = 1) -> SourceID? {
    guard let first = heap.first else { return nil }
    let due = first.due &+ shift
    guard due < now.seconds || due == now.seconds && Double(first.phase) * 0x1p-32 <= fraction
    else { return nil }
    take(at: 0)
    return sources[Int(first.slot)]
  }

  /// How long until the first source is due, if that is within a second.
  package func wait(at now: Timestamp, fraction: Double) -> Duration? {
    guard let first = heap.first else { return nil }
    let seconds = first.due &+ shift &- now.seconds
    guard seconds == 0 || seconds == 1 else { return nil }
    let wait = Double(seconds) + Double(first.phase) * 0x1p-32 - fraction
    return wait < 1 ? .seconds(max(0, wait)) : nil
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
    heap.reserveCapacity(heap.count + entries.count)
    positions.reserveCapacity(sources.count + entries.count)
    sources.reserveCapacity(sources.count + entries.count)
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
    if let slot = slots[source] { return Int(slot) }
    let slot = sources.count
    slots[source] = UInt32(slot)
    sources.append(source)
    positions.append(-1)
    return slot
  }

  private mutating func take(at position: Int) {
    positions[Int(heap[position].slot)] = -1
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
    positions[Int(entry.slot)] = Int32(position)
  }
}
