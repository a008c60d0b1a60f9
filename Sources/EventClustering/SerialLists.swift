/// The heads of lists of serials by term: open addressing, between half and three quarters full,
/// without tombstones.
///
/// The heads lie in the table itself: to find one is mostly one wait for memory, where an index
/// beside the heads would cost two. Most terms of news are in one cluster's list alone, so that heads
/// are what an index is made of: a term and four bytes.
struct SerialLists: Sendable {
  private var slots = [List](repeating: List(term: 0), count: 64)
  private var count = 0

  struct List: Sendable {
    var term: UInt32
    /// 0 marks a free slot; else the only serial or, with the highest bit, the start of a block.
    private var value: UInt32

    private static let blockBit: UInt32 = 1 << 31

    fileprivate init(term: UInt32) { (self.term, value) = (term, 0) }

    /// A list of one serial, which is not 0.
    init(term: UInt32, only serial: UInt32) {
      self.term = term
      value = serial & ~Self.blockBit
    }

    /// A list in a block.
    init(term: UInt32, block: UInt32) {
      self.term = term
      value = block | Self.blockBit
    }

    var isFree: Bool { value == 0 }
    /// The only serial of a list; nil for a longer one.
    var only: UInt32? { value & Self.blockBit == 0 ? value : nil }
    /// The block of a list of more than one.
    var block: UInt32 { value & ~Self.blockBit }
  }

  /// Where the list of a term lies; until the next `insert` or `remove`.
  @inline(__always)
  func place(of term: UInt32) -> Int? {
    var place = home(of: term)
    while !slots[place].isFree {
      if slots[place].term == term { return place }
      place = next(place)
    }
    return nil
  }

  /// The list at a place; its term must stay.
  subscript(place: Int) -> List {
    get { slots[place] }
    set { slots[place] = newValue }
  }

  /// Adds the list of a term that has none.
  mutating func insert(_ list: List) {
    guard !list.isFree else { return }
    if (count + 1) * 4 > slots.count * 3 { grow() }
    enter(list)
    count += 1
  }

  /// Takes a list out. Those after it that may stand nearer to their homes move up.
  mutating func remove(at place: Int) {
    var gap = place
    var place = next(gap)
    while !slots[place].isFree {
      let home = home(of: slots[place].term)
      if distance(from: home, to: place) >= distance(from: gap, to: place) {
        slots[gap] = slots[place]
        gap = place
      }
      place = next(place)
    }
    slots[gap] = List(term: 0)
    count -= 1
  }

  private mutating func enter(_ list: List) {
    var place = home(of: list.term)
    while !slots[place].isFree { place = next(place) }
    slots[place] = list
  }

  private mutating func grow() {
    let old = slots
    slots = [List](repeating: List(term: 0), count: old.count / 2 * 3)
    for list in old where !list.isFree { enter(list) }
  }

  @inline(__always)
  private func next(_ place: Int) -> Int { place + 1 == slots.count ? 0 : place + 1 }

  private func distance(from home: Int, to place: Int) -> Int {
    place >= home ? place - home : place - home + slots.count
  }

  @inline(__always)
  private func home(of term: UInt32) -> Int {
    let mixed = UInt64(term &* 0x9E37_79B1)
    return Int(truncatingIfNeeded: (mixed &* UInt64(slots.count)) >> 32)
  }
}
