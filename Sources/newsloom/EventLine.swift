import NDJSONOutput
import NewsModel
import Overview

/// An event of `newsloom events --json`: one object, its keys in a fixed order.
enum EventLine {
  static func json(_ event: OngoingEvent) -> String {
    var json = JSONLine()
    json.beginObject()
    json.field("schema", RecordEncoder.schema)
    json.field("type", "ongoing")
    json.field("id", event.id.name)
    json.field("title", event.title)
    json.field("lang", event.lang)
    json.field("open", event.isOpen)
    json.field("started", event.started.rfc3339)
    json.field("latest", event.latest.rfc3339)
    json.field("stories", event.stories)
    json.field("duplicates", event.duplicates)
    json.field("sources", event.sources)
    json.field("languages", event.languages)
    json.field("keywords", event.keywords)
    json.field("entities", event.entities)
    json.field("trend", event.activity.trend.rawValue)
    json.key("activity")
    json.beginArray()
    for count in event.activity.counts { json.value(Int64(count)) }
    json.endArray()
    json.endObject()
    return String(decoding: json.takeLine(), as: UTF8.self)
  }
}
