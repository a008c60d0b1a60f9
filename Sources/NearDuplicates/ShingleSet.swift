/// The distinct shingles of one text: open addressing, at most half full.
struct ShingleSet {
  private var slots: [UInt64] = []
  private var mask = 0

  /// Makes room for `count` shingles in all; those inserted before stay.
  mutating func reserve(_ count: Int) {
    var size = 64
    while size < count * 2 { size *= 2 }
    guard size > slots.count else { return }
    let old = slots
    slots = [UInt64](repeating: 0, count: size)
    mask = size - 1
    withInsertion { insert in
      for shingle in old where shingle != 0 { _ = insert(shingle) }
    }
  }

  /// Calls `body` with a function that enters a shingle and tells whether it is new. 0 is taken for
  /// 1.
  @inline(__always)
  mutating func withInsertion(_ body: ((UInt64) -> Bool) -> Void) {
    let mask = mask
    slots.withUnsafeMutableBufferPointer { slots in
      body { shingle in
        let value = shingle == 0 ? 1 : shingle
        var place = Int(truncatingIfNeeded: value >> 16) & mask
        while slots[place] != 0 {
          if slots[place] == value { return false }
          place = (place + 1) & mask
        }
        slots[place] = value
        return true
      }
    }
  }
}
