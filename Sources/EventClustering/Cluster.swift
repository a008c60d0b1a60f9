import NewsModel

/// Stories of one language on one happening: the unit of joins, merges and links.
struct Cluster: Hashable, Sendable {
  /// Founding order: the lower, the older. Never used twice.
  var serial: UInt32
  /// The event it belongs to, by the serial of the event.
  var event: UInt32
  var language: Int
  /// Distinct stories, copies left out.
  var size: Int
  var first: Timestamp
  var latest: Timestamp
  var body: SparseVector
  var title: SparseVector
  var names: SparseVector
  var numbers: SparseVector
  var shapes: SparseVector
  var frames: SparseVector
  var regions: SparseVector
  /// The youngest stories, oldest first.
  var members: [Member]
  /// Every story, copies included, in the order they came.
  var stories: [PlacedStory]
  /// What a person reads of it: names and words with their counts.
  var labels: [CountedLabel]
  /// The terms under which the candidate indexes list it.
  var posted: [UInt32]
  var linkPosted: [UInt32]
  /// Whether it changed since the last repair.
  var isDirty: Bool
  /// How many repairs in a row found two unrelated halves.
  var strain: Int

  /// A story's name, whether it repeats another, and how many events it has opened.
  struct PlacedStory: Hashable, Sendable {
    var story: StoryID
    var isCopy = false
    var opened = 0
  }

  /// A label and how many stories carry it.
  struct CountedLabel: Hashable, Sendable {
    var term: UInt32
    var text: String
    var isName: Bool
    var count: Int
  }

  /// A centroid keeps this many terms of its text, and this many of each other part.
  static let bodyLimit = 160
  static let partLimit = 64
  static let shapeLimit = 128
  static let labelLimit = 24

  /// Stories with their copies: what is repeated is news elsewhere, too.
  var reports: Int { stories.count }
}
