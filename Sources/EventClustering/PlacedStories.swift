import NewsModel

/// The stories of a cluster, copies included, in the order they came.
struct PlacedStories: Hashable, Sendable {
  private var list: ByteList
  private(set) var number: UInt32 = 0

  var count: Int { Int(number) }

  init(_ stories: [PlacedStory]) {
    list = ByteList(capacity: stories.reduce(0) { $0 + $1.story.name.utf8.count + 3 })
    for story in stories { append(story) }
  }

  mutating func append(_ placed: PlacedStory) {
    list.append(placed.opened << 1 | (placed.isCopy ? 1 : 0))
    list.append(placed.story.name)
    number += 1
  }

  mutating func append(contentsOf others: PlacedStories) {
    for other in others { append(other) }
  }

  /// Changes the first story.
  mutating func changeFirst(_ change: (inout PlacedStory) -> Void) {
    var stories = Array(self)
    guard !stories.isEmpty else { return }
    change(&stories[0])
    self = PlacedStories(stories)
  }

  var first: PlacedStory? { first { _ in true } }

  /// The stories at some places, in their order. Linear in all stories.
  func stories(at places: [UInt32]) -> [StoryID] {
    var found = [StoryID?](repeating: nil, count: places.count)
    var place = 0
    for number in 0..<number {
      _ = list.number(at: &place)
      guard let wanted = places.firstIndex(of: number) else {
        list.skipText(at: &place)
        continue
      }
      found[wanted] = StoryID(list.text(at: &place))
    }
    return found.map { $0 ?? StoryID("") }
  }
}

extension PlacedStories: Sequence {
  struct Iterator: IteratorProtocol {
    fileprivate let list: ByteList
    fileprivate var place = 0

    mutating func next() -> PlacedStory? {
      guard place < list.bytes.count else { return nil }
      let flags = list.number(at: &place)
      return PlacedStory(
        story: StoryID(list.text(at: &place)), isCopy: flags & 1 == 1, opened: flags >> 1)
    }
  }

  func makeIterator() -> Iterator { Iterator(list: list) }
}

/// A story's name, whether it repeats another, and how many events it has opened.
struct PlacedStory: Hashable, Sendable {
  var story: StoryID
  var isCopy = false
  /// Below 2^31.
  var opened: UInt32 = 0
}
