/// What happened to an event.
package enum EventAction: String, Hashable, Sendable {
  /// Its first story came.
  case opened
  /// It gained stories.
  case updated
  /// It became part of an older event, which `into` names.
  case merged
  /// Some of its stories left for the new event that `into` names.
  case split
  /// It will take no more stories.
  case closed
}

/// One line of `events.ndjson`, but for its `seq`, which the output gives.
///
/// The counts and dates are those of the event after the change, for `merged` those it had when it
/// ended. Applied from the first to the last, the records give every story's event.
package struct EventRecord: Hashable, Sendable {
  package var id: EventID
  package var action: EventAction
  package var into: EventID?
  /// The headline of the most central story.
  package var title: String
  /// The language of most stories, ISO 639-1 or `und`.
  package var lang: String
  package var started: Timestamp
  package var latest: Timestamp
  /// Distinct stories, copies left out.
  package var stories: Int
  /// Copies of these stories.
  package var duplicates: Int
  /// Distinct sources, those of copies too.
  package var sources: Int
  /// Stories by language, most first, then by code.
  package var languages: [LanguageCount]
  package var keywords: [String]
  package var entities: [String]
  /// The stories that this record adds (`opened`, `updated`) or moves (`merged`, `split`).
  package var storyIDs: [StoryID]
  /// Why, in a few words that a person understands.
  package var reason: String

  package init(
    id: EventID, action: EventAction, into: EventID?, title: String, lang: String,
    started: Timestamp, latest: Timestamp, stories: Int, duplicates: Int, sources: Int,
    languages: [LanguageCount], keywords: [String], entities: [String], storyIDs: [StoryID],
    reason: String
  ) {
    self.id = id
    self.action = action
    self.into = into
    self.title = title
    self.lang = lang
    self.started = started
    self.latest = latest
    self.stories = stories
    self.duplicates = duplicates
    self.sources = sources
    self.languages = languages
    self.keywords = keywords
    self.entities = entities
    self.storyIDs = storyIDs
    self.reason = reason
  }
}

/// How many stories of an event are in a language.
package struct LanguageCount: Hashable, Sendable {
  package var lang: String
  package var stories: Int

  package init(lang: String, stories: Int) {
    self.lang = lang
    self.stories = stories
  }
}

/// A line of either output file.
package enum OutputRecord: Hashable, Sendable {
  case story(StoryRecord)
  case event(EventRecord)
}
