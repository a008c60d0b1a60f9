package import NewsModel

/// What a written line says, as far as an overview of the events needs it.
package enum RecordDecoder {
  /// When and where a story was.
  package struct Sighting: Hashable, Sendable {
    package var id: StoryID
    package var published: Timestamp?
    package var fetched: Timestamp
    package var source: String?
  }

  /// The story of a line of `stories.ndjson`, nil where the line is no whole record.
  package static func story(_ line: RecordLine) -> Sighting? {
    guard let id = line.text("id"), let fetched = time(line, "fetched") else { return nil }
    return Sighting(
      id: StoryID(id), published: time(line, "published"), fetched: fetched,
      source: line.text("source"))
  }

  /// The record of a line of `events.ndjson`, nil where the line is no whole record.
  package static func event(_ line: RecordLine) -> EventRecord? {
    guard let id = line.text("id"),
      let action = line.text("action").flatMap(EventAction.init(rawValue:)),
      let title = line.text("title"), let started = time(line, "started"),
      let latest = time(line, "latest"), let stories = count(line, "stories"),
      let duplicates = count(line, "duplicates"), let sources = count(line, "sources")
    else { return nil }
    return EventRecord(
      id: EventID(id), action: action, into: line.text("into").map(EventID.init(_:)),
      title: title, lang: line.text("lang") ?? "und", started: started, latest: latest,
      stories: stories, duplicates: duplicates, sources: sources,
      languages: line.counts("languages").map { LanguageCount(lang: $0.key, stories: $0.count) },
      keywords: line.texts("keywords"), entities: line.texts("entities"),
      storyIDs: line.texts("story_ids").map(StoryID.init(_:)), reason: line.text("reason") ?? "")
  }

  private static func time(_ line: RecordLine, _ key: StaticString) -> Timestamp? {
    line.text(key).flatMap(Timestamp.init(rfc3339:))
  }

  /// A count that is wrong by so much is no count: sums of such must not overflow.
  private static func count(_ line: RecordLine, _ key: StaticString) -> Int? {
    line.integer(key).flatMap { (0...1_000_000_000).contains($0) ? Int($0) : nil }
  }
}
