/// Which events may have waited longest for a story: a binary heap by time, of equals by number.
///
/// Each open event is in it once, under the time of its latest story when it was entered. Events
/// grow without being moved; who takes one out looks when its latest story really came. So an hour in which
/// nothing closes costs nothing, however many events are open.
struct IdleQueue: Sendable {
  private var entries: [Entry] = []

  private struct Entry: Sendable {
    var latest: Int64
    var serial: UInt32

    static func < (one: Entry, other: Entry) -> Bool {
      (one.latest, one.serial) < (other.latest, other.serial)
    }
  }

  /// Enters an event, whose latest story came at `latest`.
  mutating func enter(_ serial: UInt32, latest: Int64) {
    entries.append(Entry(latest: latest, serial: serial))
    var place = entries.count - 1
    while place > 0, entries[place] < entries[(place - 1) / 2] {
      entries.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  /// Takes out the first event that was entered under a time before `edge`.
  ///
  /// Who takes it out enters it again where a story came since.
  mutating func popFirst(before edge: Int64) -> UInt32? {
    guard let first = entries.first, first.latest < edge else { return nil }
    removeFirst()
    return first.serial
  }

  private mutating func removeFirst() {
    entries.swapAt(0, entries.count - 1)
    entries.removeLast()
    var place = 0
    while 2 * place + 1 < entries.count {
      var child = 2 * place + 1
      if child + 1 < entries.count, entries[child + 1] < entries[child] { child += 1 }
      guard entries[child] < entries[place] else { return }
      entries.swapAt(place, child)
      place = child
    }
  }
}
