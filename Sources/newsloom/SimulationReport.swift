import NDJSONOutput
import NewsModel
import Scheduling

/// What a simulation found, for people and for programs.
struct SimulationReport {
  let trace: PublicationTrace
  /// Sources in the files; the trace may hold fewer.
  let allSources: Int
  let warmUp: Duration
  let comparison: ScheduleComparison

  private typealias Result = PollSimulator.Result

  // MARK: For people

  var text: String {
    var text = header + "\n\n"
    text += Self.line("", ["polls", "a story", "median", "mean"])
    text += Self.line("newsloom, as configured", Self.figures(comparison.configured))
    for row in comparison.rows {
      text += Self.line(row.name, Self.figures(row.other))
      text += Self.line("  newsloom with as many polls", Self.figures(row.own))
      let gains = [("median", \Result.median), ("mean", \Result.mean)].map { name, delay in
        Self.gain(row.own[keyPath: delay], row.other[keyPath: delay])
      }
      text += Self.line("  its delay beside the other's", ["", ""] + gains)
    }
    return text
  }

  private var header: String {
    let count = trace.stories.count
    let sources = count == allSources ? "\(count) sources" : "\(count) of \(allSources) sources"
    let counted = Self.span(Int64((trace.length - warmUp).components.seconds))
    return "\(trace.storyCount) stories of \(sources); the first "
      + "\(Self.span(warmUp.components.seconds)) teach, the other \(counted) count"
  }

  private static func figures(_ result: Result) -> [String] {
    [
      "\(result.polls)", "\((result.pollsPerStory * 10).rounded() / 10)", span(result.median),
      span(result.mean),
    ]
  }

  private static func gain(_ own: Int64, _ other: Int64) -> String {
    guard other > 0 else { return "-" }
    let percent = Int(((Double(own) / Double(other) - 1) * 100).rounded())
    return percent > 0 ? "+\(percent) %" : "\(percent) %"
  }

  private static func line(_ name: String, _ columns: [String]) -> String {
    let cells = columns.map { String(repeating: " ", count: max(1, 11 - $0.count)) + $0 }
    return name.padded(to: 28) + cells.joined() + "\n"
  }

  /// `45 s`, `12 min`, `3.4 h`, `10 d`.
  private static func span(_ seconds: Int64) -> String {
    func tenths(_ unit: Double) -> String {
      let number = (Double(seconds) / unit * 10).rounded() / 10
      return number == number.rounded() ? "\(Int(number))" : "\(number)"
    }
    switch seconds {
    case ..<120: return "\(seconds) s"
    case ..<7_200: return "\(tenths(60)) min"
    case ..<172_800: return "\(tenths(3_600)) h"
    default: return "\(tenths(86_400)) d"
    }
  }

  // MARK: For programs

  var json: String {
    var json = JSONLine()
    json.beginObject()
    json.field("sources", trace.stories.count)
    json.field("stories", trace.storyCount)
    json.field("from", trace.start.rfc3339)
    json.field("to", trace.end.rfc3339)
    json.field("warm_up", Int(warmUp.components.seconds))
    Self.write("newsloom", comparison.configured, &json)
    json.key("others")
    json.beginArray()
    for row in comparison.rows {
      json.beginObject()
      json.field("name", row.name)
      Self.write("other", row.other, &json)
      Self.write("newsloom", row.own, &json)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return String(decoding: json.takeLine(), as: UTF8.self)
  }

  private static func write(_ key: StaticString, _ result: Result, _ json: inout JSONLine) {
    json.key(key)
    json.beginObject()
    json.field("polls", result.polls)
    json.field("stories", result.stories)
    json.field("requests_per_story", result.pollsPerStory)
    json.field("delay_median", Int(result.median))
    json.field("delay_mean", Int(result.mean))
    json.endObject()
  }
}
