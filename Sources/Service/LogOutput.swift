package import Configuration
import Glibc
package import Logging

/// Writes log lines to standard error: for the journal with their priority in front (sd-daemon(3)),
/// for people as `time level message`, for programs as JSON.
package struct LogOutput: LogHandler {
  package var metadata: Logger.Metadata = [:]
  package var logLevel: Logger.Level
  private let format: Configuration.Log.Format

  /// A logger as `settings` wants it; `auto` looks whether standard error is the journal.
  package static func logger(_ settings: Configuration.Log) -> Logger {
    var output = LogOutput(logLevel: .info, format: settings.format)
    if output.format == .auto {
      output = LogOutput(
        logLevel: .info, format: getenv("JOURNAL_STREAM") == nil ? .plain : .journal)
    }
    switch settings.level {
    case .debug: output.logLevel = .debug
    case .info: output.logLevel = .info
    case .notice: output.logLevel = .notice
    case .warning: output.logLevel = .warning
    case .error: output.logLevel = .error
    }
    return Logger(label: "newsloom") { [output] _ in output }
  }

  private init(logLevel: Logger.Level, format: Configuration.Log.Format) {
    self.logLevel = logLevel
    self.format = format
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    let message = Self.visible("\(event.message)")
    switch format {
    case .journal: write("<\(Self.priority(event.level))>\(message)\n")
    case .json: write(json(event, message))
    case .plain, .auto: write("\(Self.now()) \(event.level.rawValue) \(message)\n")
    }
  }

  /// One line: headlines and error texts come from the network, and a terminal obeys control
  /// characters.
  private static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var visible = ""
    for scalar in text.unicodeScalars {
      if isControl(scalar) {
        visible += "\\u{" + String(scalar.value, radix: 16) + "}"
      } else {
        visible.unicodeScalars.append(scalar)
      }
    }
    return visible
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }

  /// syslog(3)'s numbers.
  private static func priority(_ level: Logger.Level) -> Int {
    switch level {
    case .trace, .debug: 7
    case .info: 6
    case .notice: 5
    case .warning: 4
    case .error: 3
    case .critical: 2
    }
  }

  private static func now() -> String {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    var buffer = [CChar](repeating: 0, count: 32)
    let count = strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private func json(_ event: LogEvent, _ message: String) -> String {
    let source = event.metadata?["source"].map { ",\"source\":\"\($0)\"" } ?? ""
    return
      "{\"time\":\"\(Self.now())\",\"level\":\"\(event.level.rawValue)\"\(source),\"message\":\""
      + message.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\"}\n"
  }

  /// One `write` a line, so that lines of several threads do not mix.
  private func write(_ line: String) {
    let bytes = Array(line.utf8)
    _ = Glibc.write(2, bytes, bytes.count)
  }
}
