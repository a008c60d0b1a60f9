/// Adds up how much weight each cluster shares with a query, in a table that is used again.
struct CandidateScores: Sendable {
  private var slots: [Slot]
  private var used: [Int] = []

  private struct Slot: Sendable {
    var serial: UInt32
    /// Zero marks a free slot.
    var score: Float
  }

  /// - Parameter limit: serials between two calls of `takeBest`; more are left out. A power of 2.
  init(limit: Int) {
    slots = Array(repeating: Slot(serial: 0, score: 0), count: 2 * limit)
    used.reserveCapacity(limit)
  }

  /// Adds `weight`, above zero, to the score of `serial`.
  @inline(__always)
  mutating func add(_ weight: Float, to serial: UInt32) {
    var place = Int(truncatingIfNeeded: (serial &* 0x9E37_79B1) >> 12) & (slots.count - 1)
    while slots[place].score > 0, slots[place].serial != serial {
      place = (place + 1) & (slots.count - 1)
    }
    if slots[place].score == 0 {
      guard used.count < slots.count / 2 else { return }
      used.append(place)
      slots[place].serial = serial
    }
    slots[place].score += weight
  }

  /// The `limit` best serials, best first, of equals the younger; leaves the table empty.
  mutating func takeBest(_ limit: Int) -> [UInt32] {
    var best: [UInt64] = []
    best.reserveCapacity(used.count)
    for place in used {
      best.append(UInt64(slots[place].score.bitPattern) << 32 | UInt64(slots[place].serial))
      slots[place].score = 0
    }
    used.removeAll(keepingCapacity: true)
    if best.count > limit {
      let least = best.withUnsafeMutableBufferPointer { $0.greatest(limit) }
      best.removeAll { $0 < least }
    }
    best.sort(by: >)
    return best.map { UInt32(truncatingIfNeeded: $0) }
  }
}
