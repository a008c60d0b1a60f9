/// Counts how often each of some numbers occurs, for lists of a few hundred.
struct OffsetCounter {
  private var offsets: [UInt32] = []
  private var counts: [Int] = []

  init(_ list: [UInt32]) {
    var size = 16
    while size < list.count * 2 { size *= 2 }
    // Index + 1 of the number in `offsets`, 0 where the slot is free.
    var slots = [UInt16](repeating: 0, count: size)
    for offset in list {
      var slot = Int((offset &* 0x9E37_79B1) >> 8) & (size - 1)
      while slots[slot] != 0, offsets[Int(slots[slot]) - 1] != offset {
        slot = (slot + 1) & (size - 1)
      }
      if slots[slot] == 0 {
        offsets.append(offset)
        counts.append(1)
        slots[slot] = UInt16(offsets.count)
      } else {
        counts[Int(slots[slot]) - 1] += 1
      }
    }
  }

  /// At most `limit` numbers: those that occur most, of equals the least, in no particular order.
  func mostFrequent(_ limit: Int) -> [UInt32] {
    guard offsets.count > limit else { return offsets }
    return offsets.indices
      .sorted { (counts[$1], offsets[$0]) < (counts[$0], offsets[$1]) }
      .prefix(limit).map { offsets[$0] }
  }
}
