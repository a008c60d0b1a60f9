package import Configuration
import Glibc
package import Logging

/// Writes log lines to standard error: for the journal with their priority in front (sd-daemon(3)),
/// for people as `time level message`, for programs as JSON.
///
/// The journal gets its lines over standard error and not over its socket: the unit of a line is then
/// known whatever happens to the process, down to its last word.
package struct LogOutput: LogHandler {
  package var metadata: Logger.Metadata = [:]
  package var logLevel: Logger.Level
  private let format: LogLine.Format

  /// A logger as `settings` wants it; `auto` looks whether standard error is the journal.
  package static func logger(_ settings: Configuration.Log) -> Logger {
    let format: LogLine.Format =
      switch settings.format {
      case .auto: isJournal ? .journal : .plain
      case .journal: .journal
      case .json: .json
      case .plain: .plain
      }
    let level: Logger.Level =
      switch settings.level {
      case .debug: .debug
      case .info: .info
      case .notice: .notice
      case .warning: .warning
      case .error: .error
      }
    let output = LogOutput(logLevel: level, format: format)
    var logger = Logger(label: "newsloom") { _ in output }
    logger.logLevel = level
    return logger
  }

  private init(logLevel: Logger.Level, format: LogLine.Format) {
    self.logLevel = logLevel
    self.format = format
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    let source = (event.metadata?["source"] ?? metadata["source"]).map { "\($0)" }
    let line = LogLine(
      seconds: Int64(time(nil)), level: event.level, source: source, message: "\(event.message)")
    StandardError.write(line.text(format))
  }

  /// Whether standard error is the stream that `JOURNAL_STREAM` names, as `device:inode`
  /// (systemd.exec(5)): a redirection by the administrator leaves the variable behind.
  private static var isJournal: Bool {
    guard let value = getenv("JOURNAL_STREAM") else { return false }
    var status = stat()
    guard fstat(2, &status) == 0 else { return false }
    return String(cString: value) == "\(status.st_dev):\(status.st_ino)"
  }
}
