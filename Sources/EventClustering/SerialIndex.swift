/// Which clusters carry a term: serial numbers by term, ascending.
///
/// The order within a list depends on the serials alone, never on when a cluster was entered, so
/// that an index rebuilt from stored clusters answers as the one that never stopped. The lists lie
/// in one array, in blocks of powers of two; a list of one, as most are, lies in its head.
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
    if list.count == 1 {
      body(list.start)
      return 1
    }
    let count = min(limit, Int(list.count))
    blocks.forEach(from: Int(list.start) + Int(list.count) - count, count: count, body)
    return count
  }

  private mutating func insert(_ serial: UInt32, under term: UInt32) {
    guard let known = lists.place(of: term) else {
      return lists.insert(SerialLists.List(term: term, count: 1, start: serial, room: 0))
    }
    var list = lists[known]
    let place = place(of: serial, in: list)
    if place < Int(list.count), self.serial(at: place, in: list) == serial { return }
    if list.count == 1 {
      let only = list.start
      list.room = 1
      list.start = blocks.take(room: 1)
      blocks[list.start] = only
    } else if Int(list.count) == 1 << Int(list.room) {
      let larger = blocks.take(room: list.room + 1)
      blocks.move(Int(list.count), from: list.start, to: larger)
      blocks.give(list.start, room: list.room)
      list.start = larger
      list.room += 1
    }
    blocks.insert(serial, at: place, in: list.start, count: Int(list.count))
    list.count += 1
    lists[known] = list
  }

  private mutating func remove(_ serial: UInt32, under term: UInt32) {
    guard let known = lists.place(of: term) else { return }
    var list = lists[known]
    let place = place(of: serial, in: list)
    guard place < Int(list.count), self.serial(at: place, in: list) == serial else { return }
    if list.count == 1 { return lists.remove(at: known) }
    blocks.remove(at: place, in: list.start, count: Int(list.count))
    list.count -= 1
    if list.count == 1 {
      let only = blocks[list.start]
      blocks.give(list.start, room: list.room)
      list.start = only
      list.room = 0
    }
    lists[known] = list
  }

  private func serial(at place: Int, in list: SerialLists.List) -> UInt32 {
    list.count == 1 ? list.start : blocks[list.start + UInt32(place)]
  }

  /// The place of the first serial that is not below `serial`.
  private func place(of serial: UInt32, in list: SerialLists.List) -> Int {
    var low = 0
    var high = Int(list.count)
    if self.serial(at: high - 1, in: list) < serial { return high }
    while low < high {
      let middle = (low + high) / 2
      if self.serial(at: middle, in: list) < serial { low = middle + 1 } else { high = middle }
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
