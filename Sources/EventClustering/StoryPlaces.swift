import NewsModel

/// Where each story is: the serial of its cluster or, once its event has closed, of the event.
///
/// Stories are known by 96 bits of a hash of their names, 16 bytes a slot in place of a dictionary's
/// 72 and the name's 64: two names of a billion stories meet with a probability of 10^-11. Open
/// addressing, at most two thirds full, without tombstones.
struct StoryPlaces: Sendable {
  private var slots = [Slot](repeating: Slot(), count: 16)
  private(set) var count = 0

  private struct Slot: Sendable {
    var low: UInt64 = 0
    var high: UInt32 = 0
    /// Its serial and 1; 0 marks a free slot.
    var place: UInt32 = 0
  }

  /// The place of a story. Setting nil removes it.
  subscript(story: StoryID) -> UInt32? {
    get {
      let key = Self.key(of: story)
      let place = slots[position(of: key)].place
      return place == 0 ? nil : place - 1
    }
    set {
      var key = Self.key(of: story)
      guard let newValue else { return remove(at: position(of: key)) }
      key.place = newValue &+ 1
      if (count + 1) * 3 > slots.count * 2 { grow() }
      let position = position(of: key)
      if slots[position].place == 0 { count += 1 }
      slots[position] = key
    }
  }

  /// Where a key lies, or would.
  private func position(of key: Slot) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: key.low) & mask
    while slots[place].place != 0, slots[place].low != key.low || slots[place].high != key.high {
      place = (place + 1) & mask
    }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for slot in old where slot.place != 0 { slots[position(of: slot)] = slot }
  }

  /// Closes the gap that a story leaves: those after it that may stand nearer to their homes move up.
  private mutating func remove(at position: Int) {
    guard slots[position].place != 0 else { return }
    let mask = slots.count - 1
    var gap = position
    var place = (gap + 1) & mask
    while slots[place].place != 0 {
      let home = Int(truncatingIfNeeded: slots[place].low) & mask
      if (place - home) & mask >= (place - gap) & mask {
        slots[gap] = slots[place]
        gap = place
      }
      place = (place + 1) & mask
    }
    slots[gap] = Slot()
    count -= 1
  }

  /// Two lanes of multiplications over the letters, each mixed at the end as SplitMix64 does.
  private static func key(of story: StoryID) -> Slot {
    var low: UInt64 = 0x9E37_79B9_7F4A_7C15
    var high: UInt64 = 0xD6E8_FEB8_6659_FD93
    for letter in story.name.utf8 {
      low = (low ^ UInt64(letter)) &* 0x0000_0100_0000_01B3
      high = (high &+ UInt64(letter)) &* 0xBF58_476D_1CE4_E5B9
      high ^= high >> 29
    }
    return Slot(low: mixed(low), high: UInt32(truncatingIfNeeded: mixed(high)))
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var hash = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ hash >> 27) &* 0x94D0_49BB_1331_11EB
    return hash ^ hash >> 31
  }
}
