package import NewsModel

/// Turns lines of the output back into records, after checking them against their schema.
package struct RecordCheck {
  private let story = SchemaCheck(RecordSchema.story)
  private let event = SchemaCheck(RecordSchema.event)

  package init() {}

  /// The record of `line` and its `seq`; throws the first thing that is wrong with it.
  package func record(
    of line: [UInt8], in stream: OutputStream
  ) throws(RecordProblem) -> (seq: Int64, record: OutputRecord) {
    guard let object = try JSONReader.value(of: line).object else {
      throw RecordProblem("no object, expected a record")
    }
    switch stream {
    case .stories: try story.check(object)
    case .events: try event.check(object)
    }
    guard let seq = object["seq"]?.integer else { throw RecordProblem("`seq` is no number") }
    let fields = Fields(object)
    return (seq, stream == .stories ? .story(fields.story) : .event(fields.event))
  }

  /// The fields of a record that fits its schema.
  private struct Fields {
    private let object: JSONObject

    init(_ object: JSONObject) { self.object = object }

    private func text(_ key: String) -> String? { object[key]?.text }
    private func texts(_ key: String) -> [String] { object[key]?.texts ?? [] }
    private func count(_ key: String) -> Int { Int(clamping: object[key]?.integer ?? 0) }
    private func time(_ key: String) -> Timestamp? { text(key).flatMap(Timestamp.init(rfc3339:)) }

    var story: StoryRecord {
      StoryRecord(
        id: StoryID(text("id") ?? ""), revision: count("revision"), source: text("source"),
        guid: text("guid"), url: text("url"), canonicalURL: text("canonical_url"),
        title: text("title") ?? "", summary: text("summary"), text: text("text"),
        author: text("author"), lang: text("lang") ?? "und", categories: texts("categories"),
        image: text("image"), published: time("published"), updated: time("updated"),
        fetched: time("fetched") ?? Timestamp(seconds: 0), duplication: duplication,
        event: text("event").map(EventID.init(_:)),
        flags: texts("flags").compactMap(StoryFlag.init(rawValue:)))
    }

    private var duplication: Duplication? {
      text("duplicate_of").map { head in
        Duplication(
          head: StoryID(head), similarity: object["similarity"]?.number ?? 0,
          relation: text("relation").flatMap(DuplicateRelation.init(rawValue:)) ?? .near)
      }
    }

    var event: EventRecord {
      EventRecord(
        id: EventID(text("id") ?? ""),
        action: text("action").flatMap(EventAction.init(rawValue:)) ?? .updated,
        into: text("into").map(EventID.init(_:)), title: text("title") ?? "",
        lang: text("lang") ?? "und", started: time("started") ?? Timestamp(seconds: 0),
        latest: time("latest") ?? Timestamp(seconds: 0), stories: count("stories"),
        duplicates: count("duplicates"), sources: count("sources"), languages: languages,
        keywords: texts("keywords"), entities: texts("entities"),
        storyIDs: texts("story_ids").map(StoryID.init(_:)), reason: text("reason") ?? "")
    }

    private var languages: [LanguageCount] {
      let counts = object["languages"]?.object ?? JSONObject()
      return counts.keys.map {
        LanguageCount(lang: $0, stories: Int(clamping: counts[$0]?.integer ?? 0))
      }
    }
  }
}
