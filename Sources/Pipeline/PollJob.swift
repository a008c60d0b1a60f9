import Configuration
import NewsModel

/// One poll of one source, as a value that the workers carry out.
struct PollJob: Sendable {
  let source: Source
  /// Where to ask: the configured location, or where it has moved for good.
  let location: Source.Location
  let entityTag: String?
  let lastModified: String?
}

/// What a poll gave.
struct PollResult: Sendable {
  enum Outcome: Sendable {
    /// A feed document; the drafts of its entries from the oldest to the newest.
    case document(FeedFacts, [StoryDraft])
    /// The document is the one that is known.
    case notModified
    /// The server answered with 4xx or 5xx.
    case refused(status: Int)
    /// No answer, or no feed: one line that says what and what was expected.
    case failed(String)
    /// The pipeline gave it up; the source is still due.
    case abandoned
  }

  let source: SourceID
  let started: Timestamp
  var finished: Timestamp
  /// When it was made, by the clock that nobody sets.
  let received = ContinuousClock.now
  var outcome: Outcome
  var answer = Answer()
  /// What could not be read beside the document.
  var notes: [PollNote] = []

  /// The stories of the document.
  var drafts: [StoryDraft] {
    if case .document(_, let drafts) = outcome { drafts } else { [] }
  }

  var isAbandoned: Bool {
    if case .abandoned = outcome { true } else { false }
  }

  /// What the server said beside the document.
  struct Answer: Sendable {
    var entityTag: String?
    var lastModified: String?
    var permanentURL: String?
    var retryAfter: Duration?
    var maxAge: Duration?
    var expires: Timestamp?
    /// The WebSub hub that the answer's head names.
    var hub: String?
    var wireBytes = 0
    var duration: Duration = .zero
  }
}

/// What a document says about itself and its rhythm.
struct FeedFacts: Sendable {
  var entries = 0
  var isRepaired = false
  var timeToLive: Duration?
  var updateInterval: Duration?
  var skipHours: [Int] = []
  var skipDays: [Int] = []
  /// The WebSub hub that the document names.
  var hub: String?
}
