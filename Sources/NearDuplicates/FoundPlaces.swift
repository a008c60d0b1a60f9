/// The places that were found for each of some hashes, a few of each.
struct FoundPlaces {
  private let limit: Int
  private var places: [UInt32]
  private var counts: [Int]

  init(hashes: Int, limit: Int) {
    self.limit = limit
    places = [UInt32](repeating: 0, count: hashes * limit)
    counts = [Int](repeating: 0, count: hashes)
  }

  /// Adds a place and tells whether there is room for another.
  @inline(__always)
  mutating func add(_ place: UInt32, to hash: Int) -> Bool {
    places[hash * limit + counts[hash]] = place
    counts[hash] += 1
    return counts[hash] < limit
  }

  /// Whether as many were found as there may be.
  func isFull(_ hash: Int) -> Bool { counts[hash] == limit }

  /// In the order in which they were found.
  subscript(hash: Int) -> ArraySlice<UInt32> { places[hash * limit..<hash * limit + counts[hash]] }
}
