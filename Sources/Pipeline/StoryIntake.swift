import ArticleExtraction
import NewsModel
import StateStore

/// Takes drafts: tells known stories from new ones and from new versions, and passes these on to the
/// grouper.
///
/// Collects what one transaction is to hold; the pipeline commits it.
struct StoryIntake {
  /// What the transaction is to hold.
  private(set) var change = StateChange()
  /// What is to be written, in order.
  private(set) var records: [OutputRecord] = []
  /// What the store knew, and the stories of this transaction, which it cannot know yet.
  private var known: [SourceID: [EntryKey: KnownStory]] = [:]
  /// Stories whose keys are not stored, by the id that their strongest key gives: a state that was
  /// made anew from the records knows few keys.
  private var named: [StoryID: KnownStory] = [:]

  /// A feed's memory of a story is renewed once a day, not at every poll.
  private static let renewal: Duration = .seconds(86_400)

  /// Looks up what is known of `drafts`, all of `source`, before any of them is taken.
  mutating func recall(
    _ drafts: [StoryDraft], of source: SourceID, _ store: any StateStore
  ) throws(StateStoreError) {
    let stored = try store.stories(of: source, keyed: drafts.flatMap(\.identity.keys))
    known[source, default: [:]].merge(stored) { newer, _ in newer }
    let unknown = drafts.map(\.identity).filter { stored[$0.keys.first ?? EntryKey([])] == nil }
    named.merge(try store.stories(named: unknown.map(\.id))) { newer, _ in newer }
  }

  /// Takes a draft of `source`; returns whether it is a new story.
  mutating func take(
    _ draft: StoryDraft, of source: SourceID, at now: Timestamp,
    into grouper: inout StoryGrouper, _ memory: inout BoilerplateMemory
  ) -> Bool {
    let earlier = match(draft, among: known[source] ?? [:])
    let story: KnownStory
    if let earlier {
      guard let renewed = renew(earlier, draft, at: now, &grouper, &memory) else { return false }
      story = renewed
    } else {
      story = add(draft, at: now, &grouper, &memory)
    }
    for key in draft.identity.keys {
      if known[source]?[key]?.id != story.id { change.keys.append((source, key, story.id)) }
      known[source, default: [:]][key] = story
    }
    change.stories.append(story)
    return earlier == nil
  }

  /// Adds what happened to events.
  mutating func note(_ events: [EventRecord]) {
    records += events.map(OutputRecord.event)
  }

  mutating func note(_ source: StoredSource) { change.sources.append(source) }

  /// The known story that `draft` is a sighting of.
  ///
  /// The strongest key decides alone. A weaker one, a link below an unknown guid, counts only where
  /// the title is the same too: live pages hang many entries on one address.
  private func match(
    _ draft: StoryDraft, among known: [EntryKey: KnownStory]
  ) -> KnownStory? {
    guard let strongest = draft.identity.keys.first else { return nil }
    if let story = known[strongest] ?? named[draft.identity.id] { return story }
    return draft.identity.keys.dropFirst().lazy.compactMap { known[$0] }.first { story in
      story.digest.prefix(16) == draft.digest.prefix(16)
    }
  }

  private mutating func add(
    _ draft: StoryDraft, at now: Timestamp, _ grouper: inout StoryGrouper,
    _ memory: inout BoilerplateMemory
  ) -> KnownStory {
    let draft = Self.stripped(draft, &memory)
    let (record, events) = grouper.add(draft)
    records.append(.story(record))
    note(events)
    return KnownStory(
      id: record.id, revision: 1, digest: draft.digest, duplication: record.duplication,
      event: record.event, lastSeen: now)
  }

  /// The story after this sighting; nil where nothing needs to be stored.
  private mutating func renew(
    _ known: KnownStory, _ draft: StoryDraft, at now: Timestamp, _ grouper: inout StoryGrouper,
    _ memory: inout BoilerplateMemory
  ) -> KnownStory? {
    var story = known
    story.lastSeen = now
    if known.digest == draft.digest {
      return now.since(known.lastSeen) >= Self.renewal ? story : nil
    }
    if known.digest.count < draft.digest.count, draft.digest.starts(with: known.digest) {
      // Made anew from the records, which do not hold all of its words: this is the same version.
      story.digest = draft.digest
      return story
    }
    let record = grouper.revise(Self.stripped(draft, &memory), known: known)
    records.append(.story(record))
    story.revision = record.revision
    story.digest = draft.digest
    return story
  }
  /// The draft without the lines that its source repeats from story to story.
  private static func stripped(
    _ draft: StoryDraft, _ memory: inout BoilerplateMemory
  ) -> StoryDraft {
    guard let text = draft.record.text, let source = draft.record.source else { return draft }
    let stripped = memory.strip(text, of: SourceID(source))
    guard stripped != text else { return draft }
    var draft = draft
    draft.replaceText(stripped.hasSuffix("\n") ? stripped : stripped + "\n")
    return draft
  }
}
