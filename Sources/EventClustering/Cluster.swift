import NewsModel

/// Stories of one language on one happening: the unit of joins, merges and links.
///
/// A value whose copies share their content until one of them changes: a story is compared with
/// dozens of clusters, and to copy one counts its fourteen arrays and texts up and down again.
struct Cluster: Hashable, Sendable {
  /// The content, and nothing else.
  private var contents: [Content]

  init(_ content: Content) { contents = [content] }

  /// Stories with their copies: what is repeated is news elsewhere, too.
  var reports: Int { stories.count }

  /// Whether it counts as one that found company; see `loneliness(of:)`.
  var isAccompanied: Bool { size > 1 || isCourted }

  /// What there is of a cluster.
  struct Content: Hashable, Sendable {
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
    /// Whether a story came that would have joined this one in a usual stream.
    var isCourted = false
    /// Of two lone stories that were put together: until it shows whether others follow.
    var couple: Couple?
  }

  /// When two lone stories were put together, and the log odds that they are one.
  struct Couple: Hashable, Sendable {
    var at: Int64
    var odds: Float
  }

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
}

// The parts of the content as if they were the cluster's own. A span gives the part alone, where an
// array would copy the whole content first.
extension Cluster {
  var serial: UInt32 {
    @inline(__always) _read { yield contents.span[0].serial }
    @inline(__always) _modify { yield &contents[0].serial }
  }
  var event: UInt32 {
    @inline(__always) _read { yield contents.span[0].event }
    @inline(__always) _modify { yield &contents[0].event }
  }
  var language: Int {
    @inline(__always) _read { yield contents.span[0].language }
    @inline(__always) _modify { yield &contents[0].language }
  }
  var size: Int {
    @inline(__always) _read { yield contents.span[0].size }
    @inline(__always) _modify { yield &contents[0].size }
  }
  var first: Timestamp {
    @inline(__always) _read { yield contents.span[0].first }
    @inline(__always) _modify { yield &contents[0].first }
  }
  var latest: Timestamp {
    @inline(__always) _read { yield contents.span[0].latest }
    @inline(__always) _modify { yield &contents[0].latest }
  }
  var body: SparseVector {
    @inline(__always) _read { yield contents.span[0].body }
    @inline(__always) _modify { yield &contents[0].body }
  }
  var title: SparseVector {
    @inline(__always) _read { yield contents.span[0].title }
    @inline(__always) _modify { yield &contents[0].title }
  }
  var names: SparseVector {
    @inline(__always) _read { yield contents.span[0].names }
    @inline(__always) _modify { yield &contents[0].names }
  }
  var numbers: SparseVector {
    @inline(__always) _read { yield contents.span[0].numbers }
    @inline(__always) _modify { yield &contents[0].numbers }
  }
  var shapes: SparseVector {
    @inline(__always) _read { yield contents.span[0].shapes }
    @inline(__always) _modify { yield &contents[0].shapes }
  }
  var frames: SparseVector {
    @inline(__always) _read { yield contents.span[0].frames }
    @inline(__always) _modify { yield &contents[0].frames }
  }
  var regions: SparseVector {
    @inline(__always) _read { yield contents.span[0].regions }
    @inline(__always) _modify { yield &contents[0].regions }
  }
  var members: [Member] {
    @inline(__always) _read { yield contents.span[0].members }
    @inline(__always) _modify { yield &contents[0].members }
  }
  var stories: [PlacedStory] {
    @inline(__always) _read { yield contents.span[0].stories }
    @inline(__always) _modify { yield &contents[0].stories }
  }
  var labels: [CountedLabel] {
    @inline(__always) _read { yield contents.span[0].labels }
    @inline(__always) _modify { yield &contents[0].labels }
  }
  var posted: [UInt32] {
    @inline(__always) _read { yield contents.span[0].posted }
    @inline(__always) _modify { yield &contents[0].posted }
  }
  var linkPosted: [UInt32] {
    @inline(__always) _read { yield contents.span[0].linkPosted }
    @inline(__always) _modify { yield &contents[0].linkPosted }
  }
  var isDirty: Bool {
    @inline(__always) _read { yield contents.span[0].isDirty }
    @inline(__always) _modify { yield &contents[0].isDirty }
  }
  var strain: Int {
    @inline(__always) _read { yield contents.span[0].strain }
    @inline(__always) _modify { yield &contents[0].strain }
  }
  var isCourted: Bool {
    @inline(__always) _read { yield contents.span[0].isCourted }
    @inline(__always) _modify { yield &contents[0].isCourted }
  }
  var couple: Couple? {
    @inline(__always) _read { yield contents.span[0].couple }
    @inline(__always) _modify { yield &contents[0].couple }
  }
}
