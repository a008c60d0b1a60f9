package import Logging
import NDJSONOutput
import NewsModel

/// One event of the log as a line. Pure.
package struct LogLine: Sendable {
  package enum Format: Sendable {
    /// `<4>message`: the priority of syslog(3), which the journal takes away.
    case journal
    /// `2026-11-21T16:05:12Z warning message`.
    case plain
    /// `{"time":…,"level":…,"source":…,"message":…}`, without `source` where none is meant.
    case json
  }

  package let seconds: Int64
  package let level: Logger.Level
  package let source: String?
  package let message: String

  /// A longer message is cut: the journal takes 48 KiB a line, and nobody reads as much.
  private static let longest = 2_000

  package init(seconds: Int64, level: Logger.Level, source: String? = nil, message: String) {
    self.seconds = seconds
    self.level = level
    self.source = source
    self.message = message
  }

  /// One line ending in `\n`.
  package func text(_ format: Format) -> String {
    let time = Timestamp(seconds: seconds).rfc3339
    switch format {
    case .journal: return "<\(priority)>\(Self.visible(message))\n"
    case .plain: return "\(time) \(level.rawValue) \(Self.visible(message))\n"
    case .json:
      var json = JSONLine()
      json.beginObject()
      json.field("time", time)
      json.field("level", level.rawValue)
      if let source { json.field("source", source) }
      json.field("message", Self.visible(message))
      json.endObject()
      return String(decoding: json.takeLine(), as: UTF8.self)
    }
  }

  /// syslog(3)'s numbers.
  private var priority: Int {
    switch level {
    case .trace, .debug: 7
    case .info: 6
    case .notice: 5
    case .warning: 4
    case .error: 3
    case .critical: 2
    }
  }

  /// One line without surprises: headlines and error texts come from the network, and a terminal
  /// obeys control characters.
  private static func visible(_ text: String) -> String {
    var visible = ""
    for (count, scalar) in text.unicodeScalars.enumerated() {
      if count == longest { return visible + "…" }
      if isHarmful(scalar) {
        visible += "\\u{" + String(scalar.value, radix: 16) + "}"
      } else {
        visible.unicodeScalars.append(scalar)
      }
    }
    return visible
  }

  /// Control characters, line ends, and what turns the direction of the text that follows.
  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xE0000...0xE007F: true
    default: false
    }
  }
}
