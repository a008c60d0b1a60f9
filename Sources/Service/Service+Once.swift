import Configuration
import Glibc
import Logging
import Pipeline
import StateStore

/// The one-time run, from a terminal or from cron.
///
/// cron mails whatever a command says. So beside a terminal the run is silent when all went well;
/// otherwise the mail holds the log lines and the summary, which says how bad it was. Where the log
/// is JSON a program reads it, and nothing else is among its lines.
extension Service {
  func runOnce(
    _ pipeline: Pipeline, _ configuration: Configuration, _ log: Logger
  ) async throws -> ExitStatus {
    let left = options.deadline.map { max(.zero, $0 - (ContinuousClock.now - began)) }
    let summary = try await pipeline.runOnce(deadline: left)
    await MetricsFile().write(await pipeline.metrics(), configuration.metrics, log)
    let allFailed = summary.polled > 0 && summary.failures.count == summary.polled
    if summary.isCutShort {
      log.warning("ended early, \(summary.polled) sources polled; the rest is due next time")
    }
    if allFailed { log.error("each of the \(summary.polled) sources that were due failed") }
    let wentWell = summary.failures.isEmpty && !summary.isCutShort
    let isMailed = !wentWell && configuration.log.format != .json
    if options.showsSummary ?? (isatty(2) == 1 || isMailed) {
      let output = Directories.resolved(configuration.output.directory)
      StandardError.write(SummaryText.lines(summary, output: output))
    }
    return allFailed ? .allSourcesFailed : .done
  }
}
