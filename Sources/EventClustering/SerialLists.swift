/// The heads of lists of serials by term: open addressing, at most two thirds full, without
/// tombstones.
///
/// The heads lie in the table itself: to find one is mostly one wait for memory, where an index
/// beside the heads would cost two.
struct SerialLists: Sendable {
  private var slots = [List](repeating: List(term: 0, count: 0, start: 0, room: 0), count: 64)
  private var count = 0

  struct List: Sendable {
    var term: UInt32
    /// Zero marks a free slot.
    var count: UInt32
    /// The block's start in `SerialBlocks`; of a list of one the serial itself.
    var start: UInt32
    /// The binary logarithm of the block's length.
    var room: UInt8
  }

  /// Where the list of a term lies; until the next `insert` or `remove`.
  @inline(__always)
  func place(of term: UInt32) -> Int? {
    let mask = slots.count - 1
    var place = Self.home(of: term, mask)
    while slots[place].count != 0 {
      if slots[place].term == term { return place }
      place = (place + 1) & mask
    }
    return nil
  }

  /// The list at a place; its term must stay, and its count above zero.
  subscript(place: Int) -> List {
    get { slots[place] }
    set { slots[place] = newValue }
  }

  /// Adds the list of a term that has none.
  mutating func insert(_ list: List) {
    if (count + 1) * 3 > slots.count * 2 { grow() }
    enter(list)
    count += 1
  }

  /// Takes a list out. Those after it that may stand nearer to their homes move up.
  mutating func remove(at place: Int) {
    let mask = slots.count - 1
    var gap = place
    var place = (gap + 1) & mask
    while slots[place].count != 0 {
      let home = Self.home(of: slots[place].term, mask)
      if (place - home) & mask >= (place - gap) & mask {
        slots[gap] = slots[place]
        gap = place
      }
      place = (place + 1) & mask
    }
    slots[gap].count = 0
    count -= 1
  }

  private mutating func enter(_ list: List) {
    let mask = slots.count - 1
    var place = Self.home(of: list.term, mask)
    while slots[place].count != 0 { place = (place + 1) & mask }
    slots[place] = list
  }

  private mutating func grow() {
    let old = slots
    slots = [List](
      repeating: List(term: 0, count: 0, start: 0, room: 0), count: old.count * 2)
    for list in old where list.count != 0 { enter(list) }
  }

  @inline(__always)
  private static func home(of term: UInt32, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: UInt64(term) &* 0x9E37_79B9_7F4A_7C15 >> 32) & mask
  }
}
