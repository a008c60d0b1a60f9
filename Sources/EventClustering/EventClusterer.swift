import NewsModel

/// Puts stories together that tell of the same happening, as they come.
///
/// Each story joins the cluster of its language that a learned model finds most probable, or opens
/// one. The first join is strict; every fifty stories a repair merges the clusters that grew
/// together since, and a link stage puts clusters of different languages into one event by their
/// names. An event is the set of linked clusters; its id is that of the story that opened it and
/// is never used again.
///
/// The decisions depend on the sequence of calls alone: no clock, no randomness, no hash order.
/// Cost: about constant in the number of open events. Memory: bounded by the open events, and the
/// places of stories for as long as a copy of them may come.
package struct EventClusterer: Sendable {
  /// An event closes when nothing came for this long.
  let window: Int64
  var models = DecisionModels()
  var languages = LanguageTable()
  var frequencies = DocumentFrequencies()
  /// Pieces of names, over all languages.
  var shapeFrequencies = DocumentFrequencies()
  var backgrounds: [Background] = []
  var allBackground = Background()
  var clusters = SlotTable<Cluster>()
  /// The open clusters of each language, ascending.
  var openClusters: [[UInt32]] = []
  /// How many of them are accompanied, by language.
  var grownClusters: [Int] = []
  var events = SlotTable<Event>()
  var idleQueue = IdleQueue()
  /// The serial of each story's cluster or, once that is closed, of its event.
  var places = StoryPlaces()
  var bodyIndex = SerialIndex()
  var linkIndex = SerialIndex()
  var candidates = CandidateScores(limit: 2_048)
  var linkCandidates = CandidateScores(limit: 4_096)
  /// Clusters of two lone stories of which it has not shown yet whether others follow.
  var couples = IdleQueue()
  /// Clusters that belong to another event, until they may change theirs.
  var waiting = IdleQueue()
  /// Clusters that changed since the last repair, ascending.
  var dirty: [UInt32] = []
  /// The ids of events that are not named after the first story of their first cluster.
  var eventNames: [UInt32: EventID] = [:]
  /// Closed events whose stories' places are still known.
  var closed = SlotTable<ClosedEvent>()
  /// Their serials in the order they closed.
  var closedOrder: [UInt32] = []
  /// The closed events under their names.
  var closedIndex = SerialIndex()
  var pace = Pace()
  var counters = Counters()
  var unsaved = Unsaved()
  var embeddings = EmbeddingTable()
  /// Names that several languages have for one thing, and the events that are to teach some.
  var aliases = AliasTable()
  var lessons = Lessons()
  /// Where the user has word lists; the lists by language number, nil for one without.
  let wordListSource: (any WordListSource)?
  var wordLists: [WordList?] = []
  /// As they were stored last.
  var savedCounters = Counters()

  /// - Parameters:
  ///   - window: how long an event waits for its next story before it closes.
  ///   - words: word lists, which help to link events of two languages; their use is not stored.
  package init(window: Duration, words: (any WordListSource)? = nil) {
    wordListSource = words
    self.window = max(3_600, min(window.components.seconds, 400 * 86_400))
  }
}

extension EventClusterer {
  /// How many events are open.
  package var openEvents: Int { events.count }
}
