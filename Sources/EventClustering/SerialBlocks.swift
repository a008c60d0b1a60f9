/// Blocks of serials in one array: their lengths are powers of two, and free ones are used again.
struct SerialBlocks: Sendable {
  private var serials: [UInt32] = []
  /// The starts of the free blocks of each length.
  private var free: [[UInt32]] = Array(repeating: [], count: 32)

  subscript(place: UInt32) -> UInt32 {
    get { serials[Int(place)] }
    set { serials[Int(place)] = newValue }
  }

  /// The start of a block of 2^`room` serials.
  mutating func take(room: UInt8) -> UInt32 {
    if let start = free[Int(room)].popLast() { return start }
    let start = UInt32(serials.count)
    serials.append(contentsOf: repeatElement(0, count: 1 << Int(room)))
    return start
  }

  /// Gives a block back.
  mutating func give(_ start: UInt32, room: UInt8) { free[Int(room)].append(start) }

  mutating func move(_ count: Int, from old: UInt32, to new: UInt32) {
    for place in 0..<UInt32(count) { self[new + place] = self[old + place] }
  }

  /// Inserts into the block at `start`, which has `count` serials and room for one more.
  mutating func insert(_ serial: UInt32, at place: Int, in start: UInt32, count: Int) {
    var last = Int(start) + count
    while last > Int(start) + place {
      serials[last] = serials[last - 1]
      last -= 1
    }
    serials[last] = serial
  }

  mutating func remove(at place: Int, in start: UInt32, count: Int) {
    for place in Int(start) + place..<Int(start) + count - 1 {
      serials[place] = serials[place + 1]
    }
  }

  @inline(__always)
  func forEach(from start: Int, count: Int, _ body: (UInt32) -> Void) {
    serials.withUnsafeBufferPointer { serials in
      for place in start..<start + count { body(serials[place]) }
    }
  }
}
