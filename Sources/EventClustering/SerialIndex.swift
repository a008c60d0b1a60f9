/// Which clusters carry a term: serial numbers by term, ascending.
///
/// The order within a list depends on the serials alone, never on when a cluster was entered, so
/// that an index rebuilt from stored clusters answers as the one that never stopped. The lists lie
/// in one array, in blocks; a list of one, as most are, lies in its head. Serials are above 0 and
/// below 2^31.
struct SerialIndex: Sendable {
  /// A query reads no more than this many of a term's youngest clusters: a term of more tells
  /// nothing apart, and the cost of a story stays the same at 2,000 and 50,000 open events.
  static let reach = 256

  private var lists = SerialLists()
  private var blocks = SerialBlocks()

  mutating func insert(_ serial: UInt32, under terms: [UInt32]) {
    for term in terms { insert(serial, under: term) }
  }

  mutating func remove(_ serial: UInt32, under terms: [UInt32]) {
    for term in terms { remove(serial, under: term) }
  }

  /// Lists a cluster under the terms `new` in place of `old`, both ascending.
  mutating func move(_ serial: UInt32, from old: [UInt32], to new: [UInt32]) {
    var (here, there) = (0, 0)
    while here < old.count || there < new.count {
      let term = min(here < old.count ? old[here] : .max, there < new.count ? new[there] : .max)
      let wasListed = here < old.count && old[here] == term
      let isListed = there < new.count && new[there] == term
      if wasListed, !isListed { remove(serial, under: term) }
      if isListed, !wasListed { insert(serial, under: term) }
      while here < old.count, old[here] == term { here += 1 }
      while there < new.count, new[there] == term { there += 1 }
    }
  }

  /// Calls `body` with the youngest clusters under `term`, at most `limit`, oldest of them first.
  ///
  /// - Returns: how many they are.
  @inline(__always)
  @discardableResult
  func forEachYoungest(
    under term: UInt32, limit: Int = reach, _ body: (UInt32) -> Void
  ) -> Int {
    guard let list = lists.place(of: term).map({ lists[$0] }) else { return 0 }
    if let only = list.only {
      body(only)
      return 1
    }
    let whole = blocks.count(of: list.block)
    let count = min(limit, whole)
    blocks.forEach(from: whole - count, count: count, in: list.block, body)
    return count
  }

  private mutating func insert(_ serial: UInt32, under term: UInt32) {
    guard let known = lists.place(of: term) else {
      return lists.insert(SerialLists.List(term: term, only: serial))
    }
    let list = lists[known]
    if let only = list.only {
      guard only != serial else { return }
      let block = blocks.make(min(only, serial), max(only, serial))
      lists[known] = SerialLists.List(term: term, block: block)
      return
    }
    let place = place(of: serial, in: list.block)
    if place < blocks.count(of: list.block), blocks.serial(at: place, in: list.block) == serial {
      return
    }
    let block = blocks.insert(serial, at: place, in: list.block)
    lists[known] = SerialLists.List(term: term, block: block)
  }

  private mutating func remove(_ serial: UInt32, under term: UInt32) {
    guard let known = lists.place(of: term) else { return }
    let list = lists[known]
    if let only = list.only {
      if only == serial { lists.remove(at: known) }
      return
    }
    let place = place(of: serial, in: list.block)
    let count = blocks.count(of: list.block)
    guard place < count, blocks.serial(at: place, in: list.block) == serial else { return }
    blocks.remove(at: place, in: list.block)
    guard count == 2 else { return }
    lists[known] = SerialLists.List(term: term, only: blocks.serial(at: 0, in: list.block))
    blocks.give(list.block)
  }

  /// The place of the first serial that is not below `serial`.
  private func place(of serial: UInt32, in block: UInt32) -> Int {
    var low = 0
    var high = blocks.count(of: block)
    if blocks.serial(at: high - 1, in: block) < serial { return high }
    while low < high {
      let middle = (low + high) / 2
      if blocks.serial(at: middle, in: block) < serial { low = middle + 1 } else { high = middle }
    }
    return low
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
