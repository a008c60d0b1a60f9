import NDJSONOutput
import NewsModel
import Pipeline

extension FoundFeed {
  /// For people and for `cut`.
  var line: String {
    let time = newest?.rfc3339 ?? "-"
    return "\(url)\t\(format)\t\(entries) entries\t\(time)\t\(title ?? "")"
  }

  var json: String {
    var json = JSONLine()
    json.beginObject()
    json.field("url", url)
    json.field("title", title)
    json.field("format", format)
    json.field("entries", entries)
    json.field("newest", newest?.rfc3339)
    json.field("hub", hub)
    json.endObject()
    return String(decoding: json.takeLine().dropLast(), as: UTF8.self)
  }
}
