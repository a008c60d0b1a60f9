package import NewsModel

extension EventClusterer {
  /// A story that repeats another.
  package struct Copy: Sendable {
    /// The story repeated.
    package var head: StoryID
    package var story: StoryID
    package var source: String?
    package var at: Timestamp
    /// What it says, where it is not word for word what the head says.
    package var features: StoryFeatures?
    package var title: String

    package init(
      of head: StoryID, story: StoryID, source: String?, at: Timestamp,
      features: StoryFeatures? = nil, title: String = ""
    ) {
      self.head = head
      self.story = story
      self.source = source
      self.at = at
      self.features = features
      self.title = title
    }
  }

  /// Copies beyond this many reports of a cluster teach it nothing: a wire story that two hundred
  /// papers print must not drown what others write.
  private static let learningLimit = 8

  /// Counts a copy of a story towards the story's event, which names it from now on.
  ///
  /// An edited copy lends the cluster its words, names and numbers too: it often says more than the
  /// head did (worth .015 BCubed on short texts of fifty languages). An event that has closed takes
  /// the copy all the same, since a copy is where its head is.
  /// - Returns: the event and its `updated` record, and what followed from it; nothing where the
  ///   head is not known (any more).
  package mutating func addDuplicate(
    _ copy: Copy
  ) -> (event: EventID?, changes: [EventRecord]) {
    guard let place = places[copy.head] else { return (nil, []) }
    if let known = event(of: copy.story) { return (known, []) }
    guard let cluster = clusters[place] else { return addToClosed(copy.story, place) }
    places[copy.story] = place
    clusters[cluster.serial]?.stories.append(
      PlacedStory(story: copy.story, isCopy: true))
    events[cluster.event]?.count(duplicates: 1)
    events[cluster.event]?.count(source: copy.source)
    unsaved.cluster(cluster.serial)
    unsaved.event(cluster.event)
    if cluster.reports < Self.learningLimit { learn(copy, cluster) }
    let changes =
      record(cluster.event, .updated, stories: [copy.story], reason: Self.copyReason)
      + linkIfDue(cluster.serial)
    return (event(of: copy.story), changes)
  }

  private mutating func learn(_ copy: Copy, _ cluster: Cluster) {
    guard let features = copy.features, features.language == languages.names[cluster.language]
    else { return }
    let weighed = weighCopy(features, language: cluster.language)
    clusters[cluster.serial]?.learn(
      weighed,
      Arrival(
        story: copy.story, headline: copy.title, labels: [], at: copy.at.clamped,
        weighed: weighed, source: copy.source))
    post(cluster.serial)
    touch(cluster.serial)
  }

  private static let copyReason = "repeats a story of the event"

  private mutating func addToClosed(
    _ story: StoryID, _ serial: UInt32
  ) -> (event: EventID?, changes: [EventRecord]) {
    guard var change = closed[serial]?.add(copy: story) else { return (nil, []) }
    places[story] = serial
    unsaved.closed(serial)
    change.action = .updated
    change.storyIDs = [story]
    change.reason = Self.copyReason
    return (change.id, [change])
  }
}
