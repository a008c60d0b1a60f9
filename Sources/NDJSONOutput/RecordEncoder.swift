package import NewsModel

/// Turns records into the lines of the contract: keys in a fixed order, always all of them.
package struct RecordEncoder: Sendable {
  /// What `schema` says in every line.
  package static let schema = "newsloom/1"

  private var json = JSONLine(capacity: 4_096)

  package init() {}

  /// The line of `record`, ending in `\n`.
  package mutating func line(_ record: OutputRecord, seq: Int64) -> [UInt8] {
    switch record {
    case .story(let story): write(story, seq)
    case .event(let event): write(event, seq)
    }
    return json.takeLine()
  }

  private mutating func write(_ story: StoryRecord, _ seq: Int64) {
    json.beginObject()
    head("story", seq, id: story.id.name)
    json.field("revision", story.revision)
    json.field("source", story.source)
    json.field("guid", story.guid)
    json.field("url", story.url)
    json.field("canonical_url", story.canonicalURL)
    json.field("title", story.title)
    json.field("summary", story.summary)
    json.field("text", story.text)
    json.field("author", story.author)
    json.field("lang", story.lang)
    json.field("categories", story.categories)
    json.field("image", story.image)
    json.field("published", story.published?.rfc3339)
    json.field("updated", story.updated?.rfc3339)
    json.field("fetched", story.fetched.rfc3339)
    json.field("duplicate_of", story.duplication?.head.name)
    json.field("similarity", story.duplication?.similarity)
    json.field("relation", story.duplication?.relation.rawValue)
    json.field("event", story.event?.name)
    json.field("flags", story.flags.map(\.rawValue))
    json.endObject()
  }

  private mutating func write(_ event: EventRecord, _ seq: Int64) {
    json.beginObject()
    head("event", seq, id: event.id.name)
    json.field("action", event.action.rawValue)
    json.field("into", event.into?.name)
    json.field("title", event.title)
    json.field("lang", event.lang)
    json.field("started", event.started.rfc3339)
    json.field("latest", event.latest.rfc3339)
    json.field("stories", event.stories)
    json.field("duplicates", event.duplicates)
    json.field("sources", event.sources)
    json.field("languages", event.languages)
    json.field("keywords", event.keywords)
    json.field("entities", event.entities)
    json.field("story_ids", event.storyIDs.map(\.name))
    json.field("reason", event.reason)
    json.endObject()
  }

  private mutating func head(_ type: String, _ seq: Int64, id: String) {
    json.field("schema", Self.schema)
    json.field("type", type)
    json.field("seq", seq)
    json.field("id", id)
  }
}

extension JSONLine {
  /// Stories by language: an object, in the order given.
  package mutating func field(_ name: String, _ languages: [LanguageCount]) {
    key(name)
    beginObject()
    for language in languages {
      key(language.lang)
      value(Int64(language.stories))
    }
    endObject()
  }
}
