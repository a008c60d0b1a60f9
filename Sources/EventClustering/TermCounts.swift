/// Counts of terms in an open-addressing table: 8 bytes a slot, at most two thirds of them taken.
///
/// A dictionary costs 25 to 30 ns an access, and a full text asks for three hundred terms.
struct TermCounts: Sendable {
  private var slots: [Slot]
  private(set) var count = 0

  private struct Slot: Sendable {
    var term: UInt32
    /// Zero marks a free slot.
    var count: UInt32
  }

  init() {
    slots = Array(repeating: Slot(term: 0, count: 0), count: 64)
  }

  /// The count of `term`, 0 where it was never added.
  subscript(term: UInt32) -> UInt32 { slots[position(of: term)].count }

  /// Counts each of `terms` once more and returns their counts, in order.
  mutating func increment(_ terms: [UInt32]) -> [UInt32] {
    while (count + terms.count) * 3 > slots.count * 2 { rebuild(capacity: slots.count * 2) { $0 } }
    let found = firstTerms(of: terms)
    var counts: [UInt32] = []
    counts.reserveCapacity(terms.count)
    for (term, first) in zip(terms, found) {
      let place = place(of: term, first: first)
      let before = slots[place].count
      slots[place] = Slot(term: term, count: before &+ 1)
      if before == 0 { count += 1 }
      counts.append(before &+ 1)
    }
    return counts
  }

  /// The counts of `terms`, in order.
  func counts(of terms: [UInt32]) -> [UInt32] {
    zip(terms, firstTerms(of: terms)).map { slots[place(of: $0, first: $1)].count }
  }

  /// What lies in the first slot that each of `terms` may have.
  ///
  /// The table is larger than the processor's caches. These loads do not wait for each other, as
  /// those of a search do; the search then finds its lines of memory at hand.
  private func firstTerms(of terms: [UInt32]) -> [UInt32] {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      return terms.map { slots[Self.home(of: $0) & mask].term }
    }
  }

  /// The slot of `term`, where `first` lies in its first one.
  @inline(__always)
  private func place(of term: UInt32, first: UInt32) -> Int {
    let home = Self.home(of: term) & (slots.count - 1)
    return first == term && slots[home].count != 0 ? home : position(of: term)
  }

  /// Halves every count and forgets the terms that were counted once.
  mutating func halve() {
    rebuild(capacity: slots.count) { $0 / 2 }
  }

  /// All terms and their counts, ascending by term.
  var ascending: [(term: UInt32, count: UInt32)] {
    slots.filter { $0.count > 0 }.sorted { $0.term < $1.term }.map { ($0.term, $0.count) }
  }

  /// Puts back what `ascending` gave.
  mutating func restore(_ term: UInt32, count restored: UInt32) {
    guard restored > 0 else { return }
    let place = position(of: term)
    if slots[place].count == 0 { count += 1 }
    slots[place] = Slot(term: term, count: restored)
    if count * 3 > slots.count * 2 { rebuild(capacity: slots.count * 2) { $0 } }
  }

  private func position(of term: UInt32) -> Int {
    let mask = slots.count - 1
    var place = Self.home(of: term) & mask
    while slots[place].count != 0, slots[place].term != term { place = (place + 1) & mask }
    return place
  }

  @inline(__always)
  private static func home(of term: UInt32) -> Int {
    Int(truncatingIfNeeded: (term &* 0x9E37_79B1) >> 8)
  }

  private mutating func rebuild(capacity: Int, _ change: (UInt32) -> UInt32) {
    let old = slots
    slots = Array(repeating: Slot(term: 0, count: 0), count: capacity)
    count = 0
    for slot in old where change(slot.count) > 0 {
      slots[position(of: slot.term)] = Slot(term: slot.term, count: change(slot.count))
      count += 1
    }
  }
}
