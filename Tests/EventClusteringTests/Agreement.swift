/// How far two ways of putting the same stories together agree.
struct Agreement {
  /// BCubed F1 of the one against the other: of every story, how many of those beside it are the
  /// same. The strictest of the usual measures on stories that mostly stand alone.
  var bcubed: Double
  /// The share of pairs of stories that both put together or both keep apart (Rand index).
  var pairs: Double

  /// - Parameters: what each story was put to, in the same order.
  init<One: Hashable, Other: Hashable>(_ one: [One], _ other: [Other]) {
    let here = Dictionary(grouping: one.indices) { one[$0] }.mapValues { Set($0) }
    let there = Dictionary(grouping: other.indices) { other[$0] }.mapValues { Set($0) }
    var (precision, recall) = (0.0, 0.0)
    var differing = 0
    for story in one.indices {
      let (left, right) = (here[one[story]] ?? [], there[other[story]] ?? [])
      let both = left.intersection(right).count
      precision += Double(both) / Double(left.count)
      recall += Double(both) / Double(right.count)
      differing += left.count + right.count - 2 * both
    }
    let count = Double(one.count)
    bcubed = 2 * precision * recall / (precision + recall) / count
    pairs = 1 - Double(differing) / (count * (count - 1))
  }

  init(meanOf found: [Agreement]) {
    let count = Double(found.count)
    bcubed = found.reduce(0) { $0 + $1.bcubed } / count
    pairs = found.reduce(0) { $0 + $1.pairs } / count
  }
}
