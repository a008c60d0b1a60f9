/// Elements by a number of 32 bits, kept side by side in slots that are used again.
///
/// A dictionary's hash costs 15 to 20 ns and its optional chaining copies large values; here a look
/// up is a multiplication and mostly one line of memory. No order of anything depends on the slots.
/// Cost: O(1), growth amortised. Memory: the element and 11 to 21 bytes.
struct SlotTable<Element: Sendable>: Sendable {
  /// The number in the upper half, its slot and 1 in the lower; 0 where free. Open addressing, at
  /// most three quarters full, without tombstones.
  private var index = [UInt64](repeating: 0, count: 16)
  private var slots: [Element?] = []
  private var free: [UInt32] = []
  private(set) var count = 0

  /// The element of a number. Setting nil removes it.
  subscript(number: UInt32) -> Element? {
    _read {
      if let slot = slot(of: number) {
        yield slots.span[slot]
      } else {
        yield nil
      }
    }
    _modify {
      let slot = slot(of: number) ?? insert(number)
      yield &slots[slot]
      if slots[slot] == nil { remove(number, from: slot) }
    }
  }

  /// Takes an element out.
  mutating func removeValue(forKey number: UInt32) -> Element? {
    guard let slot = slot(of: number) else { return nil }
    let element = slots[slot].take()
    remove(number, from: slot)
    return element
  }

  @inline(__always)
  private func slot(of number: UInt32) -> Int? {
    let mask = index.count - 1
    var place = Self.home(of: number, mask)
    while index[place] != 0 {
      if UInt32(index[place] >> 32) == number {
        return Int(UInt32(truncatingIfNeeded: index[place])) - 1
      }
      place = (place + 1) & mask
    }
    return nil
  }

  private mutating func insert(_ number: UInt32) -> Int {
    if (count + 1) * 4 > index.count * 3 { grow() }
    let slot: Int
    if let used = free.popLast() {
      slot = Int(used)
    } else {
      slot = slots.count
      slots.append(nil)
    }
    enter(UInt64(number) << 32 | UInt64(slot + 1))
    count += 1
    return slot
  }

  private mutating func enter(_ entry: UInt64) {
    let mask = index.count - 1
    var place = Self.home(of: UInt32(entry >> 32), mask)
    while index[place] != 0 { place = (place + 1) & mask }
    index[place] = entry
  }

  private mutating func grow() {
    let old = index
    index = [UInt64](repeating: 0, count: old.count * 2)
    for entry in old where entry != 0 { enter(entry) }
  }

  /// Closes the gap that a number leaves: those after it that may stand nearer to their homes move up.
  private mutating func remove(_ number: UInt32, from slot: Int) {
    let mask = index.count - 1
    var gap = Self.home(of: number, mask)
    while UInt32(index[gap] >> 32) != number { gap = (gap + 1) & mask }
    var place = (gap + 1) & mask
    while index[place] != 0 {
      let home = Self.home(of: UInt32(index[place] >> 32), mask)
      if (place - home) & mask >= (place - gap) & mask {
        index[gap] = index[place]
        gap = place
      }
      place = (place + 1) & mask
    }
    index[gap] = 0
    free.append(UInt32(slot))
    count -= 1
  }

  @inline(__always)
  private static func home(of number: UInt32, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: UInt64(number) &* 0x9E37_79B9_7F4A_7C15 >> 32) & mask
  }
}
