import NewsModel

/// Stories of one language on one happening: the unit of joins, merges and links.
///
/// A value whose copies share their content until one of them changes: a story is compared with
/// dozens of clusters, and to copy one counts its arrays up and down again.
struct Cluster: Sendable {
  /// The content, and nothing else.
  private var contents: [Content]

  init(_ content: Content) { contents = [content] }

  /// Stories with their copies: what is repeated is news elsewhere, too.
  var reports: Int { stories.count }

  /// Whether it counts as one that found company; see `loneliness(of:)`.
  var isAccompanied: Bool { size > 1 || isCourted }

  /// What there is of a cluster. Most are lone stories: the small ones count, and the order of the
  /// fields, which leaves no gaps.
  struct Content: Sendable {
    var first: Timestamp
    var latest: Timestamp
    /// The centroid, the youngest stories, oldest first, their headlines, and labels.
    var members: VectorBlock
    var tongue: UInt16
    /// How many repairs in a row found two unrelated halves.
    var strain: UInt8 = 0
    /// Whether it changed since the last repair.
    var isDirty: Bool
    /// Whether a story came that would have joined this one in a usual stream.
    var isCourted = false
    /// Every story, copies included, in the order they came.
    var stories: PlacedStories
    /// Distinct stories, copies left out.
    var distinct: UInt32
    /// Founding order: the lower, the older. Never used twice.
    var serial: UInt32
    /// The event it belongs to, by the serial of the event.
    var event: UInt32
    /// One or none.
    var more: [More] = []
  }

  /// What lone stories do not have.
  struct More: Sendable {
    /// The terms under which the candidate indexes list it; nil where they are those of now.
    var postings: Postings?
    /// Of two lone stories that were put together: until it shows whether others follow.
    var couple: Couple?
    /// When stories last changed the event that it may not go to, or leave, before an hour is over.
    var wait: Int64?

    var isEmpty: Bool { postings == nil && couple == nil && wait == nil }
  }

  /// When two lone stories were put together, and the log odds that they are one.
  struct Couple: Hashable, Sendable {
    var at: Int64
    var odds: Float
  }

  /// The terms under which the candidate indexes list a cluster, ascending.
  struct Postings: Hashable, Sendable {
    var body: [UInt32] = []
    var link: [UInt32] = []
  }
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
  var first: Timestamp {
    @inline(__always) _read { yield contents.span[0].first }
    @inline(__always) _modify { yield &contents[0].first }
  }
  var latest: Timestamp {
    @inline(__always) _read { yield contents.span[0].latest }
    @inline(__always) _modify { yield &contents[0].latest }
  }
  var members: VectorBlock {
    @inline(__always) _read { yield contents.span[0].members }
    @inline(__always) _modify { yield &contents[0].members }
  }
  var stories: PlacedStories {
    @inline(__always) _read { yield contents.span[0].stories }
    @inline(__always) _modify { yield &contents[0].stories }
  }
  var strain: UInt8 {
    @inline(__always) _read { yield contents.span[0].strain }
    @inline(__always) _modify { yield &contents[0].strain }
  }
  var isDirty: Bool {
    @inline(__always) _read { yield contents.span[0].isDirty }
    @inline(__always) _modify { yield &contents[0].isDirty }
  }
  var isCourted: Bool {
    @inline(__always) _read { yield contents.span[0].isCourted }
    @inline(__always) _modify { yield &contents[0].isCourted }
  }
  /// Distinct stories, copies left out.
  var size: Int {
    @inline(__always) get { Int(contents.span[0].distinct) }
    set { contents[0].distinct = UInt32(clamping: newValue) }
  }
  @inline(__always)
  var language: Int { Int(contents.span[0].tongue) }
  @inline(__always)
  var body: SparseVector { contents.span[0].members.body }
  @inline(__always)
  var title: SparseVector { contents.span[0].members.title }
  @inline(__always)
  var names: SparseVector { contents.span[0].members.names }
  @inline(__always)
  var numbers: SparseVector { contents.span[0].members.numbers }
  @inline(__always)
  var shapes: SparseVector { contents.span[0].members.shapes }
  @inline(__always)
  var frames: SparseVector { contents.span[0].members.frames }
  @inline(__always)
  var regions: SparseVector { contents.span[0].members.regions }
  var texts: ClusterTexts { members.texts }
  var labels: [CountedLabel] { texts.labels }

  var postings: Postings? {
    get { contents.span[0].more.first?.postings }
    set { change { $0.postings = newValue } }
  }
  var couple: Couple? {
    get { contents.span[0].more.first?.couple }
    set { change { $0.couple = newValue } }
  }
  var wait: Int64? {
    get { contents.span[0].more.first?.wait }
    set { change { $0.wait = newValue } }
  }

  private mutating func change(_ body: (inout More) -> Void) {
    var more = contents[0].more.first ?? More()
    body(&more)
    contents[0].more = more.isEmpty ? [] : [more]
  }
}
