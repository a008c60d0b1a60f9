/// Which clusters carry a term: serial numbers by term, ascending.
///
/// The order within a list depends on the serials alone, never on when a cluster was entered, so
/// that an index rebuilt from stored clusters answers as the one that never stopped.
struct SerialIndex: Sendable {
  /// A query reads no more than this many of a term's youngest clusters: a term of more tells
  /// nothing apart, and the cost of a story stays the same at 2,000 and 50,000 open events.
  static let reach = 256

  private var lists: [UInt32: [UInt32]] = [:]

  mutating func insert(_ serial: UInt32, under terms: [UInt32]) {
    for term in terms {
      lists[term, default: []].insertAscending(serial)
    }
  }

  mutating func remove(_ serial: UInt32, under terms: [UInt32]) {
    for term in terms {
      guard var list = lists.removeValue(forKey: term) else { continue }
      list.removeAscending(serial)
      if !list.isEmpty { lists[term] = list }
    }
  }

  /// The youngest clusters under `term`, at most `reach`.
  func youngest(under term: UInt32) -> ArraySlice<UInt32> {
    lists[term]?.suffix(Self.reach) ?? []
  }
}

extension Array where Element == UInt32 {
  /// The place of the first element that is not below `value`.
  func lowerBound(_ value: UInt32) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Inserts `value` in order unless it is there.
  mutating func insertAscending(_ value: UInt32) {
    if let last, last < value { return append(value) }
    let place = lowerBound(value)
    if place < count, self[place] == value { return }
    insert(value, at: place)
  }

  mutating func removeAscending(_ value: UInt32) {
    let place = lowerBound(value)
    if place < count, self[place] == value { remove(at: place) }
  }
}
