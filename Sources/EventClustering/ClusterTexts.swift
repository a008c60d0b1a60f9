/// What a person reads of a cluster: the headlines of the stories kept, and labels.
struct ClusterTexts: Hashable, Sendable {
  let list: ByteList

  /// What another one's `list` holds.
  init(_ list: ByteList) { self.list = list }

  init(headlines: [String], labels: [CountedLabel]) {
    let letters = headlines.reduce(0) { $0 + $1.utf8.count + 3 }
    var list = ByteList(capacity: labels.reduce(letters + 1) { $0 + $1.text.utf8.count + 9 })
    list.append(UInt32(headlines.count))
    for headline in headlines { list.append(headline) }
    for label in labels {
      list.append(hash: label.term)
      list.append(label.count << 1 | (label.isName ? 1 : 0))
      list.append(label.text)
    }
    self.list = list
  }

  var headlines: [String] {
    var place = 0
    return (0..<list.number(at: &place)).map { _ in list.text(at: &place) }
  }

  /// The headline of the story kept at a place; empty where there is none.
  func headline(of member: Int) -> String {
    var place = 0
    guard member < list.number(at: &place) else { return "" }
    for _ in 0..<member { list.skipText(at: &place) }
    return list.text(at: &place)
  }

  /// Names and words with their counts.
  var labels: [CountedLabel] {
    var place = 0
    for _ in 0..<list.number(at: &place) { list.skipText(at: &place) }
    var labels: [CountedLabel] = []
    labels.reserveCapacity(CountedLabel.limit)
    while place < list.bytes.count {
      let term = list.hash(at: &place)
      let count = list.number(at: &place)
      labels.append(
        CountedLabel(
          term: term, text: list.text(at: &place), isName: count & 1 == 1, count: count >> 1))
    }
    return labels
  }
}

/// A label and how many stories carry it.
struct CountedLabel: Hashable, Sendable {
  var term: UInt32
  var text: String
  var isName: Bool
  /// Below 2^31.
  var count: UInt32

  /// A cluster keeps so many, and half as many more before it cuts them.
  static let limit = 24
}

extension [CountedLabel] {
  /// Counts the labels of a story.
  mutating func count(_ labels: [StoryFeatures.Label]) {
    for label in labels {
      count(CountedLabel(term: label.term, text: label.text, isName: label.isName, count: 1))
    }
    trim()
  }

  /// Counts the labels of another cluster.
  mutating func count(_ labels: [CountedLabel]) {
    for label in labels { count(label) }
    trim()
  }

  private mutating func count(_ label: CountedLabel) {
    if let place = firstIndex(where: { $0.term == label.term && $0.isName == label.isName }) {
      self[place].count = Swift.min(UInt32(Int32.max), self[place].count + label.count)
    } else {
      append(label)
    }
  }

  /// Keeps the labels of most stories; of equals, those that came first.
  private mutating func trim() {
    guard count > CountedLabel.limit + CountedLabel.limit / 2 else { return }
    let ranked = indices.sorted { (self[$1].count, $0) < (self[$0].count, $1) }
    self = ranked.prefix(CountedLabel.limit).sorted().map { self[$0] }
  }
}
