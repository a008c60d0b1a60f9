import Configuration
import Logging
import NewsModel
import StateStore

/// What the log is told of sources: one line an event, led by the source's id, and not more of a
/// kind than somebody would read.
extension Pipeline {
  func report(_ result: PollResult, new: Int) {
    summary.polled += 1
    counters.count(result)
    for note in result.notes { tell(note, of: result.source) }
    switch result.outcome {
    case .document(let facts, _):
      let repaired = facts.isRepaired ? ", its document had to be mended" : ""
      tell(
        new > 0 ? .info : .debug, .news, of: result.source,
        "\(facts.entries) entries, \(new) new\(repaired)")
    case .notModified:
      summary.notModified += 1
      tell(.debug, .news, of: result.source, "not modified")
    case .refused, .failed, .abandoned:
      let reason = sources[result.source]?.outcome ?? "failed"
      summary.note(failure: reason, of: result.source)
      tell(.warning, .failure, of: result.source, reason)
    }
  }

  private func tell(_ note: PollNote, of source: SourceID) {
    let kind: LogLimiter.Kind =
      switch note.kind {
      case .page: .page
      case .sitemap: .sitemap
      }
    tell(.notice, kind, of: source, "\(note.kind.rawValue) \(note.url): \(note.reason)")
  }

  private func tell(
    _ level: Logger.Level, _ kind: LogLimiter.Kind, of source: SourceID,
    _ message: @autoclosure () -> String
  ) {
    guard log.logLevel <= level else { return }
    guard let omitted = limiter.admit(kind, of: source, at: clock.steady()) else { return }
    let rest = omitted > 0 ? " (and \(omitted) like it before)" : ""
    log.log(level: level, "\(source): \(message())\(rest)", metadata: ["source": "\(source)"])
  }

  /// Tells what the limiter has kept back.
  func tellOmissions() {
    for omission in limiter.report(at: clock.steady()) {
      log.notice(
        "\(omission.source): … and \(omission.count) more \(omission.kind.rawValue)",
        metadata: ["source": "\(omission.source)"])
    }
  }
}
