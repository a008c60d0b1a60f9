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

  /// Counts `term` once more and returns its count.
  mutating func increment(_ term: UInt32) -> UInt32 {
    let place = position(of: term)
    let before = slots[place].count
    slots[place] = Slot(term: term, count: before &+ 1)
    guard before == 0 else { return before &+ 1 }
    count += 1
    if count * 3 > slots.count * 2 { rebuild(capacity: slots.count * 2) { $0 } }
    return 1
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
    var place = Int(truncatingIfNeeded: (term &* 0x9E37_79B1) >> 8) & mask
    while slots[place].count != 0, slots[place].term != term { place = (place + 1) & mask }
    return place
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
