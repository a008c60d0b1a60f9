/// Blocks of serials in one array: a word that tells their count and size, then the serials in
/// ascending order. Free blocks are used again.
struct SerialBlocks: Sendable {
  private var words: [UInt32] = []
  /// The starts of the free blocks of each size.
  private var free: [[UInt32]] = Array(repeating: [], count: 64)

  private static let countBits: UInt32 = 26

  /// The words of a block of each size: 3, 4, 6, 8, 12, 16, 24 and so on.
  private static func words(ofSize size: UInt32) -> Int {
    guard size > 0 else { return 3 }
    let half = (size - 1) / 2
    return size % 2 == 1 ? 4 << Int(half) : 6 << Int(half)
  }

  /// A block of two serials in ascending order.
  mutating func make(_ one: UInt32, _ other: UInt32) -> UInt32 {
    let block = take(size: 0)
    words[Int(block)] = 2
    words[Int(block) + 1] = one
    words[Int(block) + 2] = other
    return block
  }

  func count(of block: UInt32) -> Int {
    Int(words[Int(block)] & (1 << Self.countBits - 1))
  }

  func serial(at place: Int, in block: UInt32) -> UInt32 { words[Int(block) + 1 + place] }

  /// Inserts a serial into a block; returns where it lies now, since it moves when it grows.
  mutating func insert(_ serial: UInt32, at place: Int, in block: UInt32) -> UInt32 {
    let count = count(of: block)
    var block = block
    if count + 1 == Self.words(ofSize: size(of: block)) { block = enlarge(block, count: count) }
    var last = Int(block) + 1 + count
    while last > Int(block) + 1 + place {
      words[last] = words[last - 1]
      last -= 1
    }
    words[last] = serial
    words[Int(block)] += 1
    return block
  }

  mutating func remove(at place: Int, in block: UInt32) {
    let first = Int(block) + 1
    for place in first + place..<first + count(of: block) - 1 { words[place] = words[place + 1] }
    words[Int(block)] -= 1
  }

  /// Gives a block back.
  mutating func give(_ block: UInt32) { free[Int(size(of: block))].append(block) }

  private func size(of block: UInt32) -> UInt32 { words[Int(block)] >> Self.countBits }

  private mutating func enlarge(_ block: UInt32, count: Int) -> UInt32 {
    let larger = take(size: size(of: block) + 1)
    words[Int(larger)] += UInt32(count)
    for place in 1...count { words[Int(larger) + place] = words[Int(block) + place] }
    give(block)
    return larger
  }

  /// An empty block.
  private mutating func take(size: UInt32) -> UInt32 {
    let start = free[Int(size)].popLast() ?? UInt32(words.count)
    if Int(start) == words.count {
      words.append(contentsOf: repeatElement(0, count: Self.words(ofSize: size)))
    }
    words[Int(start)] = size << Self.countBits
    return start
  }

  @inline(__always)
  func forEach(from place: Int, count: Int, in block: UInt32, _ body: (UInt32) -> Void) {
    words.withUnsafeBufferPointer { words in
      let first = Int(block) + 1 + place
      for place in first..<first + count { body(words[place]) }
    }
  }
}
