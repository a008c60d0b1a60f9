/// Numbers in ascending order, each once. One alone takes no array of its own.
struct SerialSet: Hashable, Sendable {
  private var only: UInt32 = 0
  private var hasOnly = false
  /// All of them, where there are two or more.
  private var all: [UInt32] = []

  init(_ numbers: [UInt32] = []) {
    for number in numbers { insert(number) }
  }

  mutating func insert(_ number: UInt32) {
    if !all.isEmpty {
      all.insertAscending(number)
    } else if !hasOnly {
      (only, hasOnly) = (number, true)
    } else if number != only {
      all = [Swift.min(only, number), Swift.max(only, number)]
      hasOnly = false
    }
  }

  mutating func remove(_ number: UInt32) {
    if hasOnly, only == number { hasOnly = false }
    all.removeAscending(number)
    guard all.count == 1 else { return }
    (only, hasOnly) = (all[0], true)
    all = []
  }
}

extension SerialSet: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { hasOnly ? 1 : all.count }
  subscript(place: Int) -> UInt32 { hasOnly ? only : all[place] }
}
