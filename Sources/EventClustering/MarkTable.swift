/// Marks by the hash of a word's beginning: open addressing behind a filter of bits.
///
/// A word asks for up to seven of its beginnings, nearly all of them in vain: one bit in forty of the
/// filter is set, so nearly all questions end there.
struct MarkTable: Sendable {
  static let empty = MarkTable([:])

  private static let filterBits: UInt32 = 16

  private let filter: [UInt64]
  private let hashes: [UInt32]
  private let marks: [UInt16]

  init(_ entries: [UInt32: UInt16]) {
    var size = 16
    while size < entries.count * 2 { size *= 2 }
    var filter = [UInt64](repeating: 0, count: 1 << Int(Self.filterBits - 6))
    var hashes = [UInt32](repeating: 0, count: size)
    var marks = [UInt16](repeating: Self.none, count: size)
    // In order: where two hashes meet decides nothing, but the same table each time is easier to test.
    for (hash, mark) in entries.sorted(by: { $0.key < $1.key }) {
      let bit = Self.filterBit(of: hash)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
      var place = Int(hash) & (size - 1)
      while marks[place] != Self.none { place = (place + 1) & (size - 1) }
      hashes[place] = hash
      marks[place] = mark
    }
    self.filter = filter
    self.hashes = hashes
    self.marks = marks
  }

  /// The mark of a hash; nil of most.
  @inline(__always)
  subscript(hash: UInt32) -> UInt16? {
    let bit = Self.filterBit(of: hash)
    return filter[bit >> 6] >> UInt64(bit & 63) & 1 == 0 ? nil : found(hash)
  }

  private func found(_ hash: UInt32) -> UInt16? {
    var place = Int(hash) & (hashes.count - 1)
    while marks[place] != Self.none {
      if hashes[place] == hash { return marks[place] }
      place = (place + 1) & (hashes.count - 1)
    }
    return nil
  }

  /// A free slot.
  private static let none = UInt16.max

  @inline(__always)
  private static func filterBit(of hash: UInt32) -> Int { Int(hash >> (32 - filterBits)) }
}
